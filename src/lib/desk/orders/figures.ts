import { share, type Fen } from '#sim/kernel/units.ts';
import type { EntryView, OrderView, Rulebook } from '#sim/view/types.ts';

/** Fee and promised service for delivering `quantity` units of an order, fen. */
export const deliveryCostOf = (rules: Rulebook, order: OrderView, quantity: number): Fen =>
	(rules.product.delivery + (rules.serviceLevels[order.serviceLevel]?.cost ?? 0)) * quantity;

/** Damages if nothing more of an order is delivered, fen. */
export const damagesOf = (order: OrderView): Fen =>
	share((order.quantity - order.delivered) * order.unitPrice, order.damages);

/** What a closed order brought, from the books. */
export interface OrderResult {
	revenue: Fen;
	goods: Fen;
	/** Delivery and promised service. */
	delivery: Fen;
	damages: Fen;
	/** Fees for selling its receivables. */
	fees: Fen;
	margin: Fen;
}

/** Sums of the books by order: entries name the order, or a receivable of it. */
export function resultsByOrder(journal: readonly EntryView[]): Map<string, OrderResult> {
	const results = new Map<string, OrderResult>();
	for (const entry of journal) {
		const id = entry.ref.split('.')[0]!;
		if (id === '') continue;
		let result = results.get(id);
		if (!result) {
			result = { revenue: 0, goods: 0, delivery: 0, damages: 0, fees: 0, margin: 0 };
			results.set(id, result);
		}
		for (const { account, amount } of entry.lines) {
			if (account === 'revenue') result.revenue -= amount;
			else if (account === 'goods') result.goods += amount;
			else if (account === 'delivery' || account === 'service') result.delivery += amount;
			else if (account === 'damages') result.damages += amount;
			else if (account === 'fees') result.fees += amount;
		}
		const { revenue, goods, delivery, damages, fees } = result;
		result.margin = revenue - goods - delivery - damages - fees;
	}
	return results;
}
