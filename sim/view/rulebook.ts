import { divide } from '../kernel/units.ts';
import { sizeVolume } from '../month/scores.ts';
import { BOOTHS, rulesOf, type Rules } from '../scenario/rules.ts';
import type { Scenario } from '../scenario/schema.ts';
import { CRITERIA, type Weights } from '../world/state.ts';
import type { Rulebook } from './types.ts';

/** The public, unchanging part of a scenario in engine units. */
export function rulebookOf(scenario: Scenario): Rulebook {
	const r = rulesOf(scenario);
	const s = scenario;
	return {
		scenario: s.id,
		title: s.title,
		summary: s.summary,
		level: s.level,
		months: s.months,
		seats: s.seats,
		capital: r.capital,
		access: s.access,
		absence: s.absence,
		coach: s.coach,
		features: s.features.map((f, i) => ({ id: f.id, name: f.name, cost: r.featureCost[i]! })),
		industries: s.industries.map((i) => ({ id: i.id, name: i.name, must: i.must })),
		serviceLevels: s.service.levels.map((l, i) => ({
			name: l.name,
			cost: r.serviceCost[i]!,
			points: r.servicePoints[i]!
		})),
		product: {
			baseCost: r.baseCost,
			discounts: r.discounts,
			delivery: r.delivery,
			leadMonths: s.product.leadMonths
		},
		claim: r.claim,
		exhibition: Object.fromEntries(
			BOOTHS.map((b, i) => [
				b,
				{
					cost: r.exhibition.cost[i]!,
					lift: r.exhibition.lift[i]!,
					days: r.exhibition.days[i]!
				}
			])
		) as Rulebook['exhibition'],
		seminar: r.seminar,
		web: { cost: r.web.cost, lift: r.web.lift, days: r.web.days },
		conference: {
			cost: r.conference.cost,
			lift: r.conference.lift,
			days: r.conference.days,
			maxIndustries: r.conference.maxIndustries
		},
		visit: r.visit,
		unclaimed: {
			exhibition: r.exhibition.unclaimed,
			web: r.web.unclaimed,
			conference: r.conference.unclaimed
		},
		repeat: r.repeat,
		attention: r.attention,
		thresholds: r.threshold,
		neglectMonths: r.neglectMonths,
		decay: r.decay,
		minRecognition: r.minRecognition,
		sizeVolume: sizeVolume(r),
		bond: r.bond,
		abnormallyLow: { below: r.abnormalBelow, treat: s.tenders.abnormallyLow.treat },
		promiseShare: r.promiseShare,
		startRecord: r.startRecord,
		earlyPoints: r.earlyPoints,
		performanceShare: r.performanceShare,
		meanWeights: meanWeights(r),
		staff: {
			representatives: r.staff.representatives,
			days: r.staff.days,
			wage: r.staff.wage
		},
		money: {
			creditLine: r.creditLine,
			loanInterest: r.loanInterest,
			overdraftInterest: r.overdraftInterest,
			factoring: r.factoring,
			care: r.care,
			planMonths: r.planMonths
		},
		scoreWeights: { ...r.scoreWeights }
	};
}

/** Archetype weights averaged by their share, whole percent. */
export function meanWeights(rules: Rules): Weights {
	const total = rules.archetypes.reduce((sum, a) => sum + a.share, 0);
	return Object.fromEntries(
		CRITERIA.map((c) => [
			c,
			divide(
				rules.archetypes.reduce((sum, a) => sum + a.share * a.weights[c], 0),
				total
			)
		])
	) as Weights;
}
