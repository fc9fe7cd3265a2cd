import type { Score } from './score.ts';
import { totalOf, type Ratio } from './total.ts';

/** What one person did with one item of a quiz. */
export interface Response {
	/** Null when it is not graded yet. */
	score: Score | null;
	/** Time on the item; null when it was not measured. */
	seconds: number | null;
	/** Places of the options chosen or the answer that was met. */
	met: readonly number[];
}

/** An item of a quiz, with what it is worth there. */
export interface Measured {
	id: string;
	points: number;
	/** How many options or answers it has, for the counts. */
	parts: number;
}

export const ITEM_FLAGS = [
	'hard', // fewer than 40 % succeed
	'easy', // more than 85 %
	'against', // those who are good at the rest do worse here: look at the key
	'weak' // it hardly tells who is good at the rest
] as const;
export type ItemFlag = (typeof ITEM_FLAGS)[number];

export interface ItemReport {
	id: string;
	/** People whose answer is graded. */
	n: number;
	/** Mean share of the mark, exactly; null for nobody. */
	success: Ratio | null;
	/** Correlation of the item with the rest of the quiz, −1…1; null where one of them does not vary. */
	discrimination: number | null;
	/** Mean share in the best 27 % less that in the weakest 27 %, −1…1; null for fewer than four. */
	upperLower: number | null;
	/** Mean time in seconds. */
	seconds: number | null;
	/** How many chose each option or met each answer. */
	counts: number[];
	flags: ItemFlag[];
	/** Too few people to rely on it. */
	caution: boolean;
}

/** Below this the figures of an item say little. */
export const ENOUGH = 20;
const HARD = 40n;
const EASY = 85n;
const WEAK = 0.2;

const share = ({ earned, of }: Score): number => earned / of;
const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's correlation; null when either does not vary. */
export function correlation(xs: readonly number[], ys: readonly number[]): number | null {
	if (xs.length < 2) return null;
	const [mx, my] = [mean(xs), mean(ys)];
	let [xy, xx, yy] = [0, 0, 0];
	for (const [index, x] of xs.entries()) {
		const [dx, dy] = [x - mx, ys[index]! - my];
		xy += dx * dy;
		xx += dx * dx;
		yy += dy * dy;
	}
	// What is left of equal numbers after subtraction is no variation.
	const none = (sum: number, of: number) => sum <= 1e-18 * Math.max(1, of * of);
	if (none(xx, mx) || none(yy, my)) return null;
	return Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
}

/**
 * Mean of `values` among the `places` people with the most by `order`. People with the same as the last of them share
 * the places that are left, so that the order of a list decides nothing.
 */
function meanOfTop(values: readonly number[], order: readonly number[], places: number): number {
	let left = places;
	let sum = 0;
	for (const level of [...new Set(order)].sort((a, b) => b - a)) {
		const tied = values.filter((_, index) => order[index] === level);
		const taken = Math.min(left, tied.length);
		sum += mean(tied) * taken;
		left -= taken;
		if (left === 0) break;
	}
	return sum / places;
}

/** Upper less lower group of 27 % each, half-up, at least one person. */
export function upperLower(values: readonly number[], totals: readonly number[]): number | null {
	if (values.length < 4) return null;
	const places = Math.max(1, Math.floor(0.27 * values.length + 0.5));
	const lowest = totals.map((total) => -total);
	return meanOfTop(values, totals, places) - meanOfTop(values, lowest, places);
}

function flagsOf(success: Ratio | null, discrimination: number | null): ItemFlag[] {
	const flags: ItemFlag[] = [];
	if (success && success.earned * 100n < HARD * success.of) flags.push('hard');
	if (success && success.earned * 100n > EASY * success.of) flags.push('easy');
	if (discrimination !== null && discrimination < 0) flags.push('against');
	else if (discrimination !== null && discrimination < WEAK) flags.push('weak');
	return flags;
}

/**
 * How the items of a quiz did.
 * @param people for each person the responses in the order of the items; one counted attempt a person
 */
export function analyse(
	items: readonly Measured[],
	people: readonly (readonly Response[])[]
): ItemReport[] {
	const marks = people.map((responses) =>
		items.map(({ points }, index) => {
			const given = responses[index]?.score;
			return given ? share(given) * points : 0;
		})
	);
	const totals = marks.map((row) => row.reduce((sum, mark) => sum + mark, 0));
	return items.map(({ id, points, parts }, index) => {
		const graded = people.flatMap((responses, person) => {
			const response = responses[index];
			return response?.score ? [{ person, response, score: response.score }] : [];
		});
		const values = graded.map(({ score }) => share(score));
		const ofGraded = graded.map(({ person }) => totals[person]!);
		const rest = graded.map(({ person }, at) => ofGraded[at]! - marks[person]![index]!);
		const times = graded.flatMap(({ response }) => response.seconds ?? []);
		const success = totalOf(graded.map(({ score }) => ({ score, points: 1 })));
		const discrimination = points > 0 ? correlation(values, rest) : null;
		return {
			id,
			n: graded.length,
			success,
			discrimination,
			upperLower: upperLower(values, ofGraded),
			seconds: times.length > 0 ? mean(times) : null,
			counts: Array.from(
				{ length: parts },
				(_, part) => graded.filter(({ response }) => response.met.includes(part)).length
			),
			flags: flagsOf(success, discrimination),
			caution: graded.length < ENOUGH
		};
	});
}
