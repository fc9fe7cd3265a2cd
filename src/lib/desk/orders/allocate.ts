import { byDue, shareStock, type StockShare } from '#sim/view/share-stock.ts';
import type { OrderView, StockView } from '#sim/view/types.ts';

/** What an open order still takes, with the stock set aside for it. */
export interface OrderNeed extends StockShare {
	order: OrderView;
	/** Units still to deliver. */
	left: number;
}

const serves = (stock: readonly string[], order: readonly string[]) =>
	order.every((id) => stock.includes(id));

/** The engine's own sharing of the stock, as its forecast counts it. */
function shareOut(orders: readonly OrderView[], stock: readonly StockView[]) {
	const open = orders
		.filter((order) => order.state === 'open')
		.sort(byDue)
		.map((order) => ({ ...order, order, left: order.quantity - order.delivered }));
	const { shares, spare } = shareStock<readonly string[]>(open, stock, serves);
	return {
		needs: open.map(({ order, left }, i): OrderNeed => ({ order, left, ...shares[i]! })),
		spare
	};
}

/** What every open order still takes, the earliest due first. */
export const allocate = (orders: readonly OrderView[], stock: readonly StockView[]): OrderNeed[] =>
	shareOut(orders, stock).needs;

/** Units in each stock line that no open order needs, in the order of the lines. */
export const spare = (orders: readonly OrderView[], stock: readonly StockView[]): number[] =>
	shareOut(orders, stock).spare;
