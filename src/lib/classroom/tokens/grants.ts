import { refuse, type Refusal } from '../outcome.ts';

/** Intelligence tokens a team may be granted in one month of the game, unless the class says otherwise. */
export const TOKENS_A_MONTH = 2;

/** One token that a team has earned. */
export interface Grant {
	team: string;
	/** Month of the linked game, from 1. */
	month: number;
	/** What it was earned by: id of a quiz or of a sign-in window. */
	cause: string;
}

export type GrantRefusal =
	| 'token.earned' // this cause has given its token already
	| 'token.monthFull'; // `most` tokens a month

/** How many more a team may be granted in a month. */
export const leftIn = (
	grants: readonly Grant[],
	team: string,
	month: number,
	most = TOKENS_A_MONTH
): number => Math.max(0, most - grants.filter((g) => g.team === team && g.month === month).length);

/**
 * Grants a token (CLASSROOM.md: learning feeds the game). Bounded, so that marks do not decide the market; a cause
 * gives one token to a team and no second, in whatever month it comes again. Granting and spending are commands in
 * the game's log: this only says whether the command may be sent.
 * @param most a month, 0 or more
 */
export function grantToken(
	grants: readonly Grant[],
	grant: Grant,
	most = TOKENS_A_MONTH
): Grant[] | Refusal<GrantRefusal> {
	if (grants.some((g) => g.team === grant.team && g.cause === grant.cause))
		return refuse('token.earned');
	if (leftIn(grants, grant.team, grant.month, most) === 0)
		return refuse('token.monthFull', { most });
	return [...grants, grant];
}
