import type { Autopsy, Change } from '#sim/explain/types.ts';
import type { Rulebook } from '#sim/view/types.ts';
import type { Criterion, Fault } from '#sim/world/state.ts';
import { list, money, points } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { say } from '../desk.svelte';
import type { Outcome } from './model';

/** A company as this person may call it: its name, or "Rival 3" for a pseudonym. */
export function companyName(label: string, name = ''): string {
	const rival = /^rival-(\d+)$/.exec(label);
	return name || (rival ? m.review_rival({ n: rival[1]! }) : label);
}

export const criterionName: Record<Criterion, () => string> = {
	recognition: m.review_criterion_recognition,
	price: m.review_criterion_price,
	service: m.review_criterion_service,
	fit: m.review_criterion_fit
};

/** Glossary entries of the criteria. */
export const criterionTerm: Record<Criterion, string> = {
	recognition: 'recognition',
	price: 'price-points',
	service: 'service-level',
	fit: 'fit-points'
};

export const outcomeName: Record<Outcome, () => string> = {
	won: m.review_outcome_won,
	lost: m.review_outcome_lost,
	invalid: m.review_outcome_invalid
};

/** What stands on the seal. */
export const outcomeSeal: Record<Outcome, () => string> = {
	won: m.review_seal_won,
	lost: m.review_seal_lost,
	invalid: m.review_seal_invalid
};

const decidedWords: Record<string, () => string> = {
	score: m.review_decided_score,
	price: m.review_decided_price,
	recognition: m.review_decided_recognition,
	arrival: m.review_decided_arrival,
	draw: m.review_decided_draw,
	none: m.review_decided_none
};

/** What decided a tender: the points, or the tie rule that was needed. */
export const decidedBy = (rule: string): string => decidedWords[rule]?.() ?? '';

/** Why a bid was thrown out, and how to avoid it next time. */
export const faultWords: Record<Fault, { what: () => string; avoid: () => string }> = {
	features: { what: m.review_fault_features, avoid: m.review_avoid_features },
	ceiling: { what: m.review_fault_ceiling, avoid: m.review_avoid_ceiling },
	recognition: { what: m.review_fault_recognition, avoid: m.review_avoid_recognition },
	bond: { what: m.review_fault_bond, avoid: m.review_avoid_bond },
	abnormal: { what: m.review_fault_abnormal, avoid: m.review_avoid_abnormal },
	closed: { what: m.review_fault_closed, avoid: m.review_avoid_closed }
};

const featureNames = (rules: Rulebook, ids: readonly string[]): string =>
	list(ids.map((id) => say(rules.features.find((f) => f.id === id)?.name ?? { en: id, zh: id })));

/** One change that would have won, in one sentence with its price. */
export function changeSentence(change: Change, rules: Rulebook): string {
	const cost = money(change.cost);
	switch (change.kind) {
		case 'price':
			return m.review_change_price({ to: money(change.to), by: money(change.by), cost });
		case 'recognition':
			return m.review_change_recognition({
				to: points(change.to),
				by: points(change.by),
				seminars: Math.round(change.cost / rules.seminar.cost),
				cost
			});
		case 'feature':
			return m.review_change_feature({ features: featureNames(rules, change.features), cost });
		case 'valid':
			return m.review_change_valid({ features: featureNames(rules, change.features), cost });
		case 'service':
			return m.review_change_service({
				level: say(rules.serviceLevels[change.to]?.name ?? { en: '', zh: '' }),
				cost
			});
	}
}

/** A difference in points; finer where a coarse one would read as none. */
export const gapPoints = (hundredths: number): string =>
	points(hundredths, Math.abs(hundredths) < 10 ? 2 : 1);

/** The whole result in one sentence: who won, by how much. */
export function headline(autopsy: Autopsy): string {
	if (autopsy.won) return m.review_headline_won();
	if (autopsy.own && !autopsy.own.valid) return m.review_headline_invalid();
	if (autopsy.winner === null) return m.review_headline_nobody();
	const winner = companyName(autopsy.winner);
	return autopsy.gap === 0
		? m.review_headline_tied({ winner })
		: m.review_headline_lost({ winner, gap: gapPoints(Math.abs(autopsy.gap)) });
}

const causeWords: Record<string, () => string> = {
	claim: m.review_cause_claim,
	claimClient: m.review_cause_claim,
	holdExhibition: m.review_cause_exhibition,
	holdSeminar: m.review_cause_seminar,
	runWebCampaign: m.review_cause_web,
	sponsorConference: m.review_cause_conference,
	visitClient: m.review_cause_visit,
	purchase: m.review_cause_purchase,
	goods: m.review_cause_goods,
	delivery: m.review_cause_delivery,
	service: m.review_cause_service,
	sale: m.review_cause_sale,
	receivable: m.review_cause_receivable,
	factoring: m.review_cause_factoring,
	factoringFee: m.review_cause_factoring_fee,
	wages: m.review_cause_wages,
	care: m.review_cause_care,
	loanInterest: m.review_cause_loan_interest,
	overdraftInterest: m.review_cause_overdraft_interest,
	overdraftRepaid: m.review_cause_overdraft_repaid,
	instalment: m.review_cause_instalment,
	borrow: m.review_cause_borrow,
	repay: m.review_cause_repay,
	damages: m.review_cause_damages,
	restructured: m.review_cause_restructured,
	bridging: m.review_cause_bridging,
	correction: m.review_cause_correction,
	netWorth: m.review_component_net_worth,
	marketShare: m.review_component_market_share,
	portfolio: m.review_component_portfolio,
	reliability: m.review_component_reliability
};

/** What moved an amount, in a word or two. */
export const causeName = (cause: string): string => (causeWords[cause] ?? m.review_cause_other)();
