import type { Snippet } from 'svelte';

/** What a column sorts by. Nothing (`null`) goes to the end in both directions. */
export type SortValue = string | number | null;

export interface Column<Row> {
	id: string;
	label: string;
	/** Numbers stand at the end of their column. */
	align?: 'start' | 'end';
	/** Makes the column sortable. */
	sort?: (row: Row) => SortValue;
	/** Content of a cell: a snippet, or plain text. */
	cell?: Snippet<[Row]>;
	text?: (row: Row) => string;
	/** The column that names the row: its row header, and the heading of its card on a phone. */
	primary?: boolean;
	/** On a phone this cell takes the whole width of the card. */
	wide?: boolean;
}

/**
 * A sortable column of numbers.
 * @param value what a row has there; null is shown as a dash and sorted last
 */
export const figures = <Row>(
	id: string,
	label: string,
	value: (row: Row) => number | null,
	format: (n: number, row: Row) => string
): Column<Row> => ({
	id,
	label,
	align: 'end',
	sort: value,
	text: (row) => {
		const n = value(row);
		return n === null ? '–' : format(n, row);
	}
});

export interface Sort {
	id: string;
	dir: 'asc' | 'desc';
}

/** The rows in order. Rows that compare equal keep theirs, so that sorting twice refines. */
export function sorted<Row>(
	rows: readonly Row[],
	columns: readonly Column<Row>[],
	sort: Sort | null,
	compareText: (a: string, b: string) => number
): readonly Row[] {
	const by = columns.find(({ id }) => id === sort?.id)?.sort;
	if (!by || !sort) return rows;
	const sign = sort.dir === 'asc' ? 1 : -1;
	return rows
		.map((row) => ({ row, value: by(row) }))
		.sort((a, b) => {
			if (a.value === null || b.value === null)
				return Number(a.value === null) - Number(b.value === null);
			if (typeof a.value === 'number' && typeof b.value === 'number')
				return sign * (a.value - b.value);
			return sign * compareText(String(a.value), String(b.value));
		})
		.map(({ row }) => row);
}

/** What a press on a heading does: sort by it, then turn round. */
export const nextSort = (current: Sort | null, id: string): Sort => ({
	id,
	dir: current?.id === id && current.dir === 'asc' ? 'desc' : 'asc'
});
