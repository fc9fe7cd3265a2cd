import { percent, yuan, type Bp, type Fen, type Points } from '../kernel/units.ts';
import { CRITERIA, SIZES, type Size, type Weights } from '../world/state.ts';
import type { Scenario } from './schema.ts';

/** A scenario in the engine's units, with the lookups that the rules need. */
export interface Rules {
	scenario: Scenario;
	months: number;
	capital: Fen;
	featureIds: string[];
	featureIndex: Map<string, number>;
	featureCost: Fen[];
	industryIndex: Map<string, number>;
	/** Mask of the industry's must features. */
	must: number[];
	baseCost: Fen;
	/** From quantity, fraction off. Rising. */
	discounts: { from: number; off: Bp }[];
	delivery: Fen;
	serviceCost: Fen[];
	servicePoints: Points[];
	promiseShare: Bp;
	startRecord: Bp;
	earlyPoints: Points;
	performanceShare: Bp;
	minRecognition: Record<Size, Points>;
	/** Added to the ceiling's share of cost, by size. */
	ceilingBySize: Record<Size, Bp>;
	bond: Bp;
	abnormalBelow: Bp;
	archetypes: { share: number; weights: Weights }[];
	claim: { cost: Fen; days: number; lift: Points };
	exhibition: { cost: Fen[]; lift: Points[]; days: number[]; unclaimed: Bp };
	seminar: { cost: Fen; lift: Points; days: number; maxClients: number };
	web: { cost: Fen; lift: Points; days: number; unclaimed: Bp };
	conference: { cost: Fen; lift: Points; days: number; maxIndustries: number; unclaimed: Bp };
	visit: { cost: Fen; lift: Points; days: number };
	attention: [Bp, Bp];
	repeat: Bp;
	decay: { formation: Bp; stable: Bp; unclaimed: Bp };
	threshold: { formation: Points; promotion: Points; decline: Points; neglect: Points };
	neglectMonths: number;
	delivered: Points;
	defaulted: Points;
	wordOfMouth: { reach: Bp; delivered: Points; defaulted: Points };
	staff: { representatives: number; days: number; wage: Fen; restructured: number };
	creditLine: Bp;
	loanInterest: Bp;
	overdraftInterest: Bp;
	factoring: Bp;
	care: Fen;
	latePayment: Bp;
	closeOnInsolvency: boolean;
	planMonths: number;
	/** Cash advanced at a restructuring, added to the plan. */
	bridge: Fen;
	scoreWeights: { netWorth: number; marketShare: number; portfolio: number; reliability: number };
}

export const BOOTHS = ['S', 'M', 'L'] as const;
export type Booth = (typeof BOOTHS)[number];

const compiled = new WeakMap<Scenario, Rules>();

/** The scenario in engine units; computed once a scenario object. */
export function rulesOf(scenario: Scenario): Rules {
	let rules = compiled.get(scenario);
	if (!rules) compiled.set(scenario, (rules = compile(scenario)));
	return rules;
}

