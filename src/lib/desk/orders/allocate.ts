import type { OrderView, StockView } from '#sim/view/types.ts';

/** What an open order still takes, with the stock set aside for it. */
export interface OrderNeed {
	order: OrderView;
	/** Units still to deliver. */
	left: number;
	/** Units in stock set aside for it. */
	ready: number;
	/** Units bought and still under way. */
	coming: number;
	/** Units that nobody has bought yet. */
	missing: number;
}

const serves = (stock: readonly string[], order: readonly string[]) =>
	order.every((id) => stock.includes(id));

const byDue = (a: OrderView, b: OrderView) =>
	a.dueMonth - b.dueMonth || a.wonMonth - b.wonMonth || (a.id < b.id ? -1 : 1);

/**
 * Shares the stock among the open orders, the earliest due first: exact feature sets before
 * richer ones, what is here before what is under way. Two orders never count the same unit.
 * @returns the needs by due month, and the units of each stock line that no order needs
 */
function shareOut(orders: readonly OrderView[], stock: readonly StockView[]) {
	const lines = stock.map((line) => ({ ...line, free: line.quantity }));
	const needs = orders
		.filter((order) => order.state === 'open')
		.sort(byDue)
		.map((order) => ({ order, left: order.quantity - order.delivered, ready: 0, coming: 0 }));
	const open = (need: (typeof needs)[number]) => need.left - need.ready - need.coming;
	for (const exact of [true, false])
		for (const here of [true, false])
			for (const need of needs)
				for (const line of lines) {
					if ((line.arrives === undefined) !== here) continue;
					if (!serves(line.features, need.order.features)) continue;
					if ((line.features.length === need.order.features.length) !== exact) continue;
					const units = Math.min(line.free, open(need));
					line.free -= units;
					need[here ? 'ready' : 'coming'] += units;
				}
	return {
		needs: needs.map((need): OrderNeed => ({ ...need, missing: open(need) })),
		spare: lines.map((line) => line.free)
	};
}

/** What every open order still takes, the earliest due first. */
export const allocate = (orders: readonly OrderView[], stock: readonly StockView[]): OrderNeed[] =>
	shareOut(orders, stock).needs;

/** Units in each stock line that no open order needs, in the order of the lines. */
export const spare = (orders: readonly OrderView[], stock: readonly StockView[]): number[] =>
	shareOut(orders, stock).spare;
