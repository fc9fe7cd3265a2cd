import { stream, type Stream } from '../kernel/random.ts';
import { rulesOf, unitCost, type Rules } from '../scenario/rules.ts';
import type { Scenario } from '../scenario/schema.ts';
import { share, type Bp, type Fen } from '../kernel/units.ts';
import { bulkPrice } from './purchase.ts';
import type { Client, GameState, News, Relation, Team } from './state.ts';

/** What one company starts as. */
export interface TeamStart {
	id: string;
	name: string;
	color: string;
	/** The bot that plays the seat, null for people. */
	bot: string | null;
}

/**
 * Everything that determines a game besides its commands: exactly what the log archives.
 * `chance` names the streams of luck (attention, word of mouth, late payments, draws); it is the
 * seed itself unless a luck replay asks the same world for other luck.
 */
export interface Start {
	scenario: Scenario;
	seed: string;
	chance?: string;
	teams: TeamStart[];
	/** The game begins with practice months that `cleanStart` wipes out. */
	practice?: boolean;
	/** Present when the game continues a rewound or forked one. */
	branch?: { of: string; month: number };
}

/** A game's state with the lookups the rules need; the lookups are derived and never hashed. */
export interface World {
	readonly start: Start;
	readonly rules: Rules;
	readonly seed: string;
	readonly chance: string;
	state: GameState;
	readonly clientIndex: ReadonlyMap<string, number>;
	readonly teamIndex: ReadonlyMap<string, number>;
	/** Attention of every client this month, drawn on first use. */
	attention: { month: number; values: Bp[] };
	/** Slots taken by client, counted on first use after a change of suppliers. */
	taken: { state: GameState; values: number[] } | null;
}

export function worldOf(start: Start, state: GameState): World {
	return {
		start,
		rules: rulesOf(start.scenario),
		seed: start.seed,
		chance: start.chance ?? start.seed,
		state,
		clientIndex: new Map(state.clients.map((c, i) => [c.id, i])),
		teamIndex: new Map(state.teams.map((t, i) => [t.id, i])),
		attention: { month: 0, values: [] },
		taken: null
	};
}

/** A stream of luck: events that no plan can foresee. */
export const luck = (world: World, subsystem: string, entity = ''): Stream =>
	stream(world.chance, world.state.month, subsystem, entity);

/** How open a client is this month (basis points around 10,000): scales every lift alike. */
export function attentionOf(world: World, client: number): Bp {
	const { month } = world.state;
	if (world.attention.month !== month) {
		const draws = luck(world, 'attention');
		const [low, high] = world.rules.attention;
		world.attention = { month, values: world.state.clients.map(() => draws.int(low, high)) };
	}
	return world.attention.values[client]!;
}

/** The relation between a team and a client, created on first touch. */
export function relationOf(team: Team, client: number): Relation {
	return (team.relations[client] ??= {
		recognition: 0,
		stage: 'potential',
		claimed: 0,
		facts: 0,
		repeats: [],
		neglected: 0
	});
}

/** Whether the client counts this team among its suppliers. */
export function isOurs(team: Team, client: number): boolean {
	const relation = team.relations[client];
	return !!relation && relation.claimed > 0 && relation.stage !== 'lost';
}

/** Suppliers of each client by index. Whatever adds or drops one clears `world.taken`. */
export function slotsTaken(world: World): readonly number[] {
	const { state } = world;
	if (world.taken?.state === state) return world.taken.values;
	const values = state.clients.map(() => 0);
	for (const team of state.teams)
		for (let i = 0; i < values.length; i++) if (isOurs(team, i)) values[i]!++;
	world.taken = { state, values };
	return values;
}

/** The news of a kind that hold in a month, for an industry or client where it names one. */
export function newsOf(state: GameState, kind: News['kind'], month: number): News[] {
	return state.news.filter((n) => n.kind === kind && n.month === month);
}

/** Fraction by which the purchase price differs this month (0 = as in the scenario). */
export function purchaseChange(state: GameState, month: number): Bp {
	let change = 0;
	for (const n of state.news)
		if (n.kind === 'purchasePrice' && n.month === month) change += n.change;
	return change;
}

/** What `quantity` units with these features cost when bought in `month`. */
export const purchaseCost = (world: World, mask: number, quantity: number, month: number): Fen =>
	bulkPrice(
		world.rules.discounts,
		unitCost(world.rules, mask),
		quantity,
		purchaseChange(world.state, month)
	);

/** What an exhibition of booth size index `booth` costs in an industry this month. */
export function exhibitionCost(world: World, industry: number, booth: number): Fen {
	const base = world.rules.exhibition.cost[booth]!;
	for (const n of world.state.news)
		if (n.kind === 'fair' && n.month === world.state.month && n.industry === industry)
			return share(base, 10_000 + n.change);
	return base;
}

/** Months until the client's next tender after `month`; 0 when none is left in the game. */
export function nextTenderMonth(client: Client, after: number, lastMonth: number): number {
	let month = client.firstTender;
	while (month <= after) month += client.interval;
	return month <= lastMonth ? month : 0;
}
