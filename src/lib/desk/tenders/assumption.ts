import type { Fen, Points } from '#sim/kernel/units.ts';
import { servicePoints } from '#sim/month/award-points.ts';
import type { Rulebook, TeamView, TenderView } from '#sim/view/types.ts';
import { serviceRules } from './preview';
import { unitCostOf } from './economics';

/** The best rival as the team imagines it: nobody sees another company's bid. */
export interface Rival {
	recognition: Points;
	/** Lowest price among the others, fen. */
	price: Fen;
	service: Points;
	fit: Points;
}

/** Where an assumption comes from, so that the screen can say it. */
export interface Basis {
	recognition: 'sameClient' | 'winnersSeen' | 'nothing';
	price: 'awards' | 'nothing';
	/** Awards to others behind the price, and winners whose points were seen. */
	awards: number;
	winners: number;
}

const UNKNOWN: Points = 5_000;
const mean = (values: readonly number[]) =>
	Math.round(values.reduce((sum, v) => sum + v, 0) / values.length);

/**
 * What a careful team assumes: rivals as the winners it has met. With nothing seen yet, half of
 * the scale, and a price halfway between cost and ceiling.
 */
export function assumedRival(
	rules: Rulebook,
	view: Pick<TeamView, 'results'>,
	tender: TenderView
): { rival: Rival; basis: Basis } {
	const lost = view.results.filter((r) => !r.won && r.winner !== null);
	const met = lost.filter((r) => r.best && !r.best.own).map((r) => ({ ...r.best!, of: r.client }));
	const here = met.filter((b) => b.of === tender.client);
	const levels = lost
		.filter((r) => r.unitPrice !== null && r.ceiling > 0)
		.map((r) => r.unitPrice! / r.ceiling);
	const cost = unitCostOf(rules, tender.required);
	return {
		rival: {
			recognition: here.length
				? here[here.length - 1]!.recognition
				: met.length
					? mean(met.map((b) => b.recognition))
					: UNKNOWN,
			price: levels.length
				? Math.round((tender.ceiling * levels.reduce((sum, l) => sum + l, 0)) / levels.length)
				: Math.round((cost + tender.ceiling) / 2),
			service: met.length
				? mean(met.map((b) => b.points.service))
				: servicePoints(serviceRules(rules), 0, 0, rules.startRecord),
			fit: met.length ? mean(met.map((b) => b.points.fit)) : UNKNOWN
		},
		basis: {
			recognition: here.length ? 'sameClient' : met.length ? 'winnersSeen' : 'nothing',
			price: levels.length ? 'awards' : 'nothing',
			awards: levels.length,
			winners: met.length
		}
	};
}

/** The price to begin a bid with: what the others ask, in whole yuan, within the ceiling. */
export const goingPrice = (rival: Rival, tender: Pick<TenderView, 'ceiling'>): Fen =>
	Math.min(tender.ceiling, Math.round(rival.price / 100) * 100);
