import { exact, mean, median, type Exact } from '../exact.ts';
import type { LiveRating } from './live.ts';

/** How far below the others' median every one of a rater's marks must lie, in points of 100. */
export const FAR_BELOW = exact(20);
/** Rivals rated before a pattern can be one, and others whose median is a yardstick. */
const LEAST_RIVALS = 2;
const LEAST_OTHERS = 3;

export interface HarshRater {
	rater: string;
	/** How many points below the field, on average. */
	below: Exact;
	rivals: number;
}

/**
 * Raters who mark all rivals far below the field: each of their marks is at least 20 points below the median of the
 * others' marks for that team. For the instructor to look at; their marks stay in, the trimmed mean bears them.
 */
export function harshRaters(rating: LiveRating): HarshRater[] {
	return Object.entries(rating.marks).flatMap(([rater, given]) => {
		const gaps = Object.entries(given).flatMap(([team, mark]) => {
			const others = Object.entries(rating.marks).flatMap(([other, marks]) =>
				other !== rater && Object.hasOwn(marks, team) ? [marks[team]!] : []
			);
			return others.length < LEAST_OTHERS ? [] : [median(others)!.sub(mark)];
		});
		const all = gaps.length >= LEAST_RIVALS && gaps.every((gap) => gap.gte(FAR_BELOW));
		return all ? [{ rater, below: mean(gaps)!, rivals: gaps.length }] : [];
	});
}
