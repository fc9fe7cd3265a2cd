/** A line of a statement. `sum` is a subtotal, `total` the line that a statement ends with. */
export interface FigureLine {
	label: string;
	amounts: readonly number[];
	kind?: 'sum' | 'total';
}
