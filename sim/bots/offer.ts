import { clamp, divide, share, type Bp, type Fen } from '../kernel/units.ts';
import type { ClientView, TenderView } from '../view/types.ts';
import type { Weights } from '../world/state.ts';
import type { BotView } from './bot.ts';
import { buyingCost, featureCost, handling } from './skills.ts';
import type { Style } from './style.ts';

/** What the bot would offer a client, with the cash that winning takes. */
export interface Offer {
	tender: TenderView;
	features: string[];
	service: number;
	unitPrice: Fen;
	needs: Fen;
	margin: Fen;
	chance: Bp;
}

/**
 * The best bid the style can think of.
 * @param asked share of the ceiling, before what the client's weights suggest
 * @param rate share of bids that win
 * @returns undefined where nothing would be earned
 */
export function offerFor(
	view: BotView,
	style: Style,
	asked: Bp,
	tender: TenderView,
	client: ClientView,
	rate: Bp
): Offer | undefined {
	const { rules } = view;
	const weights: Weights = client.known.weights ?? rules.meanWeights;
	// A thrifty client is worth a discount; one that buys from whom it knows pays the ceiling.
	const eager = clamp((weights.price - rules.meanWeights.price) * style.discount, -300, 1_500);
	const unitPrice = share(tender.ceiling, clamp(asked - eager, 7_000, 10_000));
	const unitCost = divide(buyingCost(view, tender.required, tender.quantity), tender.quantity);
	let unitMargin = unitPrice - unitCost - handling(rules, 0);
	let points = 0;
	// An extra is worth its price when the points it brings win more than it costs.
	// Who wins most bids anyway has little left to gain by it.
	const edge = divide(style.edge * (10_000 - rate), 6_000);
	const worthwhile = (cost: Fen, gain: number): boolean =>
		divide(gain * edge, 100) * (unitMargin - cost) > cost * 10_000;
	const features = tender.required.slice();
	for (const { feature, gain } of extras(view, client, weights)) {
		const cost = featureCost(rules, feature);
		if (features.includes(feature) || !worthwhile(cost, gain)) continue;
		features.push(feature);
		unitMargin -= cost;
		points += gain;
	}
	// A promise counts in full only with a spotless record; most have about 85 % of it.
	let level = 0;
	rules.serviceLevels.forEach((service, i) => {
		const gain = divide(
			(service.points - rules.serviceLevels[level]!.points) * weights.service * 85,
			10_000
		);
		const cost = service.cost - rules.serviceLevels[level]!.cost;
		if (i === 0 || !worthwhile(cost, gain)) return;
		level = i;
		unitMargin -= cost;
		points += gain;
	});
	const needs =
		buyingCost(view, features, tender.quantity) + handling(rules, level) * tender.quantity;
	const margin = unitPrice * tender.quantity - needs;
	if (margin * 20 < needs) return undefined;
	const standing = clamp(5_000 + client.recognition, 5_000, 13_000);
	const chance = clamp(share(rate, standing) + points, 500, 9_000);
	return {
		tender,
		features: sorted(view, features),
		service: level,
		unitPrice,
		needs,
		margin,
		chance
	};
}

/** Features the client is known to like beyond the required ones, with the points each brings. */
function extras(
	view: BotView,
	client: ClientView,
	weights: Weights
): { feature: string; gain: number }[] {
	const { performance = [], excitement = [] } = client.known;
	const part = view.rules.performanceShare;
	const gain = (of: Bp, count: number) => divide(of * weights.fit, 100 * count);
	return [
		...performance.map((feature) => ({ feature, gain: gain(part, performance.length) })),
		...excitement.map((feature) => ({ feature, gain: gain(10_000 - part, excitement.length) }))
	].sort((a, b) => featureCost(view.rules, a.feature) - featureCost(view.rules, b.feature));
}

/** Features in the rulebook's order, each once. */
const sorted = (view: BotView, features: string[]): string[] =>
	view.rules.features.filter((f) => features.includes(f.id)).map((f) => f.id);
