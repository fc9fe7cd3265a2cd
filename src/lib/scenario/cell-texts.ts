import { m } from '$lib/paraglide/messages';

/** Short names of the cells of a row. */
export const CELL_NAMES: Readonly<Record<string, () => string>> = {
	A: m.scenario_cell_A,
	B: m.scenario_cell_B,
	C: m.scenario_cell_C,
	S: m.scenario_cell_S,
	M: m.scenario_cell_M,
	L: m.scenario_cell_L,
	from: m.scenario_cell_from,
	to: m.scenario_cell_to,
	Afrom: m.scenario_cell_Afrom,
	Ato: m.scenario_cell_Ato,
	Bfrom: m.scenario_cell_Bfrom,
	Bto: m.scenario_cell_Bto,
	Cfrom: m.scenario_cell_Cfrom,
	Cto: m.scenario_cell_Cto,
	cost: m.scenario_cell_cost,
	days: m.scenario_cell_days,
	lift: m.scenario_cell_lift,
	unclaimed: m.scenario_cell_unclaimed,
	maxClients: m.scenario_cell_maxClients,
	teamsPerSlot: m.scenario_cell_teamsPerSlot,
	min: m.scenario_cell_min,
	max: m.scenario_cell_max,
	recognition: m.scenario_cell_recognition,
	price: m.scenario_cell_price,
	service: m.scenario_cell_service,
	fit: m.scenario_cell_fit,
	decayFormation: m.scenario_cell_decayFormation,
	decayStable: m.scenario_cell_decayStable,
	decayUnclaimed: m.scenario_cell_decayUnclaimed,
	formation: m.scenario_cell_formation,
	promotion: m.scenario_cell_promotion,
	decline: m.scenario_cell_decline,
	neglect: m.scenario_cell_neglect,
	delivered: m.scenario_cell_delivered,
	defaulted: m.scenario_cell_defaulted,
	representatives: m.scenario_cell_representatives,
	restructured: m.scenario_cell_restructured,
	loanInterest: m.scenario_cell_loanInterest,
	overdraftInterest: m.scenario_cell_overdraftInterest,
	factoring: m.scenario_cell_factoring,
	netWorth: m.scenario_cell_netWorth,
	marketShare: m.scenario_cell_marketShare,
	portfolio: m.scenario_cell_portfolio,
	reliability: m.scenario_cell_reliability,
	chance: m.scenario_cell_chance
};

/** Words that stand for a choice in the file. */
export const WORDS: Readonly<Record<string, () => string>> = {
	carry: m.scenario_word_carry,
	botDraft: m.scenario_word_botDraft,
	botPlay: m.scenario_word_botPlay,
	nothing: m.scenario_word_nothing,
	relative: m.scenario_word_relative,
	full: m.scenario_word_full,
	named: m.scenario_word_named,
	pseudonymous: m.scenario_word_pseudonymous,
	restructure: m.scenario_word_restructure,
	close: m.scenario_word_close,
	allow: m.scenario_word_allow,
	flag: m.scenario_word_flag,
	reject: m.scenario_word_reject,
	race: m.scenario_word_race,
	sealed: m.scenario_word_sealed
};

/** Kinds of news, by their name in the file. */
export const NEWS_NAMES: Readonly<Record<string, () => string>> = {
	demand: m.scenario_news_demand,
	purchasePrice: m.scenario_news_purchasePrice,
	fair: m.scenario_news_fair,
	newBuyer: m.scenario_news_newBuyer
};

const UNITS: Readonly<Record<string, () => string>> = {
	percent: () => '%',
	yuan: m.scenario_unit_yuan,
	points: m.scenario_unit_points,
	days: m.scenario_unit_days,
	months: m.scenario_unit_months,
	clients: m.scenario_unit_clients,
	pieces: m.scenario_unit_pieces,
	people: m.scenario_unit_people
};

/** The unit behind a number; none where a number stands for itself. */
export const unitName = (unit: string): string | undefined => UNITS[unit]?.();
