import { divide, share, type Bp, type Fen } from '../kernel/units.ts';
import type { OrderView, Rulebook } from '../view/types.ts';
import type { PlannedAction } from '../world/state.ts';
import { bulkPrice } from '../world/purchase.ts';
import type { BotView } from './bot.ts';

/**
 * What every bot can do: small pure functions of a team's view. Nothing here knows more than a
 * careful student with the rulebook, a calculator and the own desk.
 */

/** Purchase price of one unit with these features at list price, before news and discount. */
export function listCost(rules: Rulebook, features: readonly string[]): Fen {
	let cost = rules.product.baseCost;
	for (const f of rules.features) if (features.includes(f.id)) cost += f.cost;
	return cost;
}

export const featureCost = (rules: Rulebook, id: string): Fen =>
	rules.features.find((f) => f.id === id)!.cost;

/** What `quantity` units cost now: news and quantity discount included. */
export function buyingCost(view: BotView, features: readonly string[], quantity: number): Fen {
	const { rules, money } = view;
	const unit = listCost(rules, features);
	return bulkPrice(rules.product.discounts, unit, quantity, money.purchaseChange);
}

/** Delivery and promised service of one unit. */
export const handling = (rules: Rulebook, serviceLevel: number): Fen =>
	rules.product.delivery + rules.serviceLevels[serviceLevel]!.cost;

/** The lift a campaign should bring at recognition `r` (attention is luck). */
export const expectedLift = (base: number, r: number): number =>
	divide(base * (10_000 - r), 10_000);

/** Wins of all own bids so far, shrunk towards `prior` as if ten bids had shown it. */
export function winRate(view: BotView, prior: Bp): Bp {
	let bids = 10;
	let wins = divide(prior, 1_000);
	for (const month of view.history) {
		bids += month.bids;
		wins += month.wins;
	}
	return divide(wins * 10_000, bids);
}

/** Months in which a bid won now can still be delivered. */
export const monthsLeft = (view: BotView): number => view.months - view.month;

/** Whether the bot has already acted in this phase: sealed claims belong to the preparation. */
export const hasActed = (view: BotView): boolean =>
	view.team.acted > (view.phase === 'prepare' ? 0 : view.claimResults.length);

/** Own clients at the beginning of the month, from the books: cheaper than counting them. */
export const clientsServed = (view: BotView): number =>
	view.history[view.history.length - 1]?.clients ?? 0;

/** Whether bids are placed: the last thing a bot does in a month. */
export const hasBid = (view: BotView): boolean => view.tenders.some((t) => t.bid !== undefined);

/** Promotes every client that may be promoted. */
export function promotions(view: BotView): PlannedAction[] {
	const { promotion } = view.rules.thresholds;
	return view.clients
		.filter(
			(c) =>
				c.ours && (c.stage === 'formation' || c.stage === 'decline') && c.recognition >= promotion
		)
		.map((c) => ({ type: 'promoteClient', client: c.id }));
}

/** Open orders in the order in which money does most: paid at once, then due now, then the rest. */
export function orderQueue(view: BotView): OrderView[] {
	const urgency = (o: OrderView) =>
		(o.paymentMonths === 0 ? 0 : o.dueMonth <= view.month ? 10 : 20) + o.paymentMonths;
	return view.orders
		.filter((o) => o.state === 'open')
		.sort((a, b) => urgency(a) - urgency(b) || b.damages - a.damages);
}

/** Cash of the month as a bot spends it: every action it plans is booked here at once. */
export interface Purse {
	cash: Fen;
	/** Credit still to be had. */
	credit: Fen;
	/** What open orders will still take after this month's purchases. */
	owed: Fen;
	/** Receivables not yet sold, smallest first. */
	claims: { id: string; amount: Fen }[];
}

/**
 * The purse of this month.
 * @param reserve whether the month's own bills stay untouched: wages, care, interest, instalment,
 *   and half the credit line, so that no late payer makes the company insolvent
 */
export function purseOf(view: BotView, reserve: boolean): Purse {
	const claims = view.receivables.map((r) => ({ id: r.id, amount: r.amount }));
	const { cash, creditLeft, creditLine } = view.money;
	if (!reserve) return { cash, credit: creditLeft, owed: 0, claims };
	const credit = Math.max(0, creditLeft - divide(creditLine, 2));
	return { cash: cash - billsOf(view), credit, owed: 0, claims };
}

/** What the settlement of this month will take whatever happens. */
export function billsOf(view: BotView): Fen {
	const now = view.forecast[0];
	return now ? now.wages + now.care + now.interest + now.instalment : 0;
}

/** Raises cash to `needed` by loan and factoring, as far as they go; true when it is reached. */
export function raiseCash(view: BotView, purse: Purse, needed: Fen, out: PlannedAction[]): boolean {
	// Beside an overdraft a loan only brings the limit nearer.
	if (purse.cash < needed && purse.credit > 0 && view.money.overdraft === 0) {
		const amount = Math.min(purse.credit, needed - purse.cash);
		out.push({ type: 'borrow', amount });
		purse.cash += amount;
		purse.credit -= amount;
	}
	purse.claims.sort((a, b) => a.amount - b.amount);
	while (purse.cash < needed && purse.claims.length > 0) {
		const short = needed - purse.cash;
		const enough = purse.claims.findIndex((c) => c.amount >= short + share(c.amount, 500));
		const [sold] = purse.claims.splice(enough < 0 ? purse.claims.length - 1 : enough, 1);
		out.push({ type: 'factorReceivable', receivable: sold!.id });
		purse.cash += sold!.amount - share(sold!.amount, view.rules.money.factoring);
	}
	return purse.cash >= needed;
}

/** Sells receivables while bills or an overdraft are uncovered; pays back what is to spare. */
export function settleDebts(view: BotView, purse: Purse, out: PlannedAction[]): void {
	const { overdraft, loan } = view.money;
	if (purse.cash < overdraft) raiseCash(view, purse, overdraft, out);
	purse.cash -= overdraft;
	const spare = divide(Math.max(0, purse.cash), 2);
	if (loan === 0 || spare < loan || view.orders.some((o) => o.state === 'open')) return;
	out.push({ type: 'repay', amount: loan });
	purse.cash -= loan;
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
