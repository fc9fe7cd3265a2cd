/** The list with the item at `from` moved to `to`; unchanged when either lies outside. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
	if (from < 0 || from >= list.length || to < 0 || to >= list.length) return [...list];
	const rest = list.filter((_, i) => i !== from);
	return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
}

/** The list without the item at `index`. */
export const without = <T>(list: readonly T[], index: number): T[] =>
	list.filter((_, i) => i !== index);

/** The list with an item put back at `index`. */
export const inserted = <T>(list: readonly T[], index: number, item: T): T[] => [
	...list.slice(0, index),
	item,
	...list.slice(index)
];
