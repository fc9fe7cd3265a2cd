import type { Rulebook, TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import { share, type Bp, type Fen } from '#sim/kernel/units.ts';

/** What an action takes. */
export interface Cost {
	money: Fen;
	days: number;
}

export const FREE: Cost = { money: 0, days: 0 };

type Booth = 'S' | 'M' | 'L';
type Market = Pick<TeamView, 'news' | 'month' | 'money' | 'orders'>;

/** Change of an exhibition's price in an industry this month, basis points; 0 without news. */
export function fairChange(view: Pick<TeamView, 'news' | 'month'>, industry: string): Bp {
	const fair = view.news.find(
		(n) => n.kind === 'fair' && n.month === view.month && n.industry === industry
	);
	return fair?.change ?? 0;
}

function purchase(action: PlannedAction, rules: Rulebook, view: Market): Fen {
	const features = action.features as string[];
	const quantity = action.quantity as number;
	const extra = rules.features.reduce((sum, f) => sum + (features.includes(f.id) ? f.cost : 0), 0);
	const unit = share(rules.product.baseCost + extra, 10_000 + view.money.purchaseChange);
	const step = rules.product.discounts.findLast((d) => quantity >= d.from);
	return share(unit * quantity, 10_000 - (step?.off ?? 0));
}

function delivery(action: PlannedAction, rules: Rulebook, view: Market): Fen {
	const order = view.orders.find((o) => o.id === action.order);
	const service = rules.serviceLevels[order?.serviceLevel ?? 0]?.cost ?? 0;
	return (rules.product.delivery + service) * (action.quantity as number);
}

const COSTS: Record<string, (a: PlannedAction, rules: Rulebook, view: Market) => Cost> = {
	claimClient: (_, { claim }) => ({ money: claim.cost, days: claim.days }),
	visitClient: (_, { visit }) => ({ money: visit.cost, days: visit.days }),
	holdSeminar: (a, { seminar }) => {
		const n = (a.clients as string[]).length;
		return { money: n * seminar.cost, days: n * seminar.days };
	},
	holdExhibition: (a, rules, view) => {
		const booth = rules.exhibition[a.size as Booth];
		const change = fairChange(view, a.industry as string);
		return { money: share(booth.cost, 10_000 + change), days: booth.days };
	},
	runWebCampaign: (_, { web }) => ({ money: web.cost, days: web.days }),
	sponsorConference: (_, { conference }) => ({ money: conference.cost, days: conference.days }),
	buyStock: (a, rules, view) => ({ money: purchase(a, rules, view), days: 0 }),
	deliver: (a, rules, view) => ({ money: delivery(a, rules, view), days: 0 })
};

/**
 * Money and days that an action takes from what is at hand when it goes, as the engine will charge
 * them. Actions that take nothing at once (bids, promotions, loans) are free.
 */
export const costOf = (action: PlannedAction, rules: Rulebook, view: Market): Cost =>
	COSTS[action.type]?.(action, rules, view) ?? FREE;

/** Several costs together. */
export const total = (costs: readonly Cost[]): Cost => ({
	money: costs.reduce((sum, c) => sum + c.money, 0),
	days: costs.reduce((sum, c) => sum + c.days, 0)
});

/** What is left after a cost, and what it misses. */
export interface After {
	cash: Fen;
	days: number;
	/** Lowest closing of the months ahead, as far as the forecast goes. */
	lowest?: { month: number; closing: Fen };
	/** Cash cannot pay it, or there are not enough days. */
	lacksCash: boolean;
	lacksDays: boolean;
}

/**
 * What a company has left when `spend` goes out this month on top of what it has committed.
 * @param days representative-days that will be there: those left, or a full month for next month
 */
export function afterSpending(
	view: Pick<TeamView, 'money' | 'forecast'>,
	days: number,
	spend: Cost
): After {
	const lowest = view.forecast.reduce<After['lowest']>(
		(low, f) =>
			low && low.closing <= f.closing - spend.money
				? low
				: { month: f.month, closing: f.closing - spend.money },
		undefined
	);
	const cash = view.money.cash - spend.money;
	return {
		cash,
		days: days - spend.days,
		...(lowest && { lowest }),
		lacksCash: cash < 0,
		lacksDays: days < spend.days
	};
}
