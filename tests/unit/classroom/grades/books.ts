import type { Book, Cell, Column, Scheme } from '../../../../src/lib/classroom/grades/model.ts';

export const score = (value: string): Cell => ({ kind: 'score', score: value });

export const column = (id: string, over: Partial<Column> = {}): Column => ({
	...{ id, source: 'quiz', max: '10', closed: true },
	...over
});

/** A book of one student, `s`. */
export const book = (
	columns: Column[],
	cells: Record<string, Cell>,
	overrides: Book['overrides'][string] = {}
): Book => ({ columns, students: ['s'], cells: { s: cells }, overrides: { s: overrides } });

/** A scheme of parts given as [weight, columns]. */
export const scheme = (
	parts: Record<string, [string, string[]]>,
	over: Partial<Scheme['parts'][number]> = {},
	bonus: Scheme['bonus'] = { columns: [], most: '5' }
): Scheme => ({
	version: 1,
	parts: Object.entries(parts).map(([id, [weight, ids]]) => ({
		...{ id, weight, dropLowest: 0, cap: '100' },
		columns: ids.map((c) => ({ id: c, weight: '1' })),
		...over
	})),
	bonus
});
