import {
	ascending,
	clamp,
	exact,
	HUNDRED,
	mean,
	median,
	root,
	stored,
	ZERO,
	type Exact
} from '../exact.ts';
import { refuse, type Refusal } from '../outcome.ts';
import type { Curve } from './model.ts';

/**
 * A percentage after the curve, held within [0, 100]:
 * `shift` adds points (x + c); `scale` multiplies (x · f); `root` is 10·√x, which lifts the low most and leaves 0 and
 * 100 (rounded half up to four decimals). All three keep the order. Missing work is not curved.
 */
export function curved(curve: Curve, percent: Exact): Exact {
	if (curve.kind === 'shift') return clamp(percent.add(exact(curve.points)), ZERO, HUNDRED);
	if (curve.kind === 'scale') return clamp(percent.mul(exact(curve.factor)), ZERO, HUNDRED);
	return root(clamp(percent, ZERO, HUNDRED).mul(100));
}

export type CurveRefusal =
	| 'grades.noScores' // nothing to take a mean of
	| 'grades.allZero'; // noughts cannot be scaled

/** The scale that moves the mean of these percentages to `target`, before anything is held at 100. */
export function scaleToMean(
	percents: readonly Exact[],
	target: Exact
): Curve | Refusal<CurveRefusal> {
	const average = mean(percents);
	if (average === null) return refuse('grades.noScores');
	if (average.equals(0)) return refuse('grades.allZero');
	return { kind: 'scale', factor: stored(target.div(average)) };
}

export interface Spread {
	mean: Exact;
	median: Exact;
	least: Exact;
	most: Exact;
}

const spread = (values: readonly Exact[]): Spread | null => {
	const sorted = ascending(values);
	return sorted.length === 0
		? null
		: { mean: mean(sorted)!, median: median(sorted)!, least: sorted[0]!, most: sorted.at(-1)! };
};

export interface CurvePreview {
	students: { student: string; before: Exact; after: Exact }[];
	/** Null without students. */
	before: Spread | null;
	after: Spread | null;
	/** How many a curve has pushed against 100, and so out of order with those above. */
	heldAtFull: number;
}

/** What a curve would do to each, before it is saved. */
export function previewCurve(
	curve: Curve,
	percents: readonly { student: string; percent: Exact }[]
): CurvePreview {
	const students = percents.map(({ student, percent }) => ({
		student,
		before: percent,
		after: curved(curve, percent)
	}));
	return {
		students,
		before: spread(students.map((s) => s.before)),
		after: spread(students.map((s) => s.after)),
		heldAtFull: students.filter((s) => s.before.lt(HUNDRED) && s.after.equals(HUNDRED)).length
	};
}
