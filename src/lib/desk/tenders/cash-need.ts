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

/** Purchase, delivery and service that winning would add, over the months of the forecast, fen. */
export function neededFor(
	committed: readonly ForecastMonth[],
	ifWon: readonly ForecastMonth[]
): Fen {
	const sum = (months: readonly ForecastMonth[]) => months.reduce((all, m) => all + m.orders, 0);
	return sum(ifWon) - sum(committed);
}
