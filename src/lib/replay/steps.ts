import type { Moment } from '$lib/game/timeline';

/** Commands that happen between two things worth looking at. */
const BETWEEN = new Set(['lockMonth', 'settleMonth', 'stagePlan']);

/**
 * The moments a person steps through: the clock's, and those of one company or of all. A closing
 * is one step: what stands between lock and reveal shows nothing.
 */
export const stepsFor = (
	moments: readonly Moment[],
	seat: number,
	all: boolean
): readonly Moment[] =>
	moments.filter(
		(moment) =>
			!BETWEEN.has(moment.action.type) && (all || moment.seat === null || moment.seat === seat)
	);

/** Place in the steps (0 = before the first) that shows the state after `index` commands. */
export const placeOf = (steps: readonly Moment[], index: number): number =>
	steps.findLastIndex((step) => step.index <= index) + 1;

/** Place of the first step of the month `by` months away; the ends where there is none. */
export function monthPlace(steps: readonly Moment[], place: number, by: 1 | -1): number {
	const month = monthAt(steps, place);
	if (by > 0) {
		const next = steps.findIndex((step, i) => i >= place && monthOf(step) !== month);
		return next < 0 ? steps.length : next + 1;
	}
	// Back to the start of this month first, then of the one before.
	const first = steps.findIndex((step) => monthOf(step) === month) + 1;
	if (place > first && first > 0) return first;
	const before = steps.findLast((step, i) => i < first - 1);
	return before ? steps.findIndex((step) => monthOf(step) === monthOf(before)) + 1 : 0;
}

/** Practice months and real ones have the same numbers: they are told apart here. */
const monthOf = (step: Moment): string => `${step.practice ? 'p' : ''}${step.month}`;

const monthAt = (steps: readonly Moment[], place: number): string | undefined => {
	const step = steps[Math.max(0, place - 1)];
	return step && monthOf(step);
};
