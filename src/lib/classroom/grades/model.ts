import { z } from 'zod';

/** Where a column's figures come from (CLASSROOM.md: gradebook). */
export const SOURCES = [
	...(['signIn', 'quiz', 'posts', 'gameResult', 'gameProcess', 'task', 'submission'] as const),
	...(['reviewing', 'reflection', 'contribution', 'bonus', 'manual'] as const)
] as const;
export type Source = (typeof SOURCES)[number];

/** A figure as it is stored: a decimal with at most ten places, or a fraction such as `250/3`. */
const figure = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$|^-?\d{1,60}\/[1-9]\d{0,60}$/);
const percent = z.string().regex(/^\d{1,3}(\.\d{1,6})?$/);

export const Column = z.object({
	id: z.string().min(1).max(60),
	source: z.enum(SOURCES),
	/** Full marks, above 0. */
	max: figure.refine((max) => !/^-|^0+(\.0+)?$|^0+\//.test(max)),
	/** The time for it is over: what is missing now counts as nothing. */
	closed: z.boolean(),
	/** Highest percentage that counts; above 100 where more than full marks may be reached. */
	cap: percent.optional(),
	curve: z.lazy(() => Curve).optional()
});
export type Column = z.output<typeof Column>;

/** A curve with its figure fixed, so that one student's later mark moves nobody else's. See `curves.ts`. */
export const Curve = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('shift'), points: figure }),
	z.object({ kind: z.literal('scale'), factor: figure }),
	z.object({ kind: z.literal('root') })
]);
export type Curve = z.output<typeof Curve>;

/**
 * What stands in a cell. `missing` is not zero: while the column is open it does not count yet, afterwards it counts
 * as nothing. `excused` never counts, and what remains weighs more. A score of 0 is a mark like any other.
 */
export type Cell =
	{ kind: 'score'; score: string; basis?: Basis } | { kind: 'missing' } | { kind: 'excused' };

/** How another module came to a score, for the explanation: its rule and its figures by name. */
export interface Basis {
	rule: string;
	inputs: Readonly<Record<string, string>>;
}

/** An instructor's word against the figure; the figure stays readable beside it. */
export interface Override {
	cell: Cell;
	reason: string;
	by: string;
	at: number;
}

export const Part = z.object({
	id: z.string().min(1).max(40),
	/** Percent of the total. */
	weight: percent,
	/** Columns of this part and what each weighs within it, above 0. */
	columns: z.array(z.object({ id: z.string(), weight: percent })).max(200),
	/** So many lowest percentages are left out, but never the last one. */
	dropLowest: z.number().int().min(0).max(50),
	/** Highest percentage the part may reach. */
	cap: percent
});
export type Part = z.output<typeof Part>;

/** A version of the weights. A saved version never changes: a change is a new version. */
export const Scheme = z.object({
	version: z.number().int().positive(),
	parts: z.array(Part).min(1).max(20),
	/** Columns whose scores are added to the total as points, and the most they may add together. */
	bonus: z.object({ columns: z.array(z.string()).max(50), most: percent })
});
export type Scheme = z.output<typeof Scheme>;

export interface Book {
	columns: readonly Column[];
	students: readonly string[];
	/** By student, then by column. No entry is `missing`. */
	cells: Readonly<Record<string, Readonly<Record<string, Cell>>>>;
	overrides: Readonly<Record<string, Readonly<Record<string, Override>>>>;
}
