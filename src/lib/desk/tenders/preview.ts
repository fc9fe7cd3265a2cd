import { FULL, type Bp, type Points } from '#sim/kernel/units.ts';
import {
	fitPoints,
	pricePoints,
	recognitionPoints,
	servicePoints,
	weighted
} from '#sim/month/award-points.ts';
import type { ClientView, KnownFacts, Rulebook, TenderView } from '#sim/view/types.ts';
import { CRITERIA, type Criterion, type Weights } from '#sim/world/state.ts';
import type { Rival } from './assumption';
import type { CompleteDraft } from './draft';

export interface CriterionPreview {
	criterion: Criterion;
	/** Percent. */
	weight: number;
	/** Own points, hundredths; low and high differ while the client's taste is unknown. */
	low: Points;
	high: Points;
	/** The assumed rival's points. */
	rival: Points;
}

export interface Preview {
	criteria: CriterionPreview[];
	/** Own weighted score, hundredths. */
	low: Points;
	high: Points;
	rival: Points;
	/** True when the client's own weights are known, false when the market's mean stands in. */
	weightsKnown: boolean;
	fitKnown: boolean;
	outlook: Outlook;
}

/** How the bid stands against the assumed rival. */
export type Outlook = 'ahead' | 'close' | 'behind';

/** Below this difference, in hundredths of a point, the assumption decides more than the bid. */
const CLOSE: Points = 300;

export const serviceRules = (rules: Rulebook) => ({
	servicePoints: rules.serviceLevels.map((l) => l.points),
	earlyPoints: rules.earlyPoints,
	promiseShare: rules.promiseShare
});

const maskOf = (rules: Rulebook, ids: readonly string[]): number =>
	rules.features.reduce((mask, f, i) => (ids.includes(f.id) ? mask | (1 << i) : mask), 0);

/** Fit points as far as the client's taste is known: a range where part of it is not. */
export function fitRange(
	rules: Rulebook,
	known: KnownFacts,
	features: readonly string[]
): { low: Points; high: Points } {
	const offered = maskOf(rules, features);
	const points = (fallback: number) =>
		fitPoints(rules, offered, {
			performance: known.performance ? maskOf(rules, known.performance) : fallback,
			excitement: known.excitement ? maskOf(rules, known.excitement) : fallback
		});
	// A taste of nothing is always met; one for a feature that does not exist never is.
	return { low: points(1 << rules.features.length), high: points(0) };
}

/** The award as it would be judged if the best rival were as assumed. */
export function previewOf(
	rules: Rulebook,
	tender: TenderView,
	client: Pick<ClientView, 'recognition' | 'known'>,
	record: Bp,
	draft: CompleteDraft,
	rival: Rival
): Preview {
	const weights: Weights = client.known.weights ?? rules.meanWeights;
	const best = Math.max(client.recognition, rival.recognition);
	const lowest = Math.min(draft.unitPrice, rival.price);
	const early = tender.dueMonth - draft.dueMonth;
	const service = servicePoints(serviceRules(rules), draft.serviceLevel, early, record);
	const fit = fitRange(rules, client.known, draft.features);
	const own = {
		recognition: recognitionPoints(client.recognition, best),
		price: pricePoints(draft.unitPrice, lowest),
		service
	};
	const theirs: Record<Criterion, Points> = {
		recognition: recognitionPoints(rival.recognition, best),
		price: pricePoints(rival.price, lowest),
		service: rival.service,
		fit: Math.min(FULL, rival.fit)
	};
	const low = weighted({ ...own, fit: fit.low }, weights);
	const high = weighted({ ...own, fit: fit.high }, weights);
	const against = weighted(theirs, weights);
	const lead = (low + high) / 2 - against;
	return {
		criteria: CRITERIA.map((criterion) => ({
			criterion,
			weight: weights[criterion],
			low: criterion === 'fit' ? fit.low : own[criterion],
			high: criterion === 'fit' ? fit.high : own[criterion],
			rival: theirs[criterion]
		})),
		low,
		high,
		rival: against,
		weightsKnown: client.known.weights !== undefined,
		fitKnown: fit.low === fit.high,
		outlook: lead > CLOSE ? 'ahead' : lead < -CLOSE ? 'behind' : 'close'
	};
}
