import { m } from '$lib/paraglide/messages';

/** Name and meaning of a row of the form, in the person's language. */
export interface RowText {
	name: () => string;
	text: () => string;
}

export const SECTION_NAMES: Readonly<Record<string, () => string>> = {
	frame: m.scenario_section_frame,
	clients: m.scenario_section_clients,
	tenders: m.scenario_section_tenders,
	award: m.scenario_section_award,
	campaigns: m.scenario_section_campaigns,
	recognition: m.scenario_section_recognition,
	product: m.scenario_section_product,
	money: m.scenario_section_money,
	score: m.scenario_section_score,
	news: m.scenario_section_news
};

export const ROW_TEXTS: Readonly<Record<string, RowText>> = {
	months: { name: m.scenario_row_months, text: m.scenario_row_months_text },
	capital: { name: m.scenario_row_capital, text: m.scenario_row_capital_text },
	access: { name: m.scenario_row_access, text: m.scenario_row_access_text },
	absence: { name: m.scenario_row_absence, text: m.scenario_row_absence_text },
	board: { name: m.scenario_row_board, text: m.scenario_row_board_text },
	rivals: { name: m.scenario_row_rivals, text: m.scenario_row_rivals_text },
	insolvency: { name: m.scenario_row_insolvency, text: m.scenario_row_insolvency_text },
	industries: { name: m.scenario_row_industries, text: m.scenario_row_industries_text },
	perTeam: { name: m.scenario_row_perTeam, text: m.scenario_row_perTeam_text },
	minPerIndustry: { name: m.scenario_row_minPerIndustry, text: m.scenario_row_minPerIndustry_text },
	sizes: { name: m.scenario_row_sizes, text: m.scenario_row_sizes_text },
	slots: { name: m.scenario_row_slots, text: m.scenario_row_slots_text },
	performanceFeatures: {
		name: m.scenario_row_performanceFeatures,
		text: m.scenario_row_performanceFeatures_text
	},
	excitementFeatures: {
		name: m.scenario_row_excitementFeatures,
		text: m.scenario_row_excitementFeatures_text
	},
	quantity: { name: m.scenario_row_quantity, text: m.scenario_row_quantity_text },
	interval: { name: m.scenario_row_interval, text: m.scenario_row_interval_text },
	ceiling: { name: m.scenario_row_ceiling, text: m.scenario_row_ceiling_text },
	ceilingBySize: { name: m.scenario_row_ceilingBySize, text: m.scenario_row_ceilingBySize_text },
	dueMonths: { name: m.scenario_row_dueMonths, text: m.scenario_row_dueMonths_text },
	damages: { name: m.scenario_row_damages, text: m.scenario_row_damages_text },
	minRecognition: { name: m.scenario_row_minRecognition, text: m.scenario_row_minRecognition_text },
	bond: { name: m.scenario_row_bond, text: m.scenario_row_bond_text },
	abnormalBelow: { name: m.scenario_row_abnormalBelow, text: m.scenario_row_abnormalBelow_text },
	abnormalTreat: { name: m.scenario_row_abnormalTreat, text: m.scenario_row_abnormalTreat_text },
	archetypeShares: {
		name: m.scenario_row_archetypeShares,
		text: m.scenario_row_archetypeShares_text
	},
	archetype: { name: m.scenario_row_archetype, text: m.scenario_row_archetype_text },
	claim: { name: m.scenario_row_claim, text: m.scenario_row_claim_text },
	visit: { name: m.scenario_row_visit, text: m.scenario_row_visit_text },
	seminar: { name: m.scenario_row_seminar, text: m.scenario_row_seminar_text },
	exhibitionCost: { name: m.scenario_row_exhibitionCost, text: m.scenario_row_exhibitionCost_text },
	exhibitionDays: { name: m.scenario_row_exhibitionDays, text: m.scenario_row_exhibitionDays_text },
	exhibitionLift: { name: m.scenario_row_exhibitionLift, text: m.scenario_row_exhibitionLift_text },
	web: { name: m.scenario_row_web, text: m.scenario_row_web_text },
	conference: { name: m.scenario_row_conference, text: m.scenario_row_conference_text },
	attention: { name: m.scenario_row_attention, text: m.scenario_row_attention_text },
	repeat: { name: m.scenario_row_repeat, text: m.scenario_row_repeat_text },
	decay: { name: m.scenario_row_decay, text: m.scenario_row_decay_text },
	thresholds: { name: m.scenario_row_thresholds, text: m.scenario_row_thresholds_text },
	neglectMonths: { name: m.scenario_row_neglectMonths, text: m.scenario_row_neglectMonths_text },
	deeds: { name: m.scenario_row_deeds, text: m.scenario_row_deeds_text },
	reach: { name: m.scenario_row_reach, text: m.scenario_row_reach_text },
	wordOfMouth: { name: m.scenario_row_wordOfMouth, text: m.scenario_row_wordOfMouth_text },
	baseCost: { name: m.scenario_row_baseCost, text: m.scenario_row_baseCost_text },
	delivery: { name: m.scenario_row_delivery, text: m.scenario_row_delivery_text },
	leadMonths: { name: m.scenario_row_leadMonths, text: m.scenario_row_leadMonths_text },
	startRecord: { name: m.scenario_row_startRecord, text: m.scenario_row_startRecord_text },
	earlyPoints: { name: m.scenario_row_earlyPoints, text: m.scenario_row_earlyPoints_text },
	promiseShare: { name: m.scenario_row_promiseShare, text: m.scenario_row_promiseShare_text },
	performanceShare: {
		name: m.scenario_row_performanceShare,
		text: m.scenario_row_performanceShare_text
	},
	people: { name: m.scenario_row_people, text: m.scenario_row_people_text },
	staffDays: { name: m.scenario_row_staffDays, text: m.scenario_row_staffDays_text },
	wage: { name: m.scenario_row_wage, text: m.scenario_row_wage_text },
	creditLine: { name: m.scenario_row_creditLine, text: m.scenario_row_creditLine_text },
	interest: { name: m.scenario_row_interest, text: m.scenario_row_interest_text },
	care: { name: m.scenario_row_care, text: m.scenario_row_care_text },
	latePayment: { name: m.scenario_row_latePayment, text: m.scenario_row_latePayment_text },
	planMonths: { name: m.scenario_row_planMonths, text: m.scenario_row_planMonths_text },
	bridge: { name: m.scenario_row_bridge, text: m.scenario_row_bridge_text },
	score: { name: m.scenario_row_score, text: m.scenario_row_score_text },
	news: { name: m.scenario_row_news, text: m.scenario_row_news_text }
};
