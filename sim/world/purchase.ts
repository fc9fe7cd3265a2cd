import { share, type Bp, type Fen } from '../kernel/units.ts';

/** Steps of the quantity discount, rising: from so many units, so much off. */
export type Discounts = readonly { from: number; off: Bp }[];

/** The quantity discount on a purchase, basis points off. */
export function discountFor(discounts: Discounts, quantity: number): Bp {
	let off = 0;
	for (const step of discounts) if (quantity >= step.from) off = step.off;
	return off;
}

/**
 * What `quantity` units cost together.
 * @param unit cost of one unit before discounts and news, fen
 * @param change by which purchase prices differ in that month, basis points
 */
export function bulkPrice(discounts: Discounts, unit: Fen, quantity: number, change: Bp): Fen {
	return share(share(unit, 10_000 + change) * quantity, 10_000 - discountFor(discounts, quantity));
}
