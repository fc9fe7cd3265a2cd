import { expect, it } from 'vitest';
import { nextBest } from '$lib/desk/market/next-best';
import { teamView } from '#sim/view/team.ts';
import { newGame } from '../../support/engine.ts';

const clients = teamView(newGame().world, 0).clients;

it('offers three clients with a free place, those of the same industry first', () => {
	const missed = clients[0]!;
	const offers = nextBest(clients, missed);
	expect(offers).toHaveLength(3);
	const alike = clients.filter((c) => c.industry === missed.industry && c !== missed);
	for (const offer of offers.slice(0, Math.min(3, alike.length)))
		expect(offer.industry).toBe(missed.industry);
	expect(offers.map((c) => c.id)).not.toContain(missed.id);
});

it('offers nobody who is full, ours or asked for already', () => {
	const gone = clients.map((c, i) => ({
		...c,
		taken: i % 3 === 0 ? c.slots : 0,
		ours: i % 3 === 1,
		claimPlaced: i % 3 === 2
	}));
	expect(nextBest(gone, gone[0]!)).toEqual([]);
});
