import { refuse } from '../kernel/refusals.ts';
import { FACTS, type Fact, type Team } from '../world/state.ts';
import { relationOf, type World } from '../world/world.ts';
import type { Action } from './action.ts';
import { clientOf, unknownClient } from './lookups.ts';

/** Intelligence tokens a company may be granted in one month, so that marks do not decide the market. */
export const TOKENS_A_MONTH = 2;

/** What a token is spent on: facts that a visit could find, and how well the strongest rival stands. */
export const TOKEN_ABOUT = ['weights', 'schedule', 'rival'] as const;
export type TokenAbout = (typeof TOKEN_ABOUT)[number];

/** The company's tokens, from the first grant on. A game in which none is ever granted keeps none. */
export const tokensOf = (team: Team) => (team.tokens ??= { left: 0, earned: [], seen: [] });

/** Bit of a fact in `Relation.facts`. */
const bit = (fact: Fact): number => 1 << FACTS.indexOf(fact);

const asFact = (about: TokenAbout): Fact | undefined => (about === 'rival' ? undefined : about);

function isKnown(world: World, team: Team, client: number, about: TokenAbout): boolean {
	const fact = asFact(about);
	if (fact) return ((team.relations[client]?.facts ?? 0) & bit(fact)) !== 0;
	const { month } = world.state;
	return !!team.tokens?.seen.some((look) => look.client === client && look.month === month);
}

/**
 * Spends a token, earned by learning, on one piece of information about a client: its weights, when it next has a
 * tender, or the highest recognition that a rival has with it today. It costs neither money nor days.
 */
export const spendToken: Action = {
	type: 'spendToken',
	fields: { client: { kind: 'id' }, about: { kind: 'enum', of: TOKEN_ABOUT } },
	phases: () => ['prepare', 'open'],
	check(world, team, p) {
		const unknown = unknownClient(world, p.client);
		if (unknown) return unknown;
		if (!team.tokens?.left) return refuse('token.none');
		return isKnown(world, team, clientOf(world, p.client), p.about)
			? refuse('token.known', 'about', { client: p.client })
			: undefined;
	},
	apply(world, team, p) {
		const tokens = tokensOf(team);
		const client = clientOf(world, p.client);
		const fact = asFact(p.about);
		tokens.left--;
		if (fact) relationOf(team, client).facts |= bit(fact);
		else
			tokens.seen.push({
				client,
				month: world.state.month,
				recognition: best(world, team, client)
			});
		return [{ type: 'tokenSpent', team: team.id, client: p.client, about: p.about }];
	}
};

const best = (world: World, team: Team, client: number): number =>
	Math.max(
		0,
		...world.state.teams
			.filter((rival) => rival !== team && rival.status !== 'closed')
			.map((rival) => rival.relations[client]?.recognition ?? 0)
	);
