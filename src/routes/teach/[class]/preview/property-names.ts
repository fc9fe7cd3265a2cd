import { m } from '$lib/paraglide/messages';
import { ROW_TEXTS } from '$lib/scenario/row-texts';

const NAMES: Readonly<Record<string, () => string>> = {
	'award.recognitionFirst': m.cli_property_award_recognitionFirst,
	'award.underCost': m.cli_property_award_underCost,
	'campaign.order': m.cli_property_campaign_order,
	'skill.ladder': m.cli_property_skill_ladder,
	'skill.recognition-lowPrice': m.cli_property_skill_recognition_lowPrice,
	'skill.recognition-random': m.cli_property_skill_recognition_random,
	'seat.advantage': m.cli_property_seat_advantage,
	'ways.largest': m.cli_property_ways_largest,
	'ways.third': m.cli_property_ways_third,
	'cash.reckless': m.cli_property_cash_reckless,
	'cash.recklessHalf': m.cli_property_cash_recklessHalf,
	'cash.careful': m.cli_property_cash_careful,
	'instrument.exhibition': m.cli_property_instrument_exhibition,
	'instrument.seminar': m.cli_property_instrument_seminar,
	'instrument.visit': m.cli_property_instrument_visit,
	'instrument.reserve': m.cli_property_instrument_reserve,
	'luck.decisions': m.cli_property_luck_decisions
};

/** What a property says of a game, in the person's language. */
export const propertyName = (id: string): string => NAMES[id]?.() ?? id;

/** Rows of the form behind the numbers that the engine says to look at. */
const ROWS: Readonly<Record<string, string>> = {
	access: 'access',
	'archetypes[0].weights': 'archetype',
	'campaigns.attention': 'attention',
	'campaigns.exhibition.cost': 'exhibitionCost',
	'campaigns.exhibition.lift': 'exhibitionLift',
	'campaigns.seminar.cost': 'seminar',
	'money.creditLine': 'creditLine',
	'tenders.ceiling': 'ceiling',
	'tenders.ceilingBySize': 'ceilingBySize',
	'tenders.quantity': 'quantity'
};

/** What to look at first when a property does not hold; undefined for what no form changes. */
export const lookName = (path: string): string | undefined => ROW_TEXTS[ROWS[path] ?? '']?.name();
