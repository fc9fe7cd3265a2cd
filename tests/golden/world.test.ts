import { describe, expect, it } from 'vitest';
import {
	announceNews,
	installNewBuyers,
	lastTenderMonth,
	openTenders
} from '../../sim/world/tenders.ts';
import { nextTenderMonth } from '../../sim/world/world.ts';
import type { Client } from '../../sim/world/state.ts';
import { newGame, proofLab, teamOf, variant } from '../support/engine.ts';

describe('a market', () => {
	// clamp(round(companies / 3), 2, 6)
	it.each([
		[1, 2],
		[4, 2],
		[7, 2],
		[8, 3],
		[10, 3],
		[11, 4],
		[16, 5],
		[17, 6],
		[40, 6]
	])('of %d companies gives each client %d supplier slots', (teams, slots) => {
		const { clients } = newGame({ teams }).state;
		expect(new Set(clients.map((c) => c.slots))).toEqual(new Set([slots]));
	});

	// Four a company, at least three an industry; 25 % A, 25 % B, the rest C.
	it.each([
		[1, 6, [2, 2, 2]],
		[2, 8, [2, 2, 4]],
		[3, 12, [3, 3, 6]],
		[8, 32, [8, 8, 16]]
	])('of %d companies has %d clients', (teams, total, sizes) => {
		const { clients } = newGame({ teams }).state;
		expect(clients).toHaveLength(total);
		const count = (size: Client['size']) => clients.filter((c) => c.size === size).length;
		expect([count('A'), count('B'), count('C')]).toEqual(sizes);
	});

	it('deals clients to the industries in turn, each with tastes beyond the must features', () => {
		const { state, rules } = newGame().world;
		expect(state.clients.map((c) => c.industry)).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
		for (const c of state.clients) {
			expect(c.performance & c.excitement).toBe(0);
			expect((c.performance | c.excitement) & rules.must[c.industry]!).toBe(0);
			expect([c.performance, c.excitement].map((m) => m.toString(2).replaceAll('0', ''))).toEqual([
				'11',
				'1'
			]);
		}
	});

	it('gives every company the same start', () => {
		const { teams } = newGame().state;
		for (const { id: _i, name: _n, color: _c, ...rest } of teams) {
			const { id: _i0, name: _n0, color: _c0, ...first } = teams[0]!;
			expect(rest).toEqual(first);
		}
		expect(teams[0]).toMatchObject({ daysLeft: 80, reps: 4, status: 'active' });
		expect(teams[0]!.accounts).toMatchObject({ cash: 200_000_000, equity: -200_000_000 });
	});
});

describe('a tender', () => {
	it('asks 150 % of the cost of the required set at most, in whole yuan', () => {
		const { state } = newGame();
		// 227 × 1.5 = 340.5 and 214 × 1.5 = 321.
		const ceilings = state.tenders.map((t) => t.ceiling);
		expect(ceilings).toEqual(
			state.tenders.map((t) => (state.clients[t.client]!.industry === 0 ? 34_000 : 32_100))
		);
	});

	it('asks less of a small client and more of a large one where the scenario says so', () => {
		const ceilingBySize = { A: -10, B: 0, C: 20 };
		const scenario = variant({ tenders: { ...proofLab.tenders, ceilingBySize } });
		const { state } = newGame({ scenario });
		const food = state.tenders.filter((t) => state.clients[t.client]!.industry === 0);
		const bySize = Object.fromEntries(
			food.map((t) => [state.clients[t.client]!.size, t.ceiling] as const)
		);
		// 227 × 1.4 = 317.8, × 1.5 = 340.5, × 1.7 = 385.9
		const expected = { A: 31_700, B: 34_000, C: 38_500 };
		expect(expected).toMatchObject(bySize);
		expect(Object.keys(bySize).length).toBeGreaterThan(1);
	});

	it('has the quantity, the term and the floor of its client', () => {
		const { state } = newGame();
		const of = (size: Client['size']) =>
			state.tenders.find((t) => state.clients[t.client]!.size === size)!;
		const common = { month: 1, dueMonth: 3, paymentMonths: 1, damages: 1_000 };
		expect(of('A')).toMatchObject({ ...common, quantity: 1_000, minRecognition: 2_000 });
		expect(of('B')).toMatchObject({ ...common, quantity: 400, minRecognition: 1_000 });
		expect(of('C')).toMatchObject({ ...common, quantity: 100, minRecognition: 500 });
	});

	it.each([
		['more', [3_000], 1_300],
		['less', [-4_000], 600],
		['both', [3_000, -4_000], 900],
		['so little that one is left', [-9_999], 1]
	])('follows the news of demand: %s', (_name, changes, quantity) => {
		const { world } = newGame();
		const client = world.state.clients.findIndex((c) => c.size === 'A');
		const { industry } = world.state.clients[client]!;
		for (const change of changes)
			world.state.news.push({ id: 'n', kind: 'demand', month: 2, industry, client: -1, change });
		openTenders(world, 2);
		expect(world.state.tenders.find((t) => t.client === client)!.quantity).toBe(quantity);
	});

	it('comes no later than its order can be delivered', () => {
		const { world } = newGame();
		expect(lastTenderMonth(world)).toBe(10);
		openTenders(world, 10);
		expect(world.state.tenders.every((t) => t.dueMonth === 12)).toBe(true);
		expect(world.state.tenders).toHaveLength(12);
		openTenders(world, 11);
		expect(world.state.tenders).toEqual([]);
	});

	it.each([
		['in the first month of its rhythm', 2, 3, 1, 2],
		['after that one by the interval', 2, 3, 2, 5],
		['between two of them the later', 2, 3, 6, 8],
		['none left before the end', 2, 3, 8, 0]
	])('comes again %s', (_name, firstTender, interval, after, expected) => {
		expect(nextTenderMonth({ firstTender, interval } as Client, after, 10)).toBe(expected);
	});
});

describe('news', () => {
	const certain = variant({
		news: [
			{ kind: 'demand', chance: 100, change: [20, 20] },
			{ kind: 'fair', chance: 0, change: [-50, -30] },
			{ kind: 'newBuyer', chance: 100, change: [0, 0] }
		]
	});

	it('are known a month ahead, by their chance', () => {
		const { state } = newGame({ scenario: certain });
		expect(state.news.map((n) => [n.id, n.kind, n.month, n.change])).toEqual([
			['n01-0', 'demand', 1, 2_000],
			['n01-2', 'newBuyer', 1, 0],
			['n02-0', 'demand', 2, 2_000],
			['n02-2', 'newBuyer', 2, 0]
		]);
	});

	it('end with the year', () => {
		const { world } = newGame({ scenario: certain });
		announceNews(world, 13);
		expect(world.state.news).toHaveLength(4);
	});

	it('of a new buyer make the known weights out of date, and nothing else', () => {
		const game = newGame({ scenario: certain });
		const { client } = game.state.news.find((n) => n.kind === 'newBuyer' && n.month === 2)!;
		const relation = { recognition: 1, stage: 'target', claimed: 0, repeats: [], neglected: 0 };
		teamOf(game).relations[client] = { ...relation, stage: 'target', facts: 0b1111 };
		installNewBuyers(game.world, 2);
		expect(teamOf(game).relations[client]!.facts).toBe(0b1110);
		expect(game.state.clients[client]!.weights).toEqual(proofLab.archetypes[0]!.weights);
	});
});
