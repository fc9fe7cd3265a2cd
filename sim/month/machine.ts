import { isBuiltIn } from '../bots/index.ts';
import type { GameEvent, Payload } from '../commands/action.ts';
import type { Fields } from '../kernel/fields.ts';
import { stream } from '../kernel/random.ts';
import { refuse, type Refusal } from '../kernel/refusals.ts';
import { generateWorld } from '../world/generate.ts';
import { post } from '../world/ledger.ts';
import { enterClaim, shift } from '../world/recognition.ts';
import type { Phase, Team } from '../world/state.ts';
import { relationOf, slotsTaken, type World } from '../world/world.ts';
import { grantToken } from './grant-token.ts';
import { settle } from './settle.ts';

/** A command of the game itself: the clock, a seat, a correction. */
export interface GameCommand {
	type: string;
	fields: Fields;
	/** Phases in which it is taken; undefined = always. */
	phases?: readonly Phase[];
	/** True when the command's `team` names the seat it is about. */
	aboutTeam?: true;
	check?: (world: World, p: Payload, team: Team | undefined) => Refusal | undefined;
	apply: (world: World, p: Payload, team: Team | undefined) => GameEvent[];
}

/** Moves on to the preparation of the next month. */
function prepare(world: World): void {
	const { state, rules } = world;
	state.month++;
	state.phase = 'prepare';
	state.claimResults = [];
	for (const team of state.teams) {
		team.daysLeft = team.status === 'closed' ? 0 : team.reps * rules.staff.days;
		team.acted = 0;
	}
}

/**
 * Resolves sealed claims: every client takes the claimants with the highest recognition, ties by
 * a seeded draw, as far as its slots go. A granted claim is paid and takes its days.
 */
function resolveClaims(world: World): GameEvent[] {
	const { state, rules } = world;
	const events: GameEvent[] = [];
	state.claimResults = [];
	const taken = slotsTaken(world);
	state.clients.forEach((client, index) => {
		const claimants = state.teams.filter((t) => t.claims.includes(index));
		if (claimants.length === 0) return;
		const drawn = stream(world.seed, state.month, 'claims', client.id).shuffle(claimants);
		const recognition = (t: Team) => t.relations[index]?.recognition ?? 0;
		drawn.sort((a, b) => recognition(b) - recognition(a));
		let free = client.slots - taken[index]!;
		drawn.forEach((team, place) => {
			const payable = team.accounts.cash >= rules.claim.cost && team.daysLeft >= rules.claim.days;
			const granted = free > 0 && payable;
			if (granted) {
				free--;
				team.daysLeft -= rules.claim.days;
				post(team, state.month, 'claim', client.id, 'claims', 'cash', rules.claim.cost);
				enterClaim(world, team, index);
			}
			const seat = world.teamIndex.get(team.id)!;
			state.claimResults.push({ team: seat, client: index, granted, place });
			events.push({
				type: granted ? 'clientClaimed' : 'claimLost',
				team: team.id,
				client: client.id,
				place
			});
		});
	});
	for (const team of state.teams) team.claims = [];
	return events;
}

const over = (world: World): Refusal | undefined =>
	world.state.over ? refuse('month.over') : undefined;

