import type { Fen } from '../kernel/units.ts';
import type { OrderView } from '../view/types.ts';
import type { PlannedAction } from '../world/state.ts';
import type { BotView } from './bot.ts';
import { raiseCash, type Purse } from './purse.ts';
import { buyingCost, handling } from './skills.ts';

/** Open orders in the order in which money does most: paid at once, then due now, then the rest. */
function orderQueue(view: BotView): OrderView[] {
	const urgency = (o: OrderView) =>
		(o.paymentMonths === 0 ? 0 : o.dueMonth <= view.month ? 10 : 20) + o.paymentMonths;
	return view.orders
		.filter((o) => o.state === 'open')
		.sort((a, b) => urgency(a) - urgency(b) || b.damages - a.damages);
}

/**
 * Buys what open orders lack and delivers them, most pressing first. Orders of the same product
 * are bought together where cash allows, for the quantity discount.
 * @param keep cash that orders not yet due may not touch
 * @param finance whether to borrow and sell receivables for orders that are due
 */
export function fulfil(view: BotView, purse: Purse, keep: Fen, finance: boolean): PlannedAction[] {
	const out: PlannedAction[] = [];
	const stock = new Map<string, number>();
	for (const s of view.stock) if (s.arrives === undefined) stock.set(s.features.join(), s.quantity);
	const queue = orderQueue(view);
	const left = (o: OrderView) => o.quantity - o.delivered;
	queue.forEach((order, i) => {
		const key = order.features.join();
		const due = order.dueMonth <= view.month;
		const fee = handling(view.rules, order.serviceLevel);
		const floor = due || order.paymentMonths === 0 ? 0 : keep;
		const have = Math.min(left(order), stock.get(key) ?? 0);
		const lacking = left(order) - have;
		const needs = (units: number) =>
			(units > 0 ? buyingCost(view, order.features, units) : 0) + fee * (have + units);
		let units = lacking;
		if (purse.cash - needs(units) < floor) {
			if (due && finance) raiseCash(view, purse, needs(units), out);
			while (units > 0 && purse.cash - floor < needs(units))
				units = Math.max(
					0,
					Math.min(units - 1, Math.floor((units * (purse.cash - floor)) / needs(units)))
				);
			if (units < lacking) purse.owed += needs(lacking - units);
		}
		// Company for the order: others of the same product, if all of it can be paid now.
		let bundle = units;
		if (units === lacking && units > 0)
			for (const other of queue.slice(i + 1)) {
				if (other.features.join() !== key) continue;
				const more = bundle + left(other);
				const handled = fee * left(order) + handling(view.rules, other.serviceLevel) * more;
				if (purse.cash - buyingCost(view, order.features, more) - handled < floor + keep) break;
				bundle = more;
			}
		if (bundle > 0) {
			out.push({ type: 'buyStock', features: order.features, quantity: bundle });
			purse.cash -= buyingCost(view, order.features, bundle);
		}
		const payable = fee > 0 ? Math.floor(purse.cash / fee) : have + units;
		const quantity = Math.min(have + units, payable);
		stock.set(key, (stock.get(key) ?? 0) + bundle - quantity);
		if (quantity <= 0) return;
		out.push({ type: 'deliver', order: order.id, quantity });
		purse.cash -= fee * quantity;
		if (order.paymentMonths === 0) purse.cash += order.unitPrice * quantity;
	});
	return out;
}
