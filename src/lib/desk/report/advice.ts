import { CRITERIA, type Criterion } from '#sim/world/state.ts';
import type { Autopsy, Comparison } from '#sim/explain/types.ts';

/** One thing worth trying next year, with the figures it rests on. */
export type Advice =
	| { code: 'insolvency'; month: number }
	| { code: 'defaults'; orders: number }
	| { code: 'invalid'; bids: number }
	| { code: 'gap'; criterion: Criterion; points: number; bids: number }
	| { code: 'spend'; own: number; champion: number }
	| { code: 'fewBids'; own: number; champion: number }
	| { code: 'left'; money: number; wins: number };

/** At most this much advice: a list to act on, not to admire. */
const MOST = 3;
/** Money left on the table that is worth a word: a share of the starting capital. */
const WORTH_MENTIONING = 0.02;

type Company = Comparison['teams'][number];

/** Points lost to the winners by criterion, over all valid bids that lost, hundredths. */
export function pointsLost(autopsies: readonly Autopsy[]): Record<Criterion, number> {
	const lost = autopsies.filter((a) => !a.won && a.own?.valid);
	return Object.fromEntries(
		CRITERIA.map((c) => [c, lost.reduce((sum, a) => sum - Math.min(0, a.gaps[c]), 0)])
	) as Record<Criterion, number>;
}

/**
 * What to try next, the gravest first, derived from the year's own figures.
 * @param quantities units of each tender, by its id
 * @param capital starting cash, fen
 */
export function adviceFor(
	autopsies: readonly Autopsy[],
	companies: readonly Company[],
	quantities: ReadonlyMap<string, number>,
	capital: number
): Advice[] {
	const own = companies.find((team) => team.own);
	const champion = companies.find((team) => team.rank === 1);
	const found: Advice[] = [];
	if (own && own.insolventMonth > 0) found.push({ code: 'insolvency', month: own.insolventMonth });
	if (own && own.defaulted > 0) found.push({ code: 'defaults', orders: own.defaulted });
	if (own && own.invalid > 0) found.push({ code: 'invalid', bids: own.invalid });

	const lost = autopsies.filter((a) => !a.won && a.own?.valid);
	const byCriterion = pointsLost(autopsies);
	const worst = CRITERIA.reduce((a, b) => (byCriterion[b] > byCriterion[a] ? b : a));
	if (byCriterion[worst] > 0)
		found.push({
			code: 'gap',
			criterion: worst,
			points: byCriterion[worst],
			bids: lost.length
		});
	if (own && champion && !champion.own) {
		if (own.bids * 2 < champion.bids)
			found.push({ code: 'fewBids', own: own.bids, champion: champion.bids });
		if (own.campaignSpend * 2 < champion.campaignSpend)
			found.push({ code: 'spend', own: own.campaignSpend, champion: champion.campaignSpend });
	}
	const wins = autopsies.filter((a) => a.won);
	const money = wins.reduce((sum, a) => sum + a.leftOnTable * (quantities.get(a.tender) ?? 0), 0);
	if (money > capital * WORTH_MENTIONING) found.push({ code: 'left', money, wins: wins.length });
	return found.slice(0, MOST);
}