/** The month machine `prepare → open ⇄ paused → locked → settled → revealed`, seats, corrections. */
export const GAME_COMMANDS: readonly GameCommand[] = [
	{
		type: 'prepareMonth',
		fields: {},
		phases: ['revealed'],
		check: over,
		apply(world) {
			prepare(world);
			return [{ type: 'monthPrepared', month: world.state.month }];
		}
	},
	{
		type: 'openMonth',
		fields: {},
		phases: ['prepare', 'revealed'],
		check: over,
		apply(world) {
			if (world.state.phase === 'revealed') prepare(world);
			world.state.phase = 'open';
			const claims = resolveClaims(world);
			return [{ type: 'monthOpened', month: world.state.month }, ...claims];
		}
	},
	{
		type: 'pauseMonth',
		fields: {},
		phases: ['open'],
		apply(world) {
			world.state.phase = 'paused';
			return [{ type: 'monthPaused', month: world.state.month }];
		}
	},
	{
		type: 'resumeMonth',
		fields: {},
		phases: ['paused'],
		apply(world) {
			world.state.phase = 'open';
			return [{ type: 'monthResumed', month: world.state.month }];
		}
	},
	{
		type: 'lockMonth',
		fields: { hold: { kind: 'optionalFlag' } },
		phases: ['open', 'paused'],
		apply(world, p) {
			world.state.phase = 'locked';
			const locked = { type: 'monthLocked', month: world.state.month };
			return p.hold === true ? [locked] : [locked, ...settleNow(world)];
		}
	},
	{
		type: 'settleMonth',
		fields: {},
		phases: ['locked'],
		apply: (world) => settleNow(world)
	},
	{
		type: 'revealMonth',
		fields: {},
		phases: ['settled'],
		apply(world) {
			world.state.phase = 'revealed';
			return [{ type: 'monthRevealed', month: world.state.month }];
		}
	},
	{
		type: 'cleanStart',
		fields: {},
		phases: ['prepare', 'open', 'paused', 'revealed'],
		check: (world) => (world.state.practice ? undefined : refuse('month.notPractice')),
		apply(world) {
			const { seq, teams } = world.state;
			const fresh = generateWorld({ ...world.start, practice: false }).state;
			fresh.teams.forEach((team, seat) => (team.bot = teams[seat]!.bot));
			world.state = { ...fresh, seq };
			return [{ type: 'cleanStarted' }];
		}
	},
	{
		type: 'takeOverByBot',
		fields: { bot: { kind: 'id' } },
		aboutTeam: true,
		check(_world, p, team) {
			if (team!.bot !== null) return refuse('team.isBot', 'team');
			return isBuiltIn(p.bot) ? undefined : refuse('bot.unknown', 'bot', { bot: p.bot });
		},
		apply(_world, p, team) {
			team!.bot = p.bot;
			return [{ type: 'takenOver', team: team!.id, bot: p.bot }];
		}
	},
	{
		type: 'handBack',
		fields: {},
		aboutTeam: true,
		check: (_world, _p, team) => (team!.bot === null ? refuse('team.notBot', 'team') : undefined),
		apply(_world, _p, team) {
			team!.bot = null;
			return [{ type: 'handedBack', team: team!.id }];
		}
	},
	{
		type: 'correct',
		fields: {
			reason: { kind: 'text', max: 500 },
			cash: { kind: 'int', min: -1_000_000_000, max: 1_000_000_000, optional: true },
			client: { kind: 'optionalText', max: 64 },
			recognition: { kind: 'int', min: 0, max: 10_000, optional: true }
		},
		aboutTeam: true,
		check: checkCorrection,
		apply: applyCorrection
	},
	grantToken
];

function settleNow(world: World): GameEvent[] {
	settle(world);
	world.state.phase = 'settled';
	world.state.over = world.state.month >= world.rules.months;
	return [{ type: 'monthSettled', month: world.state.month }];
}

function checkCorrection(world: World, p: Payload, team: Team | undefined): Refusal | undefined {
	const moves = p.cash !== undefined && p.cash !== 0;
	if (!moves && p.recognition === undefined) return refuse('correction.empty', 'cash');
	if (p.recognition !== undefined && !world.clientIndex.has(p.client))
		return refuse('client.unknown', 'client', { client: String(p.client ?? '') });
	const { cash } = team!.accounts;
	if (moves && cash + p.cash < 0) return refuse('money.cash', 'cash', { needed: -p.cash, cash });
	return undefined;
}

/** An instructor's correction: cash against the corrections account, recognition set outright. */
function applyCorrection(world: World, p: Payload, team: Team | undefined): GameEvent[] {
	const { month } = world.state;
	if (p.cash > 0) post(team!, month, 'correction', '', 'cash', 'corrections', p.cash);
	if (p.cash < 0) post(team!, month, 'correction', '', 'corrections', 'cash', -p.cash);
	if (p.recognition !== undefined) {
		const relation = relationOf(team!, world.clientIndex.get(p.client)!);
		shift(world.rules, relation, p.recognition - relation.recognition);
	}
	return [{ type: 'corrected', team: team!.id, reason: p.reason }];
}

const BY_TYPE = new Map(GAME_COMMANDS.map((c) => [c.type, c]));

export const gameCommandOf = (type: string): GameCommand | undefined => BY_TYPE.get(type);
