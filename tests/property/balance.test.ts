import { beforeAll, describe, expect, it, vi } from 'vitest';
import { runBalance, type BalanceReport } from '../../sim/lab/balance.ts';
import { playOne } from '../../sim/lab/tournament.ts';
import { loadScenario } from '../../sim/scenario/load.ts';
import { campusLab } from '../support/engine.ts';
import { textOf } from '../support/files.ts';
import { newcomer } from './newcomer.ts';

// Some 1,600 games: half a minute on one free core, several on a busy one.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const practice = loadScenario(textOf('scenarios/campus-lab-practice/scenario.yaml'));

/** Properties of GAME.md section 12 that the balance report measures, as a person reads them. */
const PROPERTIES: [id: string, name: string][] = [
	['award.recognitionFirst', '20 points of recognition beat a price 10 % lower'],
	['award.underCost', 'an unknown bidder under cost loses to a known one at the ceiling'],
	['campaign.order', 'a seminar lifts more than a large booth, a large more than a small one'],
	['skill.ladder', 'every careless bot stays below every good style'],
	['skill.recognition-lowPrice', 'recognition beats low prices'],
	['skill.recognition-random', 'recognition beats pressing buttons'],
	['seat.advantage', 'no seat is better than another'],
	['ways.largest', 'no style takes more than 45 % of first places'],
	['ways.third', 'at least three styles take 15 % of first places'],
	['cash.reckless', 'the reckless go bankrupt with two million'],
	['cash.recklessHalf', 'the reckless go bankrupt with one million'],
	['cash.careful', 'the careful do not'],
	['instrument.exhibition', 'the best style does worse without exhibitions'],
	['instrument.seminar', 'the best style does worse without seminars'],
	['instrument.visit', 'the best style does worse without visits'],
	['instrument.reserve', 'the best style does worse without a cash reserve'],
	['luck.decisions', 'decisions explain most of the difference between unlike bots']
];

describe('the campus lab over 200 markets', () => {
	let report: BalanceReport;
	beforeAll(() => {
		report = runBalance({ scenario: campusLab, games: 200 });
	});

	it.each(PROPERTIES)('%s: %s', (id) => {
		expect(report.properties.find((p) => p.id === id)).toMatchObject({ ok: true });
	});

	it('measures nothing that is not named here', () => {
		expect(report.properties.map((p) => p.id).sort()).toEqual(PROPERTIES.map(([id]) => id).sort());
	});
});

/** Final net worths of the newcomer as multiples of the capital, over 40 markets. */
function newcomerWorths(scenario: typeof practice, difficulty: string): number[] {
	const rivals = scenario.difficulties.find((d) => d.id === difficulty)!.bots;
	const bots = ['newcomer', ...rivals];
	const options = { scenario, bots, games: 40, seed: 'newcomer', teams: bots.length };
	return Array.from({ length: 40 }, (_, i) => {
		const { seats } = playOne({ ...options, extra: [newcomer] }, i);
		const { netWorth } = seats.find((s) => s.bot === 'newcomer')!;
		return netWorth / (scenario.capital * 100);
	});
}

describe('a newcomer who follows the advice', () => {
	it.each([
		['campus-lab', campusLab, 'easy', 1.5],
		['campus-lab', campusLab, 'normal', 1.1],
		['campus-lab-practice', practice, 'guided', 1.1]
	] as const)('is clearly richer at the end of %s', (_id, scenario, difficulty, least) => {
		const worths = newcomerWorths(scenario, difficulty);
		const mean = worths.reduce((sum, w) => sum + w, 0) / worths.length;
		expect(mean).toBeGreaterThan(least);
		// Winnable, not trivial: nobody quadruples the capital by following three rules.
		expect(mean).toBeLessThan(4);
	});
});
