import fc from 'fast-check';
import { playMonth } from '../../sim/bots/driver.ts';
import type { Game } from '../../sim/game.ts';
import { createGame } from '../../sim/start.ts';
import type { Order, Team } from '../../sim/world/state.ts';
import { campusLab, complete, variant, type Said } from './engine.ts';

/**
 * A random course of a game: numbers that are turned into commands by what the game holds at the
 * moment, so that most are possible and many are carried out. Shrinks to a short list of moves.
 */
export interface Move {
	kind: number;
	team: number;
	a: number;
	b: number;
	c: number;
}

const move: fc.Arbitrary<Move> = fc.record({
	kind: fc.nat(99),
	team: fc.nat(3),
	a: fc.nat(9_999),
	b: fc.nat(9_999),
	c: fc.nat(9_999)
});

/** Courses of up to 160 moves. */
export const courses = fc.array(move, { minLength: 20, maxLength: 160, size: 'max' });

/** Names that would be noticed anywhere. */
export const CHAOS_TEAMS = [
	{ id: 'jade', name: 'House of jade', bot: 'recognition' },
	{ id: 'opal', name: 'House of opal', bot: 'reckless' },
	{ id: 'ruby', name: 'House of ruby', bot: 'trader' },
	{ id: 'zinc', name: 'House of zinc', bot: 'lowPrice' }
];

/**
 * The campus lab, short, with every kind of luck, open or sealed, restructuring or closing. Bots
 * have played its first months (none to three), so that there are orders, debts and rivals.
 */
export function chaosGame(seed: number, hashing = true): Game {
	const access = seed % 2 === 0 ? 'race' : 'sealed';
	const insolvency = seed % 3 === 0 ? 'close' : 'restructure';
	const scenario = variant(
		{
			...{ access, months: 8 },
			// Few clients, so that companies meet.
			clients: { ...campusLab.clients, perTeam: 2, minPerIndustry: 1 },
			money: { ...campusLab.money, insolvency, latePayment: 50 }
		},
		campusLab
	);
	const game = createGame({ scenario, seed: `chaos${seed}`, teams: CHAOS_TEAMS, hashing });
	for (let month = (seed >> 1) % 4; month > 0; month--) playMonth(game);
	return game;
}

const NEXT: Record<string, string> = {
	prepare: 'openMonth',
	open: 'lockMonth',
	paused: 'resumeMonth',
	locked: 'settleMonth',
	settled: 'revealMonth',
	revealed: 'prepareMonth'
};

type Maker = (game: Game, team: Team, m: Move) => Said;

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];
const features = (game: Game, mask: number) =>
	game.world.rules.featureIds.filter((_, i) => mask & (1 << i));
const client = (game: Game, n: number) => pick(game.state.clients, n)!.id;
const industry = (game: Game, n: number) => pick(game.start.scenario.industries, n)!.id;
/** One of the team's own clients where it has any. */
function own(game: Game, team: Team, n: number): string {
	const ours = game.state.clients.filter((_, i) => (team.relations[i]?.claimed ?? 0) > 0);
	return pick(ours, n)?.id ?? client(game, n);
}

/** A company that has something to deliver, where there is one. */
function openOrder(game: Game, team: Team, n: number): { team: string; order?: Order } {
	const open = game.state.teams.flatMap((t) =>
		t.orders.filter((o) => o.state === 'open').map((order) => ({ team: t.id, order }))
	);
	return pick(open, n) ?? { team: team.id };
}

