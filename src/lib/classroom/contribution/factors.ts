import { clamp, exact, HUNDRED, least, mean, ONE, sum, ZERO, type Exact } from '../exact.ts';
import { raters, sharesReceived, type Ratings } from './ratings.ts';

/** Bounds of the strict factor. */
export const LEAST_FACTOR = exact('0.5');
export const MOST_FACTOR = exact('1.2');
/** Fewer raters than this decide nothing: one voice is a quarrel, not a finding. */
export const LEAST_RATERS = 2;
/** Cap of the ratio after CATME: being liked does not carry a grade far above the team's. */
export const RATIO_CAP = exact('1.05');

export interface Factor {
	/** What the team's grade is multiplied by. */
	factor: Exact;
	/** Before the bounds; null with fewer than two raters. */
	raw: Exact | null;
	/** How many others have rated this member. */
	raters: number;
	/** Fewer than two others have: the factor is 1 and somebody should look. */
	tooFew: boolean;
}

const undecided = (count: number): Factor => ({
	factor: ONE,
	raw: null,
	raters: count,
	tooFew: true
});

/**
 * The strict factor of one member (CLASSROOM.md): drop self; scale each rater's row to mean 1; the factor is the
 * mean of the shares received, held within [0.5, 1.2]. Nothing is renormalised, so a member's own row, or silence,
 * cannot change the member's own factor. Silence costs {@link applyFactor}'s penalty instead.
 */
export function strictFactor(ratings: Ratings, member: string): Factor {
	const received = sharesReceived(ratings, member);
	if (received.length < LEAST_RATERS) return undecided(received.length);
	const raw = mean(received.map(({ share }) => share))!;
	return {
		factor: clamp(raw, LEAST_FACTOR, MOST_FACTOR),
		raw,
		raters: received.length,
		tooFew: false
	};
}

/**
 * The ratio after CATME: the mean of the points a member was given by the others, over the mean of the same figure
 * for the whole team; at most 1.05. Self-ratings do not count. It has no lower bound but 0.
 */
export function ratioFactor(ratings: Ratings, member: string): Factor {
	const received = (about: string): Exact[] =>
		raters(ratings)
			.filter((rater) => rater !== about)
			.map((rater) => ratings.rows[rater]![about]!);
	const own = received(member);
	if (own.length < LEAST_RATERS) return undecided(own.length);
	const team = mean(ratings.members.flatMap((about) => mean(received(about)) ?? []))!;
	const raw = team.equals(0) ? ONE : mean(own)!.div(team);
	return { factor: least(raw, RATIO_CAP), raw, raters: own.length, tooFew: false };
}

/** What somebody loses who did not rate: a part of the grade, shown apart from the factor. */
const withPenalty = (grade: Exact, silent: boolean, penalty: Exact): Exact =>
	silent ? grade.mul(ONE.sub(penalty)) : grade;

/**
 * A member's grade from the team's: clamp(G · factor, 0, 100) × (1 − p) for whom did not rate.
 * @param grade of the team, 0–100
 * @param penalty p in [0, 1]
 */
export const applyFactor = (grade: Exact, factor: Exact, silent: boolean, penalty: Exact): Exact =>
	withPenalty(clamp(grade.mul(factor), ZERO, HUNDRED), silent, penalty);

/**
 * WebPA score: f_ij = M_ij / Σ_j M_ij; S_j = n / n_submitted · Σ_i f_ij (Loughborough, WebPA), self-ratings included.
 * A row of noughts gives everybody the same. Nobody rated: 1.
 *
 * Check: rows A 4 4 3 2 1, B 3 5 3 2 0, C 4 4 4 4 4, D 3 5 4 3 1, E silent → 1.13 1.48 1.12 0.86 0.42.
 */
export function webPaScore(ratings: Ratings, member: string): Exact {
	const submitted = raters(ratings);
	const n = ratings.members.length;
	if (submitted.length === 0) return ONE;
	const fractions = submitted.map((rater) => {
		const row = ratings.rows[rater]!;
		const total = sum(ratings.members.map((about) => row[about]!));
		return total.equals(0) ? ONE.div(n) : row[member]!.div(total);
	});
	return sum(fractions).mul(n).div(submitted.length);
}

/**
 * WebPA grade: clamp((1 − w)G + wGS_j, 0, 100) × (1 − p) when nothing was submitted.
 *
 * Check with the rows above: G = 80, w = .5, p = .1 → 85.20 99.14 84.75 74.21 51.03.
 * @param grade G of the team, 0–100
 * @param weight w in [0, 1]: how much of the grade the ratings move
 * @param penalty p in [0, 1]
 */
export function webPaGrade(
	ratings: Ratings,
	member: string,
	grade: Exact,
	weight: Exact,
	penalty: Exact
): Exact {
	const moved = grade.mul(weight).mul(webPaScore(ratings, member));
	const total = clamp(grade.mul(ONE.sub(weight)).add(moved), ZERO, HUNDRED);
	return withPenalty(total, !Object.hasOwn(ratings.rows, member), penalty);
}
