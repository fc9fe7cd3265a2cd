import {
	clamp,
	exact,
	HUNDRED,
	mean,
	median,
	sum,
	weightedMean,
	ZERO,
	type Exact
} from '../exact.ts';
import type { Mark } from './rubric.ts';

/** How fast disagreement costs: 1 point of difference costs κ points of the reviewing grade. */
export const KAPPA = 2;

/** A review that was handed in, with its marks in percent of each criterion. */
export interface GivenReview {
	reviewer: string;
	/** Work that was reviewed. */
	work: string;
	marks: readonly Mark[];
}

/**
 * Submission grade: Σ gᵢwᵢ / Σ wᵢ over completed reviews (CLASSROOM.md), 0–100.
 * @param reviews grade of each review (0–100) and what it weighs: 1 for a student's, more for an instructor's
 * @returns null while there is none
 */
export const submissionGrade = (
	reviews: readonly { grade: Exact; weight: Exact }[]
): Exact | null => weightedMean(reviews.map(({ grade, weight }) => ({ value: grade, weight })));

/**
 * How far marks agree with a reference: clamp(100 − κ · Σ W_d|x_d − m_d| / ΣW_d, 0, 100) over the criteria d that
 * both have.
 * @returns null when no criterion with a weight is in both
 */
export function agreement(
	marks: readonly Mark[],
	reference: ReadonlyMap<string, Exact>
): Exact | null {
	const shared = marks.filter(({ criterion }) => reference.has(criterion));
	const distance = weightedMean(
		shared.map(({ criterion, value, weight }) => ({
			value: value.sub(reference.get(criterion)!).abs(),
			weight
		}))
	);
	return distance && clamp(HUNDRED.sub(distance.mul(KAPPA)), ZERO, HUNDRED);
}

const byCriterion = (marks: readonly Mark[]) =>
	new Map(marks.map(({ criterion, value }) => [criterion, value]));

/**
 * What a review is held against: the instructor's marks when there are any, else the median of the others' marks on
 * the same work (leave-one-out).
 * @returns null with fewer than two others: one other reader is no yardstick
 */
export function referenceFor(
	review: GivenReview,
	reviews: readonly GivenReview[],
	instructor: readonly Mark[] | null = null
): Map<string, Exact> | null {
	if (instructor) return byCriterion(instructor);
	const others = reviews.filter(
		({ work, reviewer }) => work === review.work && reviewer !== review.reviewer
	);
	if (others.length < 2) return null;
	return new Map(
		review.marks.flatMap(({ criterion }): [string, Exact][] => {
			const values = others.flatMap(
				({ marks }) => marks.find((mark) => mark.criterion === criterion)?.value ?? []
			);
			return values.length < 2 ? [] : [[criterion, median(values)!]];
		})
	);
}

export interface ReviewingGrade {
	/** 0–100; null when not one review could be held against anything. */
	grade: Exact | null;
	/** By allocated work: the agreement, `undone` (counts as 0), or `ungraded` (counts for nothing). */
	reviews: { work: string; agreement: Exact | 'undone' | 'ungraded' }[];
}

/**
 * The reviewing grade of one reviewer, by leave-one-out median (CLASSROOM.md): Σ agreement over allocated reviews /
 * allocated, a review not written counting 0. A review that nothing can be held against leaves the sum and the
 * number: it is never 100, and no fault of the reviewer.
 *
 * Check: criteria a (0–10), b (1–5), equal weights; reviews (8,4) (7,4) (9,5) (2,1) agree by 90, 90, 55, 0.
 * @param allocated works the reviewer was to review
 * @param reviews all reviews of these works, those of others included
 * @param instructor the instructor's marks by work
 */
export function reviewingGrade(
	reviewer: string,
	allocated: readonly string[],
	reviews: readonly GivenReview[],
	instructor: ReadonlyMap<string, readonly Mark[]> = new Map()
): ReviewingGrade {
	const graded = allocated.map((work): ReviewingGrade['reviews'][number] => {
		const own = reviews.find((r) => r.work === work && r.reviewer === reviewer);
		if (!own) return { work, agreement: 'undone' };
		const reference = referenceFor(own, reviews, instructor.get(work) ?? null);
		return { work, agreement: (reference && agreement(own.marks, reference)) ?? 'ungraded' };
	});
	const counted = graded.flatMap(({ agreement: a }) =>
		a === 'ungraded' ? [] : [a === 'undone' ? ZERO : a]
	);
	return { grade: mean(counted), reviews: graded };
}

export interface Calibration {
	/** Mean agreement with the instructor over the examples tried, 0–100; null before the first. */
	agreement: Exact | null;
	tried: number;
	/** What the gradebook takes: null unless the class says that calibration counts. */
	counted: Exact | null;
}

/**
 * How a student's marks of the example submissions agree with the instructor's, by the rule of {@link agreement}.
 * @param examples the student's marks (null: not tried) beside the instructor's
 */
export function calibration(
	examples: readonly { own: readonly Mark[] | null; instructor: readonly Mark[] }[],
	counts: boolean
): Calibration {
	const agreements = examples.flatMap(({ own, instructor }) =>
		own === null ? [] : (agreement(own, byCriterion(instructor)) ?? [])
	);
	const reached = mean(agreements);
	// Examples left out count as nothing only where calibration counts at all.
	const counted =
		counts && examples.length > 0 ? sum(agreements).div(exact(examples.length)) : null;
	return { agreement: reached, tried: agreements.length, counted };
}
