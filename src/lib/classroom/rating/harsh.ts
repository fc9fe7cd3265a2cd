import { exact, mean, type Exact } from '../exact.ts';
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

interface Given {
	rater: string;
	mark: Exact;
}

/** Every team's marks in ascending order: sorted once, not once a rater, because a class gives thousands. */
function byTeam({ marks }: LiveRating): Map<string, Given[]> {
	const teams = new Map<string, Given[]>();
	for (const [rater, given] of Object.entries(marks))
		for (const [team, mark] of Object.entries(given))
			if (teams.has(team)) teams.get(team)!.push({ rater, mark });
			else teams.set(team, [{ rater, mark }]);
	for (const list of teams.values()) list.sort((a, b) => a.mark.compare(b.mark));
	return teams;
}

/** The median of a list in ascending order without the one at a place. */
function medianWithout(list: readonly Given[], without: number): Exact {
	const mark = (at: number) => list[at < without ? at : at + 1]!.mark;
	const n = list.length - 1;
	const half = Math.floor(n / 2);
	return n % 2 === 1
		? mark(half)
		: mark(half - 1)
				.add(mark(half))
				.div(2);
}

/**
 * Raters who mark all rivals far below the field: each of their marks is at least 20 points below the median of the
 * others' marks for that team. For the instructor to look at; their marks stay in, the trimmed mean bears them.
 */
export function harshRaters(rating: LiveRating): HarshRater[] {
	const teams = byTeam(rating);
	return Object.entries(rating.marks).flatMap(([rater, given]) => {
		const gaps = Object.entries(given).flatMap(([team, mark]) => {
			const list = teams.get(team)!;
			const own = list.findIndex((one) => one.rater === rater);
			return list.length - 1 < LEAST_OTHERS ? [] : [medianWithout(list, own).sub(mark)];
		});
		const all = gaps.length >= LEAST_RIVALS && gaps.every((gap) => gap.gte(FAR_BELOW));
		return all ? [{ rater, below: mean(gaps)!, rivals: gaps.length }] : [];
	});
}
