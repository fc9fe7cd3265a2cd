import { exact, plain, sum } from '../exact.ts';
import { refuse, type Refusal } from '../outcome.ts';
import type { Column, Override, Scheme, Source } from './model.ts';

export type SchemeRefusal =
	| 'grades.sum' // the weights sum to `sum`, not to 100
	| 'grades.columnTwice' // `column` stands in two places
	| 'grades.columnUnknown' // `column` is not in the book
	| 'grades.partTwice'
	| 'grades.noWeight'; // a column with weight 0 in part `part`

export type OverrideRefusal = 'grades.reason'; // an override wants a reason

/** Parts of the default scheme: the rank of a game alone never decides (CLASSROOM.md). */
export const DEFAULT_WEIGHTS = {
	process: '40',
	result: '20',
	quizzes: '15',
	reviews: '15',
	reflection: '10'
} as const;
export type DefaultPart = keyof typeof DEFAULT_WEIGHTS;

/** Where the default scheme puts a source; contribution enters task scores as a factor, bonus adds points. */
const PART_OF: Record<Source, DefaultPart | 'bonus' | null> = {
	...{ signIn: 'process', posts: 'process', gameProcess: 'process', task: 'process' },
	...{ gameResult: 'result', submission: 'result', quiz: 'quizzes' },
	...{ reviewing: 'reviews', reflection: 'reflection' },
	...{ contribution: null, manual: null, bonus: 'bonus' }
};

/** Part of the default scheme that a source belongs to; null where it counts by hand only. */
export const partOf = (source: Source): DefaultPart | 'bonus' | null => PART_OF[source];

/** The scheme a new class starts with, every column in its place with equal weight. */
export function defaultScheme(columns: readonly Column[]): Scheme {
	const of = (part: string) => columns.filter(({ source }) => PART_OF[source] === part);
	return {
		version: 1,
		parts: Object.entries(DEFAULT_WEIGHTS).map(([id, weight]) => ({
			id,
			weight,
			columns: of(id).map((column) => ({ id: column.id, weight: '1' })),
			dropLowest: 0,
			cap: '100'
		})),
		bonus: { columns: of('bonus').map(({ id }) => id), most: '5' }
	};
}

/** Why a scheme cannot be saved for these columns; null when it can. The weights must sum to exactly 100. */
export function schemeFault(
	scheme: Scheme,
	columns: readonly Column[]
): Refusal<SchemeRefusal> | null {
	const total = sum(scheme.parts.map(({ weight }) => exact(weight)));
	if (!total.equals(100)) return refuse('grades.sum', { sum: plain(total, 6) });
	const ids = scheme.parts.map(({ id }) => id);
	if (new Set(ids).size !== ids.length) return refuse('grades.partTwice');
	const known = new Set(columns.map(({ id }) => id));
	const used = new Set<string>();
	const placed = [
		...scheme.parts.flatMap((p) => p.columns.map((c) => c.id)),
		...scheme.bonus.columns
	];
	for (const column of placed) {
		if (!known.has(column)) return refuse('grades.columnUnknown', { column });
		if (used.has(column)) return refuse('grades.columnTwice', { column });
		used.add(column);
	}
	for (const { id, columns: inPart } of scheme.parts)
		if (inPart.some(({ weight }) => exact(weight).equals(0)))
			return refuse('grades.noWeight', { part: id });
	return null;
}

/**
 * Saves weights as a new version after all others. A version that has been saved is never changed, so that every
 * grade that was shown can be computed again; saving the latest weights once more makes no new version.
 */
export function saveScheme(
	versions: readonly Scheme[],
	weights: Omit<Scheme, 'version'>,
	columns: readonly Column[]
): Scheme[] | Refusal<SchemeRefusal> {
	const latest = versions.at(-1);
	const scheme: Scheme = {
		version: (latest?.version ?? 0) + 1,
		parts: weights.parts,
		bonus: weights.bonus
	};
	const fault = schemeFault(scheme, columns);
	if (fault) return fault;
	const { version: _, ...present } = latest ?? { version: 0 };
	const { version: __, ...next } = scheme;
	return JSON.stringify(present) === JSON.stringify(next) ? [...versions] : [...versions, scheme];
}

/** An override as it may be saved: with a reason. */
export function override(made: Override): Override | Refusal<OverrideRefusal> {
	const reason = made.reason.trim();
	return /[\p{L}\p{N}]/u.test(reason) ? { ...made, reason } : refuse('grades.reason');
}
