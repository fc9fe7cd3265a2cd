/** An order as the stock is shared: features as a mask in the engine, as ids on a screen. */
export interface StockNeed<F> {
	id: string;
	features: F;
	dueMonth: number;
	/** Units still to deliver. */
	left: number;
}

/** Units in one place: in stock, or under way until `arrives`. */
export interface StockLine<F> {
	features: F;
	quantity: number;
	arrives?: number;
}

/** Where the units of an order come from; together they are what is left to deliver. */
export interface StockShare {
	/** Units in stock set aside for it. */
	ready: number;
	/** Units bought that arrive in time. */
	coming: number;
	/** Units that nobody has bought yet. */
	missing: number;
}

/**
 * Shares stock among orders, the earliest due first, then by order id: exact feature sets before
 * richer ones, what is here before what is under way. No unit is counted for two orders, and none
 * that arrives after an order's due month is counted for it.
 * @param serves whether a unit with the first features may be delivered for the second
 * @returns the shares in the order of `needs`, and the units of each line that no order needs
 */
export function shareStock<F>(
	needs: readonly StockNeed<F>[],
	lines: readonly StockLine<F>[],
	serves: (stock: F, order: F) => boolean
): { shares: StockShare[]; spare: number[] } {
	const shares = needs.map(({ left }): StockShare => ({ ready: 0, coming: 0, missing: left }));
	const spare = lines.map((line) => line.quantity);
	if (lines.length === 0) return { shares, spare };
	const order = needs.map((_, i) => i).sort((a, b) => byDue(needs[a]!, needs[b]!));
	for (const exact of [true, false])
		for (const here of [true, false])
			for (const n of order)
				lines.forEach((line, l) => {
					const { features, dueMonth } = needs[n]!;
					const share = shares[n]!;
					if (spare[l] === 0 || share.missing === 0) return;
					if ((line.arrives === undefined) !== here || (line.arrives ?? 0) > dueMonth) return;
					if (!serves(line.features, features)) return;
					if (serves(features, line.features) !== exact) return;
					const units = Math.min(spare[l]!, share.missing);
					spare[l]! -= units;
					share.missing -= units;
					share[here ? 'ready' : 'coming'] += units;
				});
	return { shares, spare };
}

type Due = Pick<StockNeed<unknown>, 'dueMonth' | 'id'>;

/** Earliest due first, then by id: a total order on the orders of a company. */
export const byDue = (a: Due, b: Due): number =>
	a.dueMonth - b.dueMonth || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
