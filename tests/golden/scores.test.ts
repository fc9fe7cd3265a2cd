import { describe, expect, it } from 'vitest';
import {
	marketSharePoints,
	netWorthPoints,
	portfolioPoints,
	reliabilityPoints,
	scores,
	sizeValue,
	sizeVolume
} from '../../sim/month/scores.ts';
import type { Team } from '../../sim/world/state.ts';
import { newGame, proofLab, teamOf, variant } from '../support/engine.ts';
import { worked } from '../support/worked.ts';

const CAPITAL = 200_000_000;

worked(
	'net worth points: 50 where nothing was gained, 100 where it was doubled',
	(worth: number) => netWorthPoints(worth, CAPITAL),
	[
		['as at the start', 200_000_000, 5_000],
		['doubled', 400_000_000, 10_000],
		['half gone', 100_000_000, 2_500],
		['all gone', 0, 0],
		['worse than nothing', -100_000_000, 0],
		['three times', 600_000_000, 15_000],
		['the cap: four times and beyond', 900_000_000, 20_000],
		['a yuan more: under half a hundredth', 200_000_100, 5_000],
		['200 yuan more: half a hundredth up', 200_020_000, 5_001]
	]
);

worked('market share points: 50 for an even share', marketSharePoints, [
	['an even share of eight', 1_000, 8_000, 8, 5_000],
	['nothing sold', 0, 8_000, 8, 0],
	['nobody sold anything', 0, 0, 8, 0],
	['twice the even share', 2_000, 8_000, 8, 10_000],
	['the whole market of eight: capped', 8_000, 8_000, 8, 20_000],
	['the whole market of one', 8_000, 8_000, 1, 5_000],
	['a third of three sellers’ market: 50.00', 1, 3, 3, 5_000]
]);

describe('the portfolio', () => {
	it('knows the mean volume of a client in a year', () => {
		// A tender every month: 12 × 1,000, 400 and 100 units.
		expect(sizeVolume(newGame().world.rules)).toEqual({ A: 12_000, B: 4_800, C: 1_200 });
	});

	const ceilings = (ceiling: [number, number], A: number) =>
		variant({ tenders: { ...proofLab.tenders, ceiling, ceilingBySize: { A, B: 0, C: 0 } } });
	it.each([
		['half of the volume at ceilings of 150 %', [150, 150], 0, [6_000, 2_400, 600]],
		['less where large clients bargain: 150 − 15', [150, 150], -15, [4_200, 2_400, 600]],
		['by the middle of the range', [130, 160], 0, [5_400, 2_160, 540]],
		['nothing at cost', [100, 100], -10, [0, 0, 0]]
	] as const)('values it by the margin under its ceiling: %s', (_name, range, A, expected) => {
		const { rules } = newGame({ scenario: ceilings([...range], A) }).world;
		const value = sizeValue(rules);
		expect([value.A, value.B, value.C]).toEqual(expected);
	});

	it('is worth nothing where no ceiling leaves a margin', () => {
		const { world } = newGame({ scenario: ceilings([100, 100], 0) });
		expect(portfolioPoints(world.rules, world.state, world.state.teams[0]!)).toBe(0);
	});

	// Twelve clients: 3 A, 3 B, 6 C are worth 28,800; the even share of three companies is 9,600.
	it.each([
		['no client', [], 0],
		['one A at 80: 4,800 of 9,600', [['A', 8_000]], 2_500],
		['one A at 100', [['A', 10_000]], 3_125],
		['one C at 20: 120 of 9,600', [['C', 2_000]], 63],
		[
			'all three A at 100: 18,000 of 9,600',
			[
				['A', 10_000],
				['A', 10_000],
				['A', 10_000]
			],
			9_375
		]
	] as const)('with %s', (_name, own, expected) => {
		const { world } = newGame();
		const team = world.state.teams[0]!;
		const free = world.state.clients.map((c, i) => ({ size: c.size, i }));
		for (const [size, recognition] of own) {
			const { i } = free.splice(
				free.findIndex((c) => c.size === size),
				1
			)[0]!;
			const rest = { claimed: 1, facts: 0, repeats: [], neglected: 0 };
			team.relations[i] = { recognition, stage: 'formation', ...rest };
		}
		expect(portfolioPoints(world.rules, world.state, team)).toBe(expected);
	});

	it('counts neither strangers nor lost clients', () => {
		const { world } = newGame();
		const team = world.state.teams[0]!;
		const rest = { recognition: 10_000, facts: 0, repeats: [], neglected: 0 };
		team.relations[0] = { stage: 'target', claimed: 0, ...rest };
		team.relations[1] = { stage: 'lost', claimed: 1, ...rest };
		expect(portfolioPoints(world.rules, world.state, team)).toBe(0);
	});
});

worked(
	'reliability points',
	(dueUnits: number, onTimeUnits: number) => reliabilityPoints({ dueUnits, onTimeUnits } as Team),
	[
		['nothing promised, nothing earned', 0, 0, 0],
		['all in time', 500, 500, 10_000],
		['two thirds', 300, 200, 6_667],
		['nothing in time', 300, 0, 0]
	]
);

describe('the score of a month', () => {
	it('weighs its components: 50, 20, 20 and 10', () => {
		const game = newGame();
		const team = teamOf(game);
		// Net worth +50 %: 75; all of three companies' market: 150; nobody's client; 9 of 10 in time.
		Object.assign(team, { revenue: 5_000, dueUnits: 10, onTimeUnits: 9 });
		team.accounts.cash = 300_000_000;
		scores(game.world);
		expect(team.history[0]).toMatchObject({
			components: { netWorth: 7_500, marketShare: 15_000, portfolio: 0, reliability: 9_000 },
			// 37.5 + 30 + 0 + 9
			score: 7_650,
			rank: 1,
			revenue: 5_000
		});
	});

	it.each([
		['by score', [210_000_000, 220_000_000, 200_000_000], [2, 1, 3]],
		['by net worth where scores are equal', [200_000_100, 200_000_000, 200_000_200], [2, 3, 1]],
		['by seat where all is equal', [200_000_000, 200_000_000, 200_000_000], [1, 2, 3]]
	])('ranks %s', (_name, cash, expected) => {
		const game = newGame();
		game.state.teams.forEach((team, i) => (team.accounts.cash = cash[i]!));
		scores(game.world);
		expect(game.state.teams.map((t) => t.history[0]!.rank)).toEqual(expected);
	});

	it('ranks companies once insolvent outside, whatever they own', () => {
		const game = newGame();
		teamOf(game).status = 'restructured';
		teamOf(game).accounts.cash = 900_000_000;
		teamOf(game, 't2').status = 'closed';
		scores(game.world);
		expect(game.state.teams.map((t) => t.history[0]!.rank)).toEqual([0, 0, 1]);
	});
});
