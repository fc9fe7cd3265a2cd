import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { whatIf } from '../../classroom/grades/compute.ts';
import { Part, type Column, type Scheme } from '../../classroom/grades/model.ts';
import { schemeFor, type Weights } from '../../classroom/grades/placing.ts';
import { schemeFault } from '../../classroom/grades/scheme.ts';
import { mean, median, plain, type Exact } from '../../classroom/exact.ts';
import { note } from '../stores/audit.ts';
import { holdClass } from '../stores/classes.ts';
import { insertScheme, schemesOf } from '../stores/grades.ts';
import { namesOf } from '../stores/users.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import type { GameDeps } from './deps.ts';
import { classBook, type ClassBook } from './grade-book.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

export const WeightsForm = z.object({
	parts: z.array(Part).min(1).max(20),
	bonus: z.object({
		columns: z.array(z.string()).max(50),
		most: z.string().regex(/^\d{1,3}(\.\d{1,6})?$/)
	}),
	aside: z.array(z.string()).max(500)
}) satisfies z.ZodType<Weights>;

/** What other weights would do. Figures are decimals as they are shown. */
export interface WeightsPreview {
	/** Those whose total changes, the largest change first. */
	students: { id: string; name: string; before: string; after: string; change: string }[];
	unchanged: number;
	before: { mean: string; median: string } | null;
	after: { mean: string; median: string } | null;
}

const middle = (totals: readonly (Exact | null)[]) => {
	const known = totals.filter((total) => total !== null);
	return known.length === 0
		? null
		: { mean: plain(mean(known)!, 1), median: plain(median(known)!, 1) };
};

/** @throws Refused `grades.*` with what is wrong */
function checked(weights: Weights, columns: readonly Column[]): Scheme {
	const scheme: Scheme = { version: 1, parts: weights.parts, bonus: weights.bonus };
	// A column that has gone meanwhile is no mistake of whoever weighs the others.
	const known = new Set(columns.map(({ id }) => id));
	const there = {
		...scheme,
		parts: scheme.parts.map((part) => ({
			...part,
			columns: part.columns.filter(({ id }) => known.has(id))
		})),
		bonus: { ...scheme.bonus, columns: scheme.bonus.columns.filter((id) => known.has(id)) }
	};
	const fault = schemeFault(there, columns);
	if (fault) throw new Refused(fault.refused, undefined, fault.params);
	return there;
}

function preview(loaded: ClassBook, other: Scheme): WeightsPreview {
	const { book, scheme, students } = loaded;
	const names = new Map(students.map(({ id, name }) => [id, name]));
	const all = whatIf(book, scheme, other);
	const moved = all
		.filter(({ change }) => change !== null && !change.equals(0))
		.sort((a, b) => b.change!.abs().compare(a.change!.abs()));
	return {
		students: moved.map(({ student, before, after, change }) => ({
			...{ id: student, name: names.get(student) ?? '' },
			...{ before: plain(before!, 2), after: plain(after!, 2), change: plain(change!, 2) }
		})),
		unchanged: all.length - moved.length,
		before: middle(all.map(({ before }) => before)),
		after: middle(all.map(({ after }) => after))
	};
}

/** How much what counts: versions of weights, tried before they are saved. */
export function makeGradeWeights(deps: GameDeps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/** The weights that hold, with the columns to be placed and the versions before. For staff. */
		async view(actor: Actor, classId: string) {
			await inClass(store, actor, classId, 'grade.manage');
			const { weights, scheme, versions, columns, book } = await classBook(deps, classId);
			const people = await namesOf(db, t, [
				...new Set(versions.flatMap(({ actorId }) => actorId ?? []))
			]);
			return {
				version: scheme.version,
				parts: scheme.parts,
				bonus: scheme.bonus,
				aside: weights.aside,
				columns: columns.map(({ id, source, title }) => ({ id, source, title })),
				students: book.students.length,
				versions: versions
					.map(({ version, at, actorId, weights }) => ({
						...{ version, at: at.getTime() },
						by: (actorId !== null && people.get(actorId)) || '',
						parts: weights.parts.map(({ id, weight }) => ({ id, weight }))
					}))
					.reverse()
			};
		},

		/** What these weights would give, without saving them. For staff. @throws Refused `grades.*` */
		async tryOut(actor: Actor, classId: string, weights: Weights): Promise<WeightsPreview> {
			await inClass(store, actor, classId, 'grade.manage');
			const loaded = await classBook(deps, classId);
			checked(weights, loaded.book.columns);
			return preview(loaded, schemeFor(weights, 0, loaded.book.columns));
		},

		/**
		 * Saves weights as a new version. The same weights once more make none.
		 * @param version that the editor began with; 0 = the default
		 * @throws Refused `grades.stale` when somebody else has saved meanwhile, `grades.*`
		 */
		async save(actor: Actor, classId: string, version: number, weights: Weights): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			const { book } = await classBook(deps, classId);
			const { parts, bonus } = checked(weights, book.columns);
			const at = now();
			const made = await tx(async (db) => {
				await holdClass(db, t, classId);
				const latest = (await schemesOf(db, t, classId)).at(-1);
				const next = { parts, bonus, aside: [...weights.aside] };
				// Pressed twice, the second press finds what it wanted.
				if (latest && isDeepStrictEqual(latest.weights, next)) return false;
				if ((latest?.version ?? 0) !== version) throw new Refused('grades.stale');
				const row = { classId, version: version + 1, weights: next, at };
				await insertScheme(db, t, { ...row, actorId: access.user.id });
				await note(db, t, lineOf(access, 'grade.weights', { version: version + 1 }, at));
				return true;
			});
			if (made) live.publish(`class:${classId}`);
		}
	};
}

export type GradeWeights = ReturnType<typeof makeGradeWeights>;
