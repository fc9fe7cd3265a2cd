import { explain, type Explanation } from '../../classroom/grades/explain.ts';
import { gradesOf, type CellResult } from '../../classroom/grades/compute.ts';
import { override } from '../../classroom/grades/scheme.ts';
import type { Cell, Scheme, Source } from '../../classroom/grades/model.ts';
import { exact, plain } from '../../classroom/exact.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { note } from '../stores/audit.ts';
import { overridesOf, putOverride } from '../stores/grades.ts';
import { holdClass } from '../stores/classes.ts';
import { memberById } from '../stores/members.ts';
import { placeOf, teamById } from '../stores/teams.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { lines } from './checked-texts.ts';
import type { GameDeps } from './deps.ts';
import { classBook, publishedScheme, type ClassBook } from './grade-book.ts';
import { noteLook } from './grade-views.ts';
import { placesIn } from './grades.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

/** A cell with how it came about. Figures are decimals as they are shown. */
export interface SheetCell {
	column: string;
	source: Source;
	title: Bilingual;
	max: string;
	weight: string;
	score: string | null;
	percent: string | null;
	standing: CellResult['standing'] | 'unused';
	overridden: boolean;
	/** Of the override; 0 = there has never been one. */
	version: number;
	why: Explanation;
}

export interface SheetPart {
	id: string;
	weight: string;
	percent: string | null;
	cells: SheetCell[];
	why: Explanation;
}

/** All grades of one student, each with its explanation. */
export interface Sheet {
	member: { id: string; name: string; number: string; company: string };
	total: string | null;
	provisional: boolean;
	scheme: number;
	parts: SheetPart[];
	bonus: SheetCell[];
	/** Columns that count nowhere; for staff alone. */
	unused: SheetCell[];
	why: Explanation;
	/** Titles of columns by id, for sentences. */
	titles: Record<string, Bilingual>;
}

/** A figure as it may be typed; full-width digits of Chinese keyboards are read too. */
const TYPED = /^-?\d{1,6}(\.\d{1,4})?$/;

/** @throws Refused `grades.figure` */
export function cellOf(kind: string, typed: string, field: string): Cell {
	if (kind === 'missing' || kind === 'excused') return { kind };
	const score = typed.normalize('NFKC').trim();
	if (!TYPED.test(score)) throw new Refused('grades.figure', field);
	return { kind: 'score', score };
}

function sheetOf(
	loaded: ClassBook,
	scheme: Scheme,
	member: Sheet['member'],
	staff: boolean
): Sheet {
	const { book, columns, overrides } = loaded;
	const result = gradesOf(book, scheme, member.id);
	const versions = new Map(
		overrides
			.filter(({ memberId }) => memberId === member.id)
			.map(({ columnId, version }) => [columnId, version])
	);
	const byId = new Map(columns.map((column) => [column.id, column]));
	const why = (target: Parameters<typeof explain>[3]) => explain(book, scheme, member.id, target);
	const cellFor = (id: string, found: CellResult | null): SheetCell => {
		const { source, title, max } = byId.get(id)!;
		const cell = found?.cell ?? book.cells[member.id]?.[id];
		return {
			...{ column: id, source, title, max: plain(exact(max), 2) },
			weight: found ? plain(found.weight) : '0',
			score: cell?.kind === 'score' ? plain(exact(cell.score), 2) : null,
			percent: found?.percent ? plain(found.percent, 2) : null,
			standing: found?.standing ?? 'unused',
			overridden: found?.overridden ?? false,
			version: versions.get(id) ?? 0,
			why: why({ column: id })
		};
	};
	const placed = placesIn(scheme);
	const titles = Object.fromEntries(
		columns.filter(({ id }) => staff || placed.has(id)).map(({ id, title }) => [id, title])
	);
	return {
		member,
		total: result.total && plain(result.total, 2),
		provisional: result.provisional,
		scheme: scheme.version,
		parts: result.parts.map(({ id, weight, percent, cells }) => ({
			...{ id, weight: plain(weight), percent: percent && plain(percent, 2) },
			cells: cells.map((cell) => cellFor(cell.column, cell)),
			why: why({ part: id })
		})),
		// A bonus is points, not a part of full marks.
		bonus: result.bonus.cells.map((cell) => ({
			...cellFor(cell.column, cell),
			percent: null
		})),
		unused: staff
			? columns.filter(({ id }) => !placed.has(id)).map(({ id }) => cellFor(id, null))
			: [],
		why: why('total'),
		titles
	};
}

/** One student's grades: for staff, and for the student once they are published. */
export function makeGradeSheets(deps: GameDeps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	async function who(classId: string, memberId: string): Promise<Sheet['member']> {
		const member = await memberById(db, t, classId, memberId);
		if (!member || member.role !== 'student' || member.status !== 'active')
			throw new Refused('member.unknown');
		const place = await placeOf(db, t, memberId);
		const team = place && (await teamById(db, t, classId, place.teamId));
		const { id, name, studentNumber } = member;
		return { id, name, number: studentNumber ?? '', company: team?.name ?? '' };
	}

	return {
		/** Somebody's grades by the weights that hold. For staff; noted. @throws Refused `member.unknown` */
		async of(actor: Actor, classId: string, memberId: string): Promise<Sheet> {
			const access = await inClass(store, actor, classId, 'grade.manage');
			const member = await who(classId, memberId);
			const loaded = await classBook(deps, classId);
			const about = { what: 'person', member: memberId };
			await noteLook(deps, access, about);
			return sheetOf(loaded, loaded.scheme, member, true);
		},

		/** The own grades by the published weights; null while they are not published. */
		async mine(actor: Actor, classId: string): Promise<Sheet | null> {
			const { member } = await inClass(store, actor, classId, 'grade.own');
			if (!member) return null;
			const loaded = await classBook(deps, classId);
			const scheme = publishedScheme(loaded);
			return scheme && sheetOf(loaded, scheme, await who(classId, member.id), false);
		},

		/**
		 * Sets a cell against its source, with a reason that the student reads too; or takes that back.
		 * @param made `version` is the override's as the editor saw it, 0 = none
		 * @throws Refused `grades.reason`, `grades.figure`, `grades.columnUnknown`, `grades.stale`, `member.unknown`
		 */
		async override(
			actor: Actor,
			classId: string,
			memberId: string,
			columnId: string,
			made: { kind: string; score: string; reason: string; version: number }
		): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			await who(classId, memberId);
			const { columns } = await classBook(deps, classId);
			if (!columns.some(({ id }) => id === columnId)) throw new Refused('grades.columnUnknown');
			const cell = made.kind === 'back' ? null : cellOf(made.kind, made.score, 'score');
			const at = now();
			const by = access.user.name;
			const reason = lines(made.reason).slice(0, 500);
			const word = override({ cell: cell ?? { kind: 'missing' }, reason, by, at: at.getTime() });
			if ('refused' in word) throw new Refused(word.refused, 'reason');
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const before = (await overridesOf(db, t, classId)).find(
					(row) => row.columnId === columnId && row.memberId === memberId
				);
				if ((before?.version ?? 0) !== made.version) throw new Refused('grades.stale');
				await putOverride(db, t, {
					...{ classId, columnId, memberId, cell, reason: word.reason, at },
					...{ actorId: access.user.id, version: made.version + 1 }
				});
				const about = { member: memberId, what: columnId, reason: word.reason };
				const what = cell ? 'grade.overridden' : 'grade.restored';
				await note(db, t, lineOf(access, what, about, at));
			});
			live.publish(`class:${classId}`);
		}
	};
}

export type GradeSheets = ReturnType<typeof makeGradeSheets>;
