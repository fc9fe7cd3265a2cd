import { describe, expect, it } from 'vitest';
import { seatGap, skillShare, winShares } from '../../../sim/lab/figures.ts';
import {
	mergeSlices,
	playOne,
	playSlice,
	runTournament,
	type SeatResult
} from '../../../sim/lab/tournament.ts';
import { campusLab } from '../../support/engine.ts';

const options = {
	scenario: { ...campusLab, months: 3 },
	bots: ['balanced', 'lowPrice', 'idle'],
	games: 6,
	seed: 'cup',
	teams: 3
};

describe('a tournament', () => {
	it('is the same in one piece and in slices, in any order', () => {
		const meta = { seed: 'cup', elapsedMs: 1_000 };
		const whole = mergeSlices([playSlice(options, 0, 6)], meta);
		const parts = [playSlice(options, 4, 6), playSlice(options, 0, 1), playSlice(options, 1, 4)];
		expect(mergeSlices(parts, meta)).toEqual(whole);
		expect(whole).toMatchObject({ games: 6, gamesPerSecond: 6 });
	});

	it('refuses slices with a game missing or twice', () => {
		const meta = { seed: 'cup', elapsedMs: 1 };
		const one = playSlice(options, 0, 1);
		expect(() => mergeSlices([one, one], meta)).toThrow(RangeError);
		expect(() => mergeSlices([playSlice(options, 1, 2)], meta)).toThrow(RangeError);
	});

	it('rotates the seats, so that every bot sits everywhere', () => {
		const first = [0, 1, 2].map((i) => playOne(options, i).seats[0]!.bot);
		expect(first).toEqual(['balanced', 'lowPrice', 'idle']);
	});

	it('counts games, wins and meetings', () => {
		const report = runTournament(options);
		const wins = Object.values(report.bots).reduce((sum, b) => sum + b.wins, 0);
		expect(wins).toBe(6);
		expect(report.bots.idle!.games).toBe(6);
		expect(report.beats['balanced>idle']! + report.beats['idle>balanced']!).toBeCloseTo(1, 3);
		expect(report.commands).toBeGreaterThan(0);
	});
});

const seat = (bot: string, at: number, place: number, score: number): SeatResult => ({
	...{ bot, seat: at, place, score },
	netWorth: 0,
	insolvent: false
});

describe('the figures', () => {
	const games = [
		[seat('a', 0, 1, 6_000), seat('b', 1, 2, 4_000)],
		[seat('b', 0, 2, 4_000), seat('a', 1, 1, 6_000)]
	];

	it('share out the first places', () => {
		expect(winShares(games, ['a', 'b'])).toEqual([1, 0]);
	});

	it('find no seat better when seats do not matter, and one when they do', () => {
		expect(seatGap(games)).toBe(0);
		expect(seatGap([games[0]!])).toBeCloseTo(0.4, 10);
	});

	it('put all variance on the bots when each always scores the same', () => {
		expect(skillShare(games)).toBe(1);
		expect(skillShare([[seat('a', 0, 1, 6_000)], [seat('a', 0, 1, 4_000)]])).toBe(0);
	});
});
