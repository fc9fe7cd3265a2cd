import { deal, MAX_TEAM } from '../distribution.ts';

/** Fewest members of a team that is formed from scratch (S16: 4 to 7). */
export const MIN_TEAM = 4;

/**
 * How many teams of 4–7, sizes differing by one at most, `people` can be split into. There is such a number for
 * every n ≥ 4; null below.
 */
export function teamCounts(people: number): { fewest: number; most: number } | null {
	if (people < MIN_TEAM) return null;
	return { fewest: Math.ceil(people / MAX_TEAM), most: Math.floor(people / MIN_TEAM) };
}

/** Sizes of `teams` teams of `people`, differing by one at most, the larger first. */
export const sizesOf = (people: number, teams: number): number[] =>
	deal(Array.from({ length: people }), teams).map((team) => team.length);