/** Ways to act, each with how often of a hundred moves it comes. */
const MAKERS: readonly [number, Maker][] = [
	[14, (game, _t, m) => ({ type: 'claimClient', client: client(game, m.a) })],
	[
		2,
		(game, t, m) => ({ type: 'withdrawClaim', client: client(game, pick(t.claims, m.a) ?? m.a) })
	],
	[
		7,
		(game, _t, m) => ({
			type: 'holdExhibition',
			industry: industry(game, m.a),
			size: pick(['S', 'M', 'L'], m.b)!
		})
	],
	[8, (game, t, m) => ({ type: 'holdSeminar', clients: [own(game, t, m.a)] })],
	[2, (game, _t, m) => ({ type: 'runWebCampaign', industry: industry(game, m.a) })],
	[2, (game, _t, m) => ({ type: 'sponsorConference', industries: [industry(game, m.a)] })],
	[4, (game, t, m) => ({ type: 'visitClient', client: own(game, t, m.a) })],
	[1, (_game, _t, m) => ({ type: 'grantToken', cause: `quiz:${m.a % 5}` })],
	[
		1,
		(game, _t, m) => ({
			type: 'spendToken',
			client: client(game, m.a),
			about: pick(['weights', 'schedule', 'rival'], m.b)!
		})
	],
	[
		16,
		(game, t, m) => {
			const known = game.state.tenders.filter((x) => (t.relations[x.client]?.claimed ?? 0) > 0);
			const tender = pick(known.length ? known : game.state.tenders, m.a);
			return {
				type: 'submitBid',
				tender: tender?.id ?? 'm01-c01',
				// From dumping to a little over the ceiling.
				unitPrice: Math.max(1, Math.floor(((tender?.ceiling ?? 100) * (2_000 + m.b)) / 11_500)),
				features: features(game, (tender?.required ?? 1) | (m.c % 4 === 0 ? m.c : 0)),
				dueMonth: tender?.dueMonth ?? 2,
				serviceLevel: m.c % 3
			};
		}
	],
	[
		2,
		(game, t, m) => {
			const seat = game.world.teamIndex.get(t.id)!;
			const bids = game.state.tenders.filter((_, i) =>
				game.state.bids[i]!.some((b) => b.team === seat)
			);
			return { type: 'withdrawBid', tender: pick(bids, m.a)?.id ?? 'x' };
		}
	],
	[
		9,
		(game, t, m) => {
			const { team, order } = openOrder(game, t, m.a);
			return {
				...{ type: 'buyStock', team },
				features: features(game, order?.features ?? m.c % 4_096),
				quantity: order && m.c % 2 ? order.quantity : 1 + (m.b % 1_500)
			};
		}
	],
	[
		9,
		(game, t, m) => {
			const { team, order } = openOrder(game, t, m.a);
			const left = order ? order.quantity - order.delivered : 1;
			return {
				...{ type: 'deliver', team },
				order: order?.id ?? 'x',
				quantity: m.c % 2 ? left : 1 + (m.b % left)
			};
		}
	],
	[
		2,
		(game, t, m) => {
			const known = game.state.clients.filter(
				(_, i) => (t.relations[i]?.claimed ?? 0) > 0 && t.relations[i]!.recognition >= 6_000
			);
			return { type: 'promoteClient', client: pick(known, m.a)?.id ?? own(game, t, m.a) };
		}
	],
	[2, (_game, _t, m) => ({ type: 'borrow', amount: 1 + m.a * 2_500 })],
	[2, (_game, t, m) => ({ type: 'repay', amount: Math.min(1 + m.a * 1_000, -t.accounts.loan) })],
	[
		1,
		(_game, t, m) => ({ type: 'factorReceivable', receivable: pick(t.receivables, m.a)?.id ?? 'x' })
	],
	[
		2,
		(game, _t, m) => ({
			type: 'stagePlan',
			actions: [{ type: 'visitClient', client: client(game, m.a) }]
		})
	],
	[
		4,
		(game, t, m) => {
			if (m.b % 2) {
				const recognition = m.a;
				return { type: 'correct', reason: 'chaos', client: own(game, t, m.c), recognition };
			}
			// Now and then a company is left with next to nothing.
			const cash = m.b % 3 ? m.a * 1_000 : -Math.max(0, t.accounts.cash - m.a * 100);
			return { type: 'correct', reason: 'chaos', cash };
		}
	],
	[
		1,
		(_game, _t, m) => ({
			type: m.a % 2 ? 'takeOverByBot' : 'handBack',
			...(m.a % 2 && { bot: 'idle' })
		})
	],
	[6, (game) => ({ type: NEXT[game.state.phase]! })],
	[
		2,
		(game, _t, m) => {
			if (game.state.phase !== 'open') return { type: 'openMonth' };
			return m.a % 3 ? { type: 'pauseMonth' } : { type: 'lockMonth', hold: true };
		}
	]
];

/** The command that a move stands for in this game. */
export function resolve(game: Game, m: Move, index: number): ReturnType<typeof complete> {
	const team = game.state.teams[m.team % game.state.teams.length]!;
	let ticket = m.kind;
	const found = MAKERS.find(([weight]) => (ticket -= weight) < 0) ?? MAKERS[0]!;
	const said = found[1](game, team, m);
	const byTeam =
		/^(openMonth|lockMonth|settleMonth|revealMonth|prepareMonth|pauseMonth|resumeMonth)$/;
	return complete(game, {
		team: byTeam.test(said.type) ? null : team.id,
		id: `m${index}`,
		...said
	});
}

/** Plays a course; `after` sees every answer. */
export function playCourse(
	game: Game,
	course: readonly Move[],
	after: (accepted: boolean, type: string) => void = () => undefined
): Game {
	course.forEach((m, i) => {
		const command = resolve(game, m, i);
		after(game.submit(command).ok, command.type);
	});
	return game;
}
