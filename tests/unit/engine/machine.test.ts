import { describe, expect, it } from 'vitest';
import type { Game } from '../../../sim/game.ts';
import { ACTIONS } from '../../../sim/commands/index.ts';
import { GAME_COMMANDS } from '../../../sim/month/machine.ts';
import { PHASES, type Phase } from '../../../sim/world/state.ts';
import { newGame, play, say, sealedLab, teamOf, type Said } from '../../support/engine.ts';

/** How to bring a fresh game to a phase of its first month. */
const WAY: Record<Phase, (Said | string)[]> = {
	prepare: [],
	open: ['openMonth'],
	paused: ['openMonth', 'pauseMonth'],
	locked: ['openMonth', { type: 'lockMonth', hold: true }],
	settled: ['openMonth', 'lockMonth'],
	revealed: ['openMonth', 'lockMonth', 'revealMonth']
};
const at = (phase: Phase, scenario = newGame().start.scenario) =>
	play(newGame({ scenario, practice: true }), ...WAY[phase]);

/** A command of each type that its fields and its check allow where the phase does. */
const READY: Record<string, (game: Game) => Said> = {
	claimClient: () => ({ type: 'claimClient', client: 'c02' }),
	withdrawClaim: () => ({ type: 'withdrawClaim', client: 'c02' }),
	holdExhibition: () => ({ type: 'holdExhibition', industry: 'food', size: 'S' }),
	holdSeminar: () => ({ type: 'holdSeminar', clients: ['c01'] }),
	runWebCampaign: () => ({ type: 'runWebCampaign', industry: 'food' }),
	sponsorConference: () => ({ type: 'sponsorConference', industries: ['food'] }),
	visitClient: () => ({ type: 'visitClient', client: 'c01' }),
	submitBid: (game) => {
		const { month } = game.state;
		const bid = { unitPrice: 30_000, features: ['scanner', 'battery'], serviceLevel: 1 };
		return { type: 'submitBid', tender: 'm01-c01', dueMonth: month + 2, ...bid };
	},
	withdrawBid: () => ({ type: 'withdrawBid', tender: 'm01-c01' }),
	buyStock: () => ({ type: 'buyStock', features: ['scanner'], quantity: 1 }),
	deliver: () => ({ type: 'deliver', order: 'o1', quantity: 1 }),
	promoteClient: () => ({ type: 'promoteClient', client: 'c01' }),
	borrow: () => ({ type: 'borrow', amount: 1 }),
	repay: () => ({ type: 'repay', amount: 1 }),
	factorReceivable: () => ({ type: 'factorReceivable', receivable: 'r1' }),
	spendToken: () => ({ type: 'spendToken', client: 'c02', about: 'weights' }),
	stagePlan: () => ({ type: 'stagePlan', actions: [] }),
	grantToken: () => ({ type: 'grantToken', cause: 'quiz:2' }),
	takeOverByBot: () => ({ type: 'takeOverByBot', bot: 'idle' }),
	handBack: () => ({ type: 'handBack', team: 't2' }),
	correct: () => ({ type: 'correct', reason: 'table', cash: 1 }),
	...Object.fromEntries(
		['prepare', 'open', 'pause', 'resume', 'lock', 'settle', 'reveal']
			.map((verb) => `${verb}Month`)
			.concat('cleanStart')
			.map((type) => [type, () => ({ type })])
	)
};

/** Gives t1 all that its commands need: a client, a bid, an order, stock, a debt, a claim. */
function provide(game: Game): Game {
	const team = teamOf(game);
	const rest = { claimed: 1, facts: 0, repeats: [], neglected: 0 };
	team.relations[0] = { recognition: 7_000, stage: 'formation', ...rest };
	team.stock = [{ features: 3, quantity: 5, value: 5 }];
	Object.assign(team.accounts, { stock: 5, loan: -5, receivables: 5, equity: -200_000_005 });
	team.receivables = [{ id: 'r1', client: 0, amount: 5, dueMonth: 9, late: false }];
	team.orders.push({
		...{ id: 'o1', client: 0, features: 3, quantity: 5, unitPrice: 5, delivered: 0, wonMonth: 1 },
		...{ dueMonth: 9, paymentMonths: 1, damages: 0, service: 0, state: 'open', closedMonth: 0 }
	});
	if (game.start.scenario.access === 'sealed' && game.state.phase === 'prepare') team.claims = [1];
	teamOf(game, 't2').bot = 'idle';
	team.tokens = { left: 1, earned: [{ cause: 'quiz:1', month: 1 }], seen: [] };
	return game;
}

const always: Phase[] = [...PHASES];
const OPEN: Phase[] = ['open'];
/** The phases in which each command is taken, in a market with open access. */
const TAKEN: Record<string, Phase[]> = {
	...Object.fromEntries(ACTIONS.map((a) => [a.type, OPEN])),
	withdrawClaim: ['prepare'],
	spendToken: ['prepare', 'open'],
	stagePlan: ['prepare', 'open', 'paused', 'revealed'],
	prepareMonth: ['revealed'],
	openMonth: ['prepare', 'revealed'],
	pauseMonth: OPEN,
	resumeMonth: ['paused'],
	lockMonth: ['open', 'paused'],
	settleMonth: ['locked'],
	revealMonth: ['settled'],
	cleanStart: ['prepare', 'open', 'paused', 'revealed'],
	takeOverByBot: always,
	handBack: always,
	correct: always,
	grantToken: always
};

const pairs = PHASES.flatMap((phase) => Object.keys(TAKEN).map((type) => [phase, type] as const));

