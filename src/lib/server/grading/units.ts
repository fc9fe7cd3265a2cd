import { m } from '../../paraglide/messages.js';
import type { Cell } from '../../classroom/grades/model.ts';
import { postsOf, signInsOf } from '../stores/unit-people.ts';
import { unitsOf } from '../stores/units.ts';
import { isPublished } from '../services/in-unit.ts';
import type { GradeSource } from './source.ts';
import { titled } from './titles.ts';

/** A column a unit with a sign-in: who came in time has full marks, who came late the percentage of the unit. */
export const signInGrades: GradeSource = async ({ store: { db, t }, now }, classId) => {
	const at = now();
	const units = (await unitsOf(db, t, classId)).filter((unit) => isPublished(unit, at));
	const columns = [];
	for (const { id, title, signIn } of units) {
		if (!signIn || signIn.opensAt > at.getTime()) continue;
		const cells = new Map<string, Cell>();
		for (const { memberId, percent, late } of await signInsOf(db, t, id)) {
			const rule = late ? 'signInLate' : 'signInTime';
			const basis = { rule, inputs: { percent: String(percent) } };
			cells.set(memberId, { kind: 'score', score: String(percent), basis });
		}
		columns.push({
			id: `signIn:${id}`,
			source: 'signIn' as const,
			title: titled(m.grading_title_signIn, title),
			max: '100',
			closed: at.getTime() > (signIn.lateUntil ?? signIn.closesAt),
			cells
		});
	}
	return columns;
};

/** One column for all discussions: in how many of the units that are discussed at all a person has written. */
export const postGrades: GradeSource = async ({ store: { db, t }, now }, classId, students) => {
	const units = (await unitsOf(db, t, classId)).filter((unit) => isPublished(unit, now()));
	const wrote: Set<string>[] = [];
	for (const { id } of units) {
		const posts = (await postsOf(db, t, id)).filter(({ removedAt }) => !removedAt);
		const authors = new Set(posts.flatMap(({ memberId }) => memberId ?? []));
		if (authors.size > 0) wrote.push(authors);
	}
	if (wrote.length === 0) return [];
	const all = String(wrote.length);
	const cells = students.map(({ id }): [string, Cell] => {
		const score = String(wrote.filter((authors) => authors.has(id)).length);
		return [
			id,
			{ kind: 'score', score, basis: { rule: 'posts', inputs: { units: score, of: all } } }
		];
	});
	const title = {
		zh: m.grading_title_posts({}, { locale: 'zh' }),
		en: m.grading_title_posts({}, { locale: 'en' })
	};
	const column = { id: 'posts', source: 'posts' as const, title, max: all };
	return [{ ...column, closed: false, cells: new Map(cells) }];
};
