import type { Skill } from '$lib/classroom/forming/questionnaire';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';

export const skillName: Record<Skill, () => string> = {
	language: m.forming_skill_language,
	communication: m.forming_skill_communication,
	leadership: m.forming_skill_leadership,
	analysis: m.forming_skill_analysis
};

/** What is asked about a skill, and what each level from 1 to 5 looks like in behaviour. */
export const skillAnchors: Record<Skill, { ask: () => string; levels: (() => string)[] }> = {
	language: {
		ask: m.forming_ask_language,
		levels: [
			m.forming_language_1,
			m.forming_language_2,
			m.forming_language_3,
			m.forming_language_4,
			m.forming_language_5
		]
	},
	communication: {
		ask: m.forming_ask_communication,
		levels: [
			m.forming_communication_1,
			m.forming_communication_2,
			m.forming_communication_3,
			m.forming_communication_4,
			m.forming_communication_5
		]
	},
	leadership: {
		ask: m.forming_ask_leadership,
		levels: [
			m.forming_leadership_1,
			m.forming_leadership_2,
			m.forming_leadership_3,
			m.forming_leadership_4,
			m.forming_leadership_5
		]
	},
	analysis: {
		ask: m.forming_ask_analysis,
		levels: [
			m.forming_analysis_1,
			m.forming_analysis_2,
			m.forming_analysis_3,
			m.forming_analysis_4,
			m.forming_analysis_5
		]
	}
};

export const slotName = {
	m: m.forming_intro_slot_m,
	a: m.forming_intro_slot_a,
	e: m.forming_intro_slot_e
} as const;

/** The week as a questionnaire asks about it: `1` is Monday. */
export const WEEK = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Name of a day. @param day `1` Monday … `7` Sunday */
export const dayName = (day: string): string =>
	// The first of January 2024 was a Monday.
	new Intl.DateTimeFormat(getLocale(), { weekday: 'short', timeZone: 'UTC' }).format(
		Date.UTC(2024, 0, Number(day))
	);

/** A list as somebody types it: commas and semicolons of either script, or lines. */
export const listed = (typed: string): string[] =>
	typed
		.split(/[,，、;；\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