/** Readies the command for a phase: tenders and bids exist only until the month is settled. */
function ready(game: Game, type: string): Said {
	provide(game);
	if (type === 'withdrawBid' && game.state.phase === 'open')
		play(game, { ...READY.submitBid!(game), id: 'bid' });
	if (type === 'withdrawClaim') teamOf(game).claims = [1];
	return READY[type]!(game);
}

describe('the month machine', () => {
	it('has a row for every command', () => {
		const types = [...ACTIONS, ...GAME_COMMANDS].map((c) => c.type).sort();
		expect(Object.keys(TAKEN).sort()).toEqual(types);
		expect(Object.keys(READY).sort()).toEqual(types);
	});

	it.each(pairs)('in phase %s answers %s as the table says', (phase, type) => {
		const game = at(phase);
		const outcome = say(game, ready(game, type));
		const taken = TAKEN[type]!.includes(phase);
		expect(outcome.ok ? 'taken' : outcome.refusal.code).toEqual(
			taken ? 'taken' : expect.stringMatching(/^month\.(notOpen|notPreparing|wrongPhase)$/)
		);
	});

	it.each(PHASES)('in phase %s takes sealed claims only while the month is prepared', (phase) => {
		const game = at(phase, { ...sealedLab });
		const outcome = say(game, { type: 'claimClient', client: 'c02' });
		expect(outcome.ok ? 'taken' : outcome.refusal.code).toBe(
			phase === 'prepare' ? 'taken' : 'month.notPreparing'
		);
	});

	it('moves through a year and ends it', () => {
		const game = newGame({ teams: 1 });
		const phases: string[] = [];
		for (let month = 1; month <= 12; month++) {
			play(game, 'openMonth', 'pauseMonth', 'resumeMonth', { type: 'lockMonth', hold: true });
			play(game, 'settleMonth', 'revealMonth');
			phases.push(`${game.state.month}${game.state.over ? ' over' : ''}`);
		}
		expect(phases).toEqual([...'123456789'].concat('10', '11', '12 over'));
		expect(game.monthHashes).toHaveLength(12);
		expect(new Set(game.monthHashes).size).toBe(12);
		for (const type of ['openMonth', 'prepareMonth'])
			expect(say(game, { type })).toMatchObject({ refusal: { code: 'month.over' } });
	});

	it('gives days back each month and keeps none', () => {
		const game = play(newGame(), 'openMonth', READY.holdExhibition!(newGame()));
		expect(teamOf(game).daysLeft).toBe(76);
		play(game, 'lockMonth', 'revealMonth', 'prepareMonth');
		expect(teamOf(game)).toMatchObject({ daysLeft: 80, acted: 0 });
	});

	it('wipes practice out and keeps the seats and the count of commands', () => {
		const game = at('revealed');
		play(game, 'openMonth', READY.visitClient!(game), { type: 'takeOverByBot', bot: 'idle' });
		const { seq } = game.state;
		play(game, 'cleanStart');
		const fresh = newGame().state;
		expect(game.state).toEqual({
			...fresh,
			seq: seq + 1,
			teams: fresh.teams.map((t) => (t.id === 't1' ? { ...t, bot: 'idle' } : t))
		});
		expect(say(game, { type: 'cleanStart' })).toMatchObject({
			refusal: { code: 'month.notPractice' }
		});
	});
});

describe('access to clients', () => {
	const claimOf = (team: string, client = 'c01') => ({ type: 'claimClient', team, client });

	it('in a race goes to whoever comes first', () => {
		const game = play(newGame(), 'openMonth', claimOf('t3'), claimOf('t1'));
		expect(say(game, claimOf('t2'))).toMatchObject({ refusal: { code: 'client.noSlot' } });
		expect(teamOf(game, 't3')).toMatchObject({ daysLeft: 79, accounts: { cash: 199_800_000 } });
	});

	it('sealed goes to recognition, whoever comes first, and costs only those who get it', () => {
		const game = newGame({ scenario: sealedLab });
		for (const [team, recognition] of [
			['t2', 300],
			['t3', 900]
		] as const)
			play(game, { type: 'correct', reason: 'test', team, client: 'c01', recognition });
		play(game, claimOf('t1'), claimOf('t2'), claimOf('t3'));
		expect(teamOf(game).accounts.cash).toBe(200_000_000);
		play(game, 'openMonth');
		const results = game.state.claimResults.map((c) => [c.team, c.granted, c.place]);
		expect(results).toEqual([
			[2, true, 0],
			[1, true, 1],
			[0, false, 2]
		]);
		expect(teamOf(game, 't3')).toMatchObject({ daysLeft: 79, accounts: { cash: 199_800_000 } });
		expect(teamOf(game, 't1')).toMatchObject({ daysLeft: 80, accounts: { cash: 200_000_000 } });
	});

	it('sealed draws among equals, by the seed and not by the seat', () => {
		const losers = new Set(
			Array.from({ length: 40 }, (_, i) => {
				const game = newGame({ scenario: sealedLab, seed: `draw${i}` });
				play(game, claimOf('t1'), claimOf('t2'), claimOf('t3'), 'openMonth');
				return game.state.claimResults.find((c) => !c.granted)!.team;
			})
		);
		expect([...losers].sort()).toEqual([0, 1, 2]);
	});

	it('sealed may be taken back until the opening, and takes no more than can be paid', () => {
		const game = newGame({ scenario: sealedLab });
		play(game, claimOf('t1'), { type: 'withdrawClaim', client: 'c01' }, 'openMonth');
		expect(game.state.claimResults).toEqual([]);
		const poor = newGame({ scenario: sealedLab });
		teamOf(poor).accounts.cash = 399_999;
		play(poor, claimOf('t1'));
		expect(say(poor, claimOf('t1', 'c02'))).toMatchObject({
			refusal: { code: 'money.cash', params: { needed: 400_000, cash: 399_999 } }
		});
	});
});
