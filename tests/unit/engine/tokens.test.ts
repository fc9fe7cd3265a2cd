import { describe, expect, it } from 'vitest';
import type { Game } from '../../../sim/game.ts';
import { replay } from '../../../sim/log/replay.ts';
import { writeLog } from '../../../sim/log/log.ts';
import { teamView } from '../../../sim/view/team.ts';
import { newGame, play, recognise, say, sealedLab, teamOf, toMonth } from '../../support/engine.ts';

const open = () => play(newGame(), 'openMonth');
const granted = (cause = 'quiz:1') => play(open(), { type: 'grantToken', cause });
const spend = (about: string, client = 'c01') => ({ type: 'spendToken', client, about });
const seen = (game: Game, seat = 0, client = 'c01') =>
	teamView(game.world, seat).clients.find(({ id }) => id === client)!;

describe('an intelligence token', () => {
	it('tells the weights of a client, to nobody else, and costs neither money nor days', () => {
		const game = granted();
		const before = structuredClone(teamOf(game));
		expect(seen(game).known.weights).toBeUndefined();
		play(game, spend('weights'));
		expect(seen(game).known).toEqual({ weights: game.state.clients[0]!.weights });
		expect(seen(game, 1).known).toEqual({});
		expect(seen(game, 0, 'c02').known).toEqual({});
		const { accounts, daysLeft, tokens } = teamOf(game);
		expect({ accounts, daysLeft, left: tokens!.left }).toEqual({
			accounts: before.accounts,
			daysLeft: before.daysLeft,
			left: 0
		});
		expect(teamView(game.world, 0).team.tokens).toBe(0);
		expect(teamView(game.world, 1).team).not.toHaveProperty('tokens');
	});

	it('tells when a client next has a tender', () => {
		expect(seen(play(granted(), spend('schedule'))).known).toHaveProperty('schedule');
	});

	it('tells the highest recognition of a rival as it is today, and can be asked again next month', () => {
		const game = granted();
		recognise(game, 'c01', 3_300, 't2');
		recognise(game, 'c01', 2_100, 't3');
		recognise(game, 'c01', 9_000, 't1');
		play(game, spend('rival'));
		expect(seen(game).rival).toEqual({ recognition: 3_300, month: 1 });
		play(game, { type: 'grantToken', cause: 'quiz:2' });
		expect(say(game, spend('rival'))).toMatchObject({ refusal: { code: 'token.known' } });
		toMonth(game, 2);
		recognise(game, 'c01', 100, 't2');
		recognise(game, 'c01', 100, 't3');
		expect(seen(game).rival).toEqual({ recognition: 3_300, month: 1 });
		play(game, spend('rival'));
		expect(seen(game).rival).toEqual({ recognition: 100, month: 2 });
	});

	it('is of use before a month opens, and not while it is settled', () => {
		const prepared = play(newGame({ scenario: sealedLab }), {
			type: 'grantToken',
			cause: 'quiz:1'
		});
		expect(say(prepared, spend('weights')).ok).toBe(true);
		const locked = play(granted(), 'lockMonth');
		expect(say(locked, spend('weights'))).toMatchObject({ refusal: { code: 'month.notOpen' } });
	});

	it('comes twice a month at most, and again in the next', () => {
		const game = play(granted(), { type: 'grantToken', cause: 'quiz:2' });
		expect(say(game, { type: 'grantToken', cause: 'quiz:3' })).toMatchObject({
			refusal: { code: 'token.monthFull' }
		});
		// Another company has its own.
		expect(say(game, { type: 'grantToken', cause: 'quiz:3', team: 't2' }).ok).toBe(true);
		toMonth(game, 2);
		expect(say(game, { type: 'grantToken', cause: 'quiz:3' }).ok).toBe(true);
		expect(teamOf(game).tokens).toMatchObject({ left: 3 });
	});

	it('is in the log like everything else, and leaves games without tokens as they were', () => {
		const game = play(granted(), spend('weights'), 'lockMonth', 'revealMonth');
		expect(replay(writeLog(game))).toMatchObject({ ok: true, months: 1 });
		expect(teamOf(open())).not.toHaveProperty('tokens');
	});
});
