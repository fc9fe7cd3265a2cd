import { describe, expect, it } from 'vitest';
import { carryPlan, coverAbsence } from '../../../sim/bots/absence.ts';
import type { Game } from '../../../sim/game.ts';
import { gameAt, rewind } from '../../../sim/log/branch.ts';
import { writeLog } from '../../../sim/log/log.ts';
import { replay } from '../../../sim/log/replay.ts';
import { newGame, play, say, teamOf, toMonth, variant, type Said } from '../../support/engine.ts';

const visit = (client: string, team = 't1'): Said => ({ type: 'visitClient', client, team });
const staged = ({ team: _team, ...action }: Said) => action;

/** Two months played by two companies, the third just opened. */
function played(): Game {
	const game = play(newGame(), 'openMonth', visit('c01'), visit('c02', 't2'));
	play(game, 'lockMonth', 'revealMonth', 'openMonth');
	play(game, visit('c03'), { type: 'stagePlan', actions: [] }, visit('c04'), visit('c05', 't2'));
	return play(game, 'lockMonth', 'revealMonth', 'openMonth', visit('c06'));
}

describe('rewinding', () => {
	it('to a month gives its preparation back, with everybody’s inputs as drafts', () => {
		const game = played();
		const branch = rewind(game, 2);
		expect(branch.state).toMatchObject({ month: 2, phase: 'prepare' });
		expect(teamOf(branch, 't1').plan).toEqual([staged(visit('c03')), staged(visit('c04'))]);
		expect(teamOf(branch, 't2').plan).toEqual([staged(visit('c05'))]);
		expect(teamOf(branch, 't3').plan).toEqual([]);
		expect(branch.monthHashes).toEqual(game.monthHashes.slice(0, 1));
	});

	it('leaves the old branch as it was', () => {
		const game = played();
		const before = game.snapshot();
		const branch = rewind(game, 2);
		play(branch, 'openMonth', visit('c01'), 'lockMonth');
		expect(game.snapshot()).toBe(before);
		expect(branch.start.branch).toEqual({ of: game.hash(), month: 2 });
	});

	it('to the first month begins anew', () => {
		const branch = rewind(played(), 1);
		expect(branch.state).toMatchObject({ month: 1, phase: 'prepare' });
		expect(teamOf(branch).plan).toEqual([staged(visit('c01'))]);
	});

	it('and doing the same again leads to the same month', () => {
		const game = played();
		const branch = rewind(game, 2);
		play(branch, 'openMonth');
		for (const team of ['t1', 't2'])
			teamOf(branch, team).plan.forEach((action, i) =>
				play(branch, { ...action, team, id: `again-${team}-${i}` } as Said)
			);
		play(branch, 'lockMonth');
		const secondMonth = (g: Game) => g.state.teams.map((t) => t.history[1]);
		expect(secondMonth(branch)).toEqual(secondMonth(game));
	});

	it('is a log of its own, which replays', () => {
		const branch = play(rewind(played(), 2), 'openMonth', 'lockMonth');
		expect(replay(writeLog(branch))).toMatchObject({ ok: true, months: 2 });
	});

	it.each([0, 4])('to month %d, which is not reached, is an error', (month) => {
		expect(() => rewind(played(), month)).toThrow(RangeError);
	});

	it('shows the game as it stood before any command', () => {
		const game = played();
		for (let count = 0; count <= game.log.length; count++)
			expect(gameAt(game, count).log).toEqual(game.log.slice(0, count));
		expect(gameAt(game, game.log.length).hash()).toBe(game.hash());
	});
});

type Policy = 'carry' | 'botDraft' | 'botPlay' | 'nothing';
const absent = (absence: Policy, planned: Said[] = []) => {
	const game = newGame({ scenario: variant({ absence }) });
	const actions = planned.map(staged);
	if (actions.length > 0) play(game, { type: 'stagePlan', actions });
	return play(game, 'openMonth', visit('c09', 't2'), visit('c09', 't3'));
};

