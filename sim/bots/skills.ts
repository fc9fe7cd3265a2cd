import { divide, type Bp, type Fen } from '../kernel/units.ts';
import type { Rulebook } from '../view/types.ts';
import type { PlannedAction } from '../world/state.ts';
import { bulkPrice } from '../world/purchase.ts';
import type { BotView } from './bot.ts';

/**
 * What every bot can do: small pure functions of a team's view. Nothing here knows more than a
 * careful student with the rulebook, a calculator and the own desk.
 */

/** Purchase price of one unit with these features at list price, before news and discount. */
function listCost(rules: Rulebook, features: readonly string[]): Fen {
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
