import type { Chance } from '../chance.ts';
import { SKILLS, type Candidate, type Skill } from './questionnaire.ts';

export type SkillFigures = Record<Skill, number>;

const each = (figure: (skill: Skill) => number): SkillFigures => ({
	language: figure('language'),
	communication: figure('communication'),
	leadership: figure('leadership'),
	analysis: figure('analysis')
});

/** Mean of each skill, 1–5. @param people at least one */
export const skillMeans = (people: readonly Candidate[]): SkillFigures =>
	each((skill) => people.reduce((total, p) => total + p.skills[skill], 0) / people.length);

/** Highest minus lowest team mean of each skill, 0–4. @param teams none of them empty */
export function spreadOf(teams: readonly (readonly Candidate[])[]): SkillFigures {
	const means = teams.map(skillMeans);
	return each((skill) => {
		const values = means.map((m) => m[skill]);
		return Math.max(...values) - Math.min(...values);
	});
}

/** One figure for all skills: the sum of their spreads, 0–16. */
export const totalSpread = (spread: SkillFigures): number =>
	SKILLS.reduce((total, skill) => total + spread[skill], 0);

export interface BalanceReport {
	skills: Record<Skill, { spread: number; random: number; beats: number }>;
	/** The same for the sum over all skills. */
	all: { spread: number; random: number; beats: number };
	/** How many random partitions it was held against. */
	partitions: number;
}

/**
 * How even teams are, beside random partitions into the same sizes: the spread of each skill mean, the mean spread of
 * the random ones, and `beats`, the part of them (0–1) that are less even.
 * @param teams none of them empty
 */
export function balanceReport(
	teams: readonly (readonly Candidate[])[],
	chance: Chance,
	partitions = 1_000
): BalanceReport {
	const people = teams.flat();
	const ours = spreadOf(teams);
	const randoms = Array.from({ length: partitions }, () => {
		const shuffled = chance.shuffle(people);
		let from = 0;
		return spreadOf(teams.map((team) => shuffled.slice(from, (from += team.length))));
	});
	const against = (figure: (spread: SkillFigures) => number) => {
		const spread = figure(ours);
		const values = randoms.map(figure);
		return {
			spread,
			random: values.reduce((a, b) => a + b, 0) / partitions,
			// Sums in another order differ in the last bit; that is no victory.
			beats: values.filter((value) => value > spread + 1e-9).length / partitions
		};
	};
	return {
		skills: {
			language: against((s) => s.language),
			communication: against((s) => s.communication),
			leadership: against((s) => s.leadership),
			analysis: against((s) => s.analysis)
		},
		all: against(totalSpread),
		partitions
	};
}