describe('a company that did not come', () => {
	it.each([
		['nothing', 'with a plan', [visit('c01')], 0],
		['nothing', 'without one', [], 0],
		['carry', 'with a plan', [visit('c01'), visit('c02')], 2],
		['carry', 'without one', [], 0],
		['botDraft', 'with a plan', [visit('c01')], 1]
	] as const)('under %s %s', (policy, _when, planned, acted) => {
		const game = absent(policy, [...planned]);
		const moves = coverAbsence(game);
		expect(moves.map((m) => m.accepted)).toEqual(Array.from({ length: acted }, () => true));
		expect(teamOf(game).acted).toBe(acted);
		expect(game.log.filter((c) => c.member === 'plan')).toHaveLength(acted && acted + 1);
	});

	it.each([
		['botDraft', []],
		['botPlay', []],
		['botPlay', [visit('c01')]]
	] as const)('under %s is played by the stand-in, plan %j', (policy, planned) => {
		const game = absent(policy, [...planned]);
		const moves = coverAbsence(game);
		expect(moves.some((m) => m.accepted && m.team === 't1')).toBe(true);
		expect(game.log.at(-1)).toMatchObject({ team: 't1', member: 'bot:balanced' });
		// The seat stays with the people who hold it.
		expect(teamOf(game).bot).toBeNull();
	});

	it('is nobody who acted, is a bot, or has been closed', () => {
		const game = absent('botPlay');
		play(game, visit('c01'));
		expect(coverAbsence(game)).toEqual([]);
		const bots = play(newGame({ scenario: variant({ absence: 'botPlay' }) }), 'openMonth');
		for (const team of bots.state.teams) team.status = 'closed';
		expect(coverAbsence(bots)).toEqual([]);
	});

	it('is covered only while the month is open', () => {
		const game = play(absent('carry', [visit('c01')]), 'lockMonth');
		expect(coverAbsence(game)).toEqual([]);
	});

	it('has its plan cleared, and what was impossible is passed over', () => {
		const game = absent('carry', [{ type: 'borrow', amount: 900_000_000_000 }, visit('c01')]);
		const moves = carryPlan(game, 0);
		expect(moves.map((m) => m.accepted)).toEqual([false, true]);
		expect(teamOf(game).plan).toEqual([]);
	});
});

describe('a command sent twice', () => {
	it('is carried out once, also after a restart and in a fork', () => {
		const game = play(newGame(), 'openMonth', { ...visit('c01'), id: 'press' });
		const copies = [game, game.fork(), replay(writeLog(game)).game!];
		for (const copy of copies) {
			const { cash } = teamOf(copy).accounts;
			expect(say(copy, { ...visit('c02'), id: 'press' })).toMatchObject({
				refusal: { code: 'command.duplicate' }
			});
			expect(teamOf(copy).accounts.cash).toBe(cash);
		}
	});

	it('may be repeated when the first was refused', () => {
		const game = newGame();
		expect(say(game, { ...visit('c01'), id: 'press' }).ok).toBe(false);
		play(game, 'openMonth', { ...visit('c01'), id: 'press' });
		expect(teamOf(game).acted).toBe(1);
	});
});

describe('a correction', () => {
	it('is booked against its own account and stays in the log with its reason', () => {
		const game = toMonth(newGame(), 2);
		play(game, { type: 'correct', reason: 'typing error', cash: -50_000 });
		play(game, { type: 'correct', reason: 'late pardon', client: 'c01', recognition: 4_200 });
		expect(teamOf(game).accounts).toMatchObject({ corrections: 50_000 });
		expect(teamOf(game).relations[0]).toMatchObject({ recognition: 4_200, stage: 'target' });
		expect(game.log.slice(-2)).toMatchObject([
			{ type: 'correct', team: 't1', reason: 'typing error', month: 2 },
			{ type: 'correct', team: 't1', reason: 'late pardon', month: 2 }
		]);
		expect(teamOf(game).journal.at(-1)).toMatchObject({ cause: 'correction', month: 2 });
		expect(teamOf(game).acted).toBe(0);
	});

	it('takes no more than there is', () => {
		const game = newGame();
		expect(say(game, { type: 'correct', reason: 'x', cash: -200_000_001 })).toMatchObject({
			refusal: { code: 'money.cash', params: { needed: 200_000_001, cash: 200_000_000 } }
		});
	});
});
