import { describe, expect, it, vi } from 'vitest';
import { stream } from '../../sim/kernel/random.ts';
import { share } from '../../sim/kernel/units.ts';
import { judge, type Bidder } from '../../sim/month/award.ts';
import { unitCost } from '../../sim/scenario/rules.ts';
import { createGame } from '../../sim/start.ts';
import type { Bid, Tender } from '../../sim/world/state.ts';
import type { World } from '../../sim/world/world.ts';
import { campusLab } from '../support/engine.ts';

vi.setConfig({ testTimeout: 180_000 });

/** Every tender of the first month in 200 markets of the campus lab. */
function* tenders(): Generator<{ world: World; tender: Tender; draw: (n: number) => number }> {
	for (let seed = 1; seed <= 200; seed++) {
		const { world } = createGame({ scenario: campusLab, seed: `s4-${seed}`, hashing: false });
		for (const tender of world.state.tenders) {
			const draws = stream(`s4-${seed}`, 1, 'test', tender.id);
			yield { world, tender, draw: (n) => draws.int(0, n) };
		}
	}
}

/** Whether the first of two bids, alike in fit and service, wins. */
function firstWins(
	world: World,
	tender: Tender,
	[known, cheap]: [{ r: number; price: number }, { r: number; price: number }]
): boolean {
	const client = world.state.clients[tender.client]!;
	const bid = (team: number, unitPrice: number): Bid => ({
		...{ team, seq: 2 - team, unitPrice, features: tender.required, dueMonth: tender.dueMonth },
		...{ service: 0, winProbability: -1 }
	});
	const bidder = (recognition: number): Bidder => ({
		recognition,
		record: 7_000,
		cash: 1e12,
		ours: true
	});
	const verdict = judge(
		world.rules,
		tender,
		client,
		[bid(0, known.price), bid(1, cheap.price)],
		[bidder(known.r), bidder(cheap.r)],
		() => 1
	);
	return verdict.winner === 0;
}

/** GAME.md section 12, property 3 (S4). */
describe('recognition comes first', () => {
	it('20 points of it beat a tenth off the price in at least 90 % of tenders', () => {
		let won = 0;
		let all = 0;
		for (const { world, tender, draw } of tenders()) {
			// Two valid bidders anywhere on the scale, at prices from 80 % of the ceiling up.
			const r = tender.minRecognition + draw(8_000 - tender.minRecognition);
			const price = share(tender.ceiling, 8_000 + draw(2_000));
			const rivals = [
				{ r: r + 2_000, price },
				{ r, price: share(price, 9_000) }
			] as const;
			if (firstWins(world, tender, [...rivals])) won++;
			all++;
		}
		expect(all).toBeGreaterThan(2_000);
		expect(won / all).toBeGreaterThanOrEqual(0.9);
	});

	it('60 of it at the ceiling beat a bid under cost from under 15 in at least 95 %', () => {
		let won = 0;
		let all = 0;
		for (const { world, tender, draw } of tenders()) {
			const cost = unitCost(world.rules, tender.required);
			const known = { r: 6_000 + draw(4_000), price: tender.ceiling };
			const unknown = { r: draw(1_499), price: share(cost, 7_000 + draw(3_000)) };
			if (firstWins(world, tender, [known, unknown])) won++;
			all++;
		}
		expect(won / all).toBeGreaterThanOrEqual(0.95);
	});
});
