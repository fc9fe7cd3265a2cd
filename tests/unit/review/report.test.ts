import { describe, expect, it } from 'vitest';
import { autopsy } from '#sim/explain/autopsy.ts';
import { comparison } from '#sim/explain/comparison.ts';
import { luckReport } from '#sim/explain/luck.ts';
import { adviceFor, pointsLost } from '../../../src/lib/desk/report/advice.ts';
import { betterThan, binsOf } from '../../../src/lib/desk/report/bins.ts';
import { playGame } from '../../e2e/review-game.ts';

const { game } = playGame();
const awards = game.state.awards.filter((award) => award.bids.some((b) => b.team === 0));
const autopsies = awards.map((award) => autopsy(game, award.tender.id, 0)!);
const quantities = new Map(awards.map(({ tender }) => [tender.id, tender.quantity]));
const companies = comparison(game, 0).teams;
const advise = (changed: Partial<(typeof companies)[number]> = {}) =>
	adviceFor(
		autopsies,
		companies.map((team) => (team.own ? { ...team, ...changed } : team)),
		quantities,
		game.world.rules.capital
	);

describe('points lost over a year', () => {
	it('add up the weighted gaps of valid bids that lost', () => {
		const lost = autopsies.filter((a) => !a.won && a.own!.valid);
		const expected = lost.reduce((sum, a) => sum + Math.max(0, -a.gaps.recognition), 0);
		expect(lost.length).toBeGreaterThan(0);
		expect(pointsLost(autopsies).recognition).toBe(expected);
	});
});

describe('what to try next', () => {
	it('is at most three things', () => {
		expect(advise().length).toBeGreaterThan(0);
		expect(advise().length).toBeLessThanOrEqual(3);
	});
	it('puts insolvency and broken promises first', () => {
		const codes = advise({ insolventMonth: 4, defaulted: 2 }).map((a) => a.code);
		expect(codes.slice(0, 2)).toEqual(['insolvency', 'defaults']);
	});
	it('names the invalid bid of the year', () => {
		const invalid = advise().find((a) => a.code === 'invalid');
		expect(invalid).toEqual({ code: 'invalid', bids: companies.find((t) => t.own)!.invalid });
	});
	it('is nothing when nothing stands out', () => {
		expect(adviceFor([], [], new Map(), 1)).toEqual([]);
	});
});

describe('the histogram of other lucks', () => {
	const report = luckReport(game, 0, 12)!;
	it('counts every score once and marks the actual one', () => {
		const bins = binsOf(report);
		expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(12);
		expect(bins.filter((bin) => bin.actual)).toHaveLength(1);
	});
	it('holds a single value without breaking', () => {
		const same = { ...report, seeds: 2, scores: [500, 500], low: 500, high: 500, actual: 500 };
		expect(binsOf(same).reduce((sum, bin) => sum + bin.count, 0)).toBe(2);
	});
	it('says which share came out lower', () => {
		const scores = [100, 200, 300, 400];
		expect(betterThan({ ...report, scores, actual: 300 })).toBe(5000);
	});
});
