/** Most members of a company (CLASSROOM.md: 1–7). */
export const MAX_TEAM = 7;
/** Most companies of a class: as many as a game holds. */
export const MAX_TEAMS = 40;

/** How a class is split: into so many companies, or into companies of so many members. */
export type Split = { teams: number } | { size: number };

/**
 * How many companies a split makes of `people`: none is left empty, none has more than {@link MAX_TEAM} members.
 * @returns 0 when there is nobody to place
 */
export function teamsFor(people: number, split: Split): number {
	if (people === 0) return 0;
	const wanted = 'teams' in split ? split.teams : Math.ceil(people / split.size);
	const fewest = Math.ceil(people / MAX_TEAM);
	return Math.min(Math.max(wanted, fewest, 1), people);
}

/**
 * Deals people out to `teams` companies whose sizes differ by one at most.
 * @param shuffled in the order of the draw
 */
export function deal<T>(shuffled: readonly T[], teams: number): T[][] {
	const dealt: T[][] = Array.from({ length: teams }, () => []);
	for (const [index, person] of shuffled.entries()) dealt[index % teams]!.push(person);
	return dealt;
}
