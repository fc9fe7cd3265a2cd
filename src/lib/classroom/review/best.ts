import { clamp, exact, HUNDRED, most, sum, weightedMean, ZERO, type Exact } from '../exact.ts';
import type { Mark } from './rubric.ts';

/** How strict the comparison is: Moodle's "very lax" 9, "lax" 7, "fair" 5, "strict" 3, "very strict" 1. */
export const STRICTNESS = [1, 3, 5, 7, 9] as const;
export type Strictness = (typeof STRICTNESS)[number];

/** Least variance a criterion is divided by, or equal marks would make every difference infinite. */
const LEAST_VARIANCE = exact('0.01');

/** A review of one work. `weight` is what the reviewer's voice weighs: 1 unless the class says otherwise. */
export interface Compared {
	reviewer: string;
	marks: readonly Mark[];
	weight: Exact;
}

interface Dimension {
	criterion: string;
	/** Weight W_d of the criterion. */
	weight: Exact;
	mean: Exact;
	/** Population variance s²_d over the reviews, not below 0.01. */
	variance: Exact;
}

const valueOf = (marks: readonly Mark[], criterion: string): Exact =>
	marks.find((mark) => mark.criterion === criterion)!.value;

function dimensionsOf(reviews: readonly Compared[]): Dimension[] {
	// A review without an answer to a criterion cannot be compared there: only those that all have count.
	const shared = reviews[0]!.marks.filter(({ criterion }) =>
		reviews.every(({ marks }) => marks.some((mark) => mark.criterion === criterion))
	);
	return shared.map(({ criterion, weight }) => {
		const values = reviews.map((r) => ({ value: valueOf(r.marks, criterion), weight: r.weight }));
		const mean = weightedMean(values)!;
		const squares = values.map(({ value, weight: w }) => ({
			value: value.sub(mean).pow(2)!,
			weight: w
		}));
		const variance = most(weightedMean(squares)!, LEAST_VARIANCE);
		return { criterion, weight, mean, variance };
	});
}

/**
 * The reviewing grades of one work by the rule of the Moodle Workshop, "comparison with the best assessment"
 * (mod/workshop/eval/best). With x the marks in percent, x̄_d and s²_d their weighted population mean and variance:
 * dist(p, q) = Σ W_d|p_d − q_d|³ / (k · max(s²_d, 0.01)) / ΣW_d; the best are the reviews nearest to the mean, ties
 * kept; grade = clamp(100 − least dist to a best, 0, 100). All in exact numbers, so a tie is a tie.
 *
 * Check: criteria a (0–10), b (1–5), equal weights; reviews (8,4) (7,4) (9,5) (2,1); k = 5 → 99.8621, 100, 97.7854,
 * 52.7586.
 * @returns by reviewer, 0–100; empty when there is no review or no criterion that counts
 */
export function comparisonWithBest(
	reviews: readonly Compared[],
	strictness: Strictness = 5
): Map<string, Exact> {
	const weighed = reviews.filter(({ weight }) => weight.gt(0));
	if (weighed.length === 0) return new Map();
	const dimensions = dimensionsOf(weighed);
	const total = sum(dimensions.map(({ weight }) => weight));
	if (total.lte(0)) return new Map();

	const distance = (of: (d: Dimension) => [Exact, Exact]): Exact =>
		sum(
			dimensions.map((d) => {
				const [p, q] = of(d);
				return d.weight.mul(p.sub(q).abs().pow(3)!).div(d.variance.mul(strictness));
			})
		).div(total);
	const toMean = weighed.map((review) =>
		distance((d) => [valueOf(review.marks, d.criterion), d.mean])
	);
	const nearest = toMean.reduce((a, b) => (a.lte(b) ? a : b));
	const best = weighed.filter((_, i) => toMean[i]!.equals(nearest));

	return new Map(
		weighed.map((review) => {
			const distances = best.map((other) =>
				distance((d) => [valueOf(review.marks, d.criterion), valueOf(other.marks, d.criterion)])
			);
			const least = distances.reduce((a, b) => (a.lte(b) ? a : b));
			return [review.reviewer, clamp(HUNDRED.sub(least), ZERO, HUNDRED)];
		})
	);
}
