/** Things by their id. Plain, not reactive: it is made anew whenever the list changes. */
export const byId = <T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
	new Map(items.map((item) => [item.id, item]));

/** Every text once, in the order of its first appearance. */
export const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
