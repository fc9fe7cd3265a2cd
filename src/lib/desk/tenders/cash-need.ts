import type { Fen } from '#sim/kernel/units.ts';
import type { BidView, ForecastMonth, TeamView } from '#sim/view/types.ts';
import { stagedBid, type CompleteDraft } from './draft';

/** A bid as the question `forecastWith` takes it. */
export type AskedBid = Pick<BidView, 'unitPrice' | 'features' | 'dueMonth' | 'serviceLevel'> & {
	tender: string;
};

export const askedBid = (tender: string, bid: BidView | CompleteDraft): AskedBid => ({
	tender,
	unitPrice: bid.unitPrice,
	features: [...bid.features],
	dueMonth: bid.dueMonth,
	serviceLevel: bid.serviceLevel
});

/** Every bid that is live or staged this month, in the order of the tenders. */
export function standingBids(view: Pick<TeamView, 'tenders' | 'plan'>): AskedBid[] {
	return view.tenders.flatMap((tender) => {
		const bid = tender.bid ?? stagedBid(view, tender.id);
		return bid ? [askedBid(tender.id, bid)] : [];
	});
}

/** The lowest month-end of a forecast. */
export interface Low {
	month: number;
	closing: Fen;
	/** `short` runs into overdraft, `insolvent` beyond the credit line. */
	risk: 'none' | 'short' | 'insolvent';
}

/** How far cash may fall below zero before the company is insolvent, fen. */
export const overdraftRoom = (money: TeamView['money']): Fen => money.creditLeft + money.overdraft;

export function lowOf(forecast: readonly ForecastMonth[], room: Fen): Low | undefined {
	let low: ForecastMonth | undefined;
	for (const month of forecast) if (!low || month.closing < low.closing) low = month;
	if (!low) return undefined;
	const risk = low.closing >= 0 ? 'none' : low.closing >= -room ? 'short' : 'insolvent';
	return { month: low.month, closing: low.closing, risk };
}

/** A month in which goods cannot be paid for in time. */
export interface Gap {
	month: number;
	/** Fen missing at the worst moment of the month. */
	short: Fen;
}

/**
 * The worst gap inside a month: goods and delivery are paid in the course of it, while clients
 * pay at its end. The month may close well above zero and still have been impossible.
 */
export function gapOf(forecast: readonly ForecastMonth[]): Gap | undefined {
	let gap: Gap | undefined;
	for (const { month, opening, orders } of forecast) {
		const short = orders - opening;
		if (orders > 0 && short > 0 && (!gap || short > gap.short)) gap = { month, short };
	}
	return gap;
}

/** Purchase, delivery and service that winning would add, over the months of the forecast, fen. */
export function neededFor(
	committed: readonly ForecastMonth[],
	ifWon: readonly ForecastMonth[]
): Fen {
	const sum = (months: readonly ForecastMonth[]) => months.reduce((all, m) => all + m.orders, 0);
	return sum(ifWon) - sum(committed);
}
