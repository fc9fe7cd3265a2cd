import { share, type Bp, type Fen } from '#sim/kernel/units.ts';
import { bulkPrice, discountFor } from '#sim/world/purchase.ts';
import type { BidView, Rulebook, TeamView, TenderView } from '#sim/view/types.ts';

/** What winning a tender at these terms would earn, and what failing it would cost. */
export interface Economics {
	/** Per unit, fen: purchase after the quantity discount of this order alone. */
	purchase: Fen;
	delivery: Fen;
	service: Fen;
	/** Everything a unit costs. */
	cost: Fen;
	margin: Fen;
	/** Share of the price that stays. */
	marginRate: Bp;
	/** For the whole quantity, fen. */
	revenue: Fen;
	profit: Fen;
	/** Damages if nothing is delivered. */
	damages: Fen;
	discount: Bp;
	/** By how much purchase prices differ in the month the goods are bought in. */
	priceChange: Bp;
}

/** Purchase cost of one unit before discounts and news, fen. */
export function unitCostOf(rules: Rulebook, features: readonly string[]): Fen {
	const chosen = new Set(features);
	return rules.features.reduce(
		(sum, f) => sum + (chosen.has(f.id) ? f.cost : 0),
		rules.product.baseCost
	);
}

/**
 * By how much purchase prices differ in `month`, as far as it is announced: the news name this
 * month and the next.
 */
export const priceChangeIn = (view: Pick<TeamView, 'news'>, month: number): Bp =>
	view.news
		.filter((n) => n.kind === 'purchasePrice' && n.month === month)
		.reduce((sum, n) => sum + n.change, 0);

/** Fen for `quantity` units bought together in `month`. */
export const priceOf = (
	rules: Rulebook,
	view: Pick<TeamView, 'news'>,
	features: readonly string[],
	quantity: number,
	month: number
): Fen =>
	bulkPrice(
		rules.product.discounts,
		unitCostOf(rules, features),
		quantity,
		priceChangeIn(view, month)
	);

/** The money side of a bid. The goods of an order won this month are bought in the next. */
export function economicsOf(
	rules: Rulebook,
	view: Pick<TeamView, 'news'>,
	tender: Pick<TenderView, 'quantity' | 'damages' | 'month'>,
	bid: Pick<BidView, 'unitPrice' | 'features' | 'serviceLevel'>
): Economics {
	const { quantity } = tender;
	const buyIn = tender.month + 1;
	const goods = priceOf(rules, view, bid.features, quantity, buyIn);
	const purchase = Math.round(goods / quantity);
	const { delivery, discounts } = rules.product;
	const service = rules.serviceLevels[bid.serviceLevel]?.cost ?? 0;
	const revenue = bid.unitPrice * quantity;
	const profit = revenue - goods - (delivery + service) * quantity;
	return {
		purchase,
		delivery,
		service,
		cost: purchase + delivery + service,
		margin: Math.round(profit / quantity),
		marginRate: revenue === 0 ? 0 : Math.round((profit / revenue) * 10_000),
		revenue,
		profit,
		damages: share(revenue, tender.damages),
		discount: discountFor(discounts, quantity),
		priceChange: priceChangeIn(view, buyIn)
	};
}
