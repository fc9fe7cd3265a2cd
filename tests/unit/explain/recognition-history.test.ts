import { describe, expect, it } from 'vitest';
import { moveMonth, playBotSeats } from '../../../sim/bots/driver.ts';
import { createGame, recognitionHistory, type Game } from '../../../sim/index.ts';
import { recognitionTrend } from '../../../src/lib/desk/review/trends.ts';
import { campusLab, claim, newGame, play, recognise, teamOf } from '../../support/engine.ts';

/** Closes the open month with the bots' moves; what recognition the state then holds, by client. */
function closeMonth(game: Game, seat: number): Map<string, number> {
	if (game.state.phase === 'revealed') moveMonth(game, 'prepareMonth');
	playBotSeats(game);
	moveMonth(game, 'openMonth');
	playBotSeats(game);
	moveMonth(game, 'lockMonth');
	const { relations } = game.state.teams[seat]!;
	return new Map(game.state.clients.map(({ id }, i) => [id, relations[i]?.recognition ?? 0]));
}

describe('the history of recognition', () => {
	const bots = ['recognition', 'balanced', 'trader', 'reckless'];
	const game = createGame({
		scenario: campusLab,
		seed: 'known',
		teams: bots.map((bot) => ({ bot }))
	});
	const seen = [1, 2, 3, 4].map(() => {
		const values = closeMonth(game, 1);
		moveMonth(game, 'revealMonth');
		return values;
	});
	const history = recognitionHistory(game, 1, 5);

	it('is what stood after every month, of the clients best known now', () => {
		expect(history.months).toEqual([1, 2, 3, 4]);
		expect(history.clients).toHaveLength(5);
		for (const { client, recognition } of history.clients)
			expect(recognition).toEqual(seen.map((month) => month.get(client)));
		const now = [...seen[3]!.values()].sort((a, b) => b - a).slice(0, 5);
		expect(history.clients.map((c) => c.recognition[3])).toEqual(now);
	});

	it('leaves the game as it was', () => {
		const before = game.hash();
		recognitionHistory(game, 0, 5);
		expect(game.hash()).toBe(before);
	});

	it('keeps a settled month back until it is revealed', () => {
		closeMonth(game, 1);
		expect(recognitionHistory(game, 1, 5)).toEqual({
			months: [1, 2, 3, 4],
			clients: expect.arrayContaining(history.clients.slice(0, 1)) as unknown
		});
		moveMonth(game, 'revealMonth');
		expect(recognitionHistory(game, 1, 5).months).toHaveLength(5);
	});

	it('forgets practice months, and knows nobody before the first month is closed', () => {
		const lesson = newGame({ practice: true });
		play(lesson, 'openMonth');
		recognise(claim(lesson, 'c01'), 'c01', 5_000);
		play(lesson, 'lockMonth', 'revealMonth');
		expect(recognitionHistory(lesson, 0, 5).months).toEqual([1]);
		play(lesson, 'cleanStart');
		expect(recognitionHistory(lesson, 0, 5)).toEqual({ months: [], clients: [] });
		play(lesson, 'openMonth');
		recognise(claim(lesson, 'c02'), 'c02', 4_000);
		play(lesson, 'lockMonth', 'revealMonth');
		const kept = teamOf(lesson).relations[lesson.world.clientIndex.get('c02')!]!.recognition;
		expect(recognitionHistory(lesson, 0, 5)).toEqual({
			months: [1],
			clients: [{ client: 'c02', recognition: [kept] }]
		});
	});

	it('becomes a picture with a line a client', () => {
		const trend = recognitionTrend(history, (client) => `<${client}>`)!;
		expect(trend.labels).toHaveLength(4);
		expect(trend.series.map((s) => s.label)).toEqual(history.clients.map((c) => `<${c.client}>`));
		expect(trend.finding).toContain(`<${history.clients[0]!.client}>`);
		expect(recognitionTrend({ months: [], clients: [] }, String)).toBeNull();
	});
});
