/** Things by their id. Plain, not reactive: it is made anew whenever the list changes. */
export const byId = <T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
	new Map(items.map((item) => [item.id, item]));