function compile(s: Scenario): Rules {
	const featureIndex = new Map(s.features.map((f, i) => [f.id, i]));
	const bySize = <T>(value: (size: Size) => T) =>
		Object.fromEntries(SIZES.map((size) => [size, value(size)])) as Record<Size, T>;
	const { campaigns: c, recognition: r } = s;
	return {
		scenario: s,
		months: s.months,
		capital: yuan(s.capital),
		featureIds: s.features.map((f) => f.id),
		featureIndex,
		featureCost: s.features.map((f) => yuan(f.cost)),
		industryIndex: new Map(s.industries.map((f, i) => [f.id, i])),
		must: s.industries.map((i) => i.must.reduce((m, id) => m | (1 << featureIndex.get(id)!), 0)),
		baseCost: yuan(s.product.baseCost),
		discounts: s.product.discounts.map((d) => ({ from: d.from, off: percent(d.off) })),
		delivery: yuan(s.product.delivery),
		serviceCost: s.service.levels.map((l) => yuan(l.cost)),
		servicePoints: s.service.levels.map((l) => percent(l.points)),
		promiseShare: percent(s.service.promiseShare),
		startRecord: percent(s.service.startRecord),
		earlyPoints: percent(s.service.earlyPoints),
		performanceShare: percent(s.fit.performanceShare),
		minRecognition: bySize((size) => percent(s.tenders.minRecognition[size])),
		ceilingBySize: bySize((size) => percent(s.tenders.ceilingBySize[size])),
		bond: percent(s.tenders.bond),
		abnormalBelow: percent(s.tenders.abnormallyLow.below),
		archetypes: s.archetypes.map((a) => ({
			share: a.share,
			weights: Object.fromEntries(CRITERIA.map((k) => [k, a.weights[k]])) as Weights
		})),
		claim: { cost: yuan(s.claim.cost), days: s.claim.days, lift: percent(s.claim.lift) },
		exhibition: {
			cost: BOOTHS.map((b) => yuan(c.exhibition.cost[b])),
			lift: BOOTHS.map((b) => percent(c.exhibition.lift[b])),
			days: BOOTHS.map((b) => c.exhibition.days[b]),
			unclaimed: percent(c.exhibition.unclaimed)
		},
		seminar: { ...c.seminar, cost: yuan(c.seminar.cost), lift: percent(c.seminar.lift) },
		web: {
			cost: yuan(c.web.cost),
			lift: percent(c.web.lift),
			days: c.web.days,
			unclaimed: percent(c.web.unclaimed)
		},
		conference: {
			...c.conference,
			cost: yuan(c.conference.cost),
			lift: percent(c.conference.lift),
			unclaimed: percent(c.conference.unclaimed)
		},
		visit: { cost: yuan(c.visit.cost), lift: percent(c.visit.lift), days: c.visit.days },
		attention: [percent(c.attention[0]), percent(c.attention[1])],
		repeat: percent(c.repeat),
		decay: {
			formation: percent(r.decay.formation),
			stable: percent(r.decay.stable),
			unclaimed: percent(r.decay.unclaimed)
		},
		threshold: {
			formation: percent(r.formation),
			promotion: percent(r.promotion),
			decline: percent(r.decline),
			neglect: percent(r.neglect)
		},
		neglectMonths: r.neglectMonths,
		delivered: percent(r.delivered),
		defaulted: percent(r.defaulted),
		wordOfMouth: {
			reach: percent(s.wordOfMouth.reach),
			delivered: percent(s.wordOfMouth.delivered),
			defaulted: percent(s.wordOfMouth.defaulted)
		},
		staff: { ...s.staff, wage: yuan(s.staff.wage) },
		creditLine: percent(s.money.creditLine),
		loanInterest: percent(s.money.loanInterest),
		overdraftInterest: percent(s.money.overdraftInterest),
		factoring: percent(s.money.factoring),
		care: yuan(s.money.care),
		latePayment: percent(s.money.latePayment),
		closeOnInsolvency: s.money.insolvency === 'close',
		planMonths: s.money.planMonths,
		bridge: yuan(s.money.bridge),
		scoreWeights: s.score
	};
}

/** The feature ids in a mask, in scenario order. */
export function featureList(rules: Rules, mask: number): string[] {
	return rules.featureIds.filter((_, i) => mask & (1 << i));
}

/** The mask of feature ids; −1 when one is unknown. */
export function featureMask(rules: Rules, ids: readonly string[]): number {
	let mask = 0;
	for (const id of ids) {
		const index = rules.featureIndex.get(id);
		if (index === undefined) return -1;
		mask |= 1 << index;
	}
	return mask;
}

/** Purchase cost of one unit with these features before discounts and news. */
export function unitCost(rules: Rules, mask: number): Fen {
	let cost = rules.baseCost;
	for (let i = 0; i < rules.featureCost.length; i++)
		if (mask & (1 << i)) cost += rules.featureCost[i]!;
	return cost;
}
