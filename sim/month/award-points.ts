import { divide, FULL, percent, share, type Bp, type Fen, type Points } from '../kernel/units.ts';
import type { Rules } from '../scenario/rules.ts';
import { CRITERIA, type Criterion, type Weights } from '../world/state.ts';

/**
 * The formulas by which a client compares bids (GAME.md section 7), without the engine around
 * them: a screen previews a bid with the very functions that will judge it.
 */

/** A client's taste at the time of the award. */
export interface Taste {
	weights: Weights;
	/** Masks of wanted features. */
	performance: number;
	excitement: number;
}

/** 100 × lowest valid price / price (the comprehensive scoring rule), hundredths. */
export const pricePoints = (price: Fen, lowest: Fen): Points => divide(FULL * lowest, price);

/** Recognition relative to the best valid bidder, hundredths. */
export const recognitionPoints = (own: Points, best: Points): Points =>
	best === 0 ? FULL : divide(FULL * own, best);

const bits = (mask: number): number => {
	let n = 0;
	for (let m = mask; m; m &= m - 1) n++;
	return n;
};

/** Share of the performance features offered, excitement features on top (S27, Kano), hundredths. */
export function fitPoints(
	rules: Pick<Rules, 'performanceShare'>,
	features: number,
	taste: Pick<Taste, 'performance' | 'excitement'>
): Points {
	const part = (wanted: number) =>
		wanted === 0 ? FULL : divide(FULL * bits(features & wanted), bits(wanted));
	return (
		share(part(taste.performance), rules.performanceShare) +
		share(part(taste.excitement), FULL - rules.performanceShare)
	);
}

/** Promised level and earliness, of which `promiseShare` counts at once, the rest by record. */
export function servicePoints(
	rules: Pick<Rules, 'servicePoints' | 'earlyPoints' | 'promiseShare'>,
	level: number,
	monthsEarly: number,
	record: Bp
): Points {
	const promised = Math.min(FULL, rules.servicePoints[level]! + monthsEarly * rules.earlyPoints);
	return share(promised, rules.promiseShare + share(record, FULL - rules.promiseShare));
}

/** Σ weight × points / 100, hundredths. */
export const weighted = (points: Record<Criterion, Points>, weights: Weights): Points =>
	divide(
		CRITERIA.reduce((sum, c) => sum + points[c] * percent(weights[c]), 0),
		FULL
	);
