import { exact, HUNDRED, mean, type Exact } from '../exact.ts';
import {
	applyFactor,
	LEAST_RATERS,
	ratioFactor,
	strictFactor,
	webPaGrade,
	webPaScore
} from './factors.ts';
import { raters, type Ratings } from './ratings.ts';

export const METHODS = ['strict', 'webPa', 'ratio'] as const;
export type Method = (typeof METHODS)[number];

/** How a round turns ratings into a figure. */
export interface RoundRules {
	method: Method;
	/** What silence costs, in percent of the grade. */
	penalty: number;
	/** WebPA alone: how much of the grade the ratings move, in percent. */
	weight: number;
}

export interface MemberStanding {
	factor: Exact;
	/** How many others have rated this member. */
	raters: number;
	/** Fewer than two others have: somebody should look. */
	tooFew: boolean;
	/** Rated nobody although there was somebody to rate. */
	silent: boolean;
}

/** Whether a member could have rated somebody and has not. A team of one has nobody to rate. */
export const isSilent = ({ members, rows }: Ratings, member: string): boolean =>
	members.length > 1 && !Object.hasOwn(rows, member);

/** Where a member stands by the rules of the round; a team of one, or one where nobody rates, gets the factor 1. */
export function standingOf(
	{ method }: RoundRules,
	ratings: Ratings,
	member: string
): MemberStanding {
	const silent = isSilent(ratings, member);
	if (method !== 'webPa') {
		const { factor, raters, tooFew } = (method === 'strict' ? strictFactor : ratioFactor)(
			ratings,
			member
		);
		return { factor, raters, tooFew, silent };
	}
	const others = raters(ratings).filter((rater) => rater !== member).length;
	const tooFew = others < LEAST_RATERS;
	return { factor: webPaScore(ratings, member), raters: others, tooFew, silent };
}

/** A member's grade from the team's. @param grade percent, 0–100 */
export function memberGrade(
	rules: RoundRules,
	ratings: Ratings,
	member: string,
	grade: Exact
): Exact {
	const { factor, silent } = standingOf(rules, ratings, member);
	const penalty = silent ? exact(rules.penalty).div(HUNDRED) : exact(0);
	if (rules.method !== 'webPa') return applyFactor(grade, factor, silent, penalty);
	return webPaGrade(ratings, member, grade, exact(rules.weight).div(HUNDRED), penalty);
}

/**
 * Ratings among the members there are now. Whoever has left is out of every row; who came back after a row was written
 * stands in it with the mean of the row, which neither lifts nor lowers.
 */
export function ratingsAmong(
	members: readonly string[],
	rows: Readonly<Record<string, Readonly<Record<string, Exact>>>>
): Ratings {
	const present = Object.entries(rows).filter(([rater]) => members.includes(rater));
	return {
		members,
		rows: Object.fromEntries(
			present.map(([rater, row]) => {
				const known = members.flatMap((member) => row[member] ?? []);
				const middle = mean(known) ?? exact(0);
				return [rater, Object.fromEntries(members.map((one) => [one, row[one] ?? middle]))];
			})
		)
	};
}
