import { describe, expect, it } from 'vitest';
import { autopsy } from '../../../sim/explain/autopsy.ts';
import { instructorView } from '../../../sim/view/public.ts';
import { rulebookOf } from '../../../sim/view/rulebook.ts';
import { teamView } from '../../../sim/view/team.ts';
import {
	claim,
	newGame,
	play,
	proofLab,
	recognise,
	tendersOf,
	validBid,
	variant
} from '../../support/engine.ts';

/** Three bids on the first tender, the last 40 % under the ceiling; settled, not yet revealed. */
function threeBids(treat: 'allow' | 'flag' | 'reject') {
	const { tenders, clients } = proofLab;
	const slots = { ...clients.slots, min: 3 };
	const scenario = variant({
		clients: { ...clients, slots },
		tenders: { ...tenders, abnormallyLow: { below: 80, treat } }
	});
	const game = play(newGame({ scenario }), 'openMonth');
	const { tender, client } = tendersOf(game)[0]!;
	for (const team of ['t1', 't2', 't3']) {
		claim(game, client.id, team);
		recognise(game, client.id, 8_000, team);
		const unitPrice = team === 't3' ? Math.round(tender.ceiling * 0.6) : tender.ceiling;
		play(game, { ...validBid(game, tender.id), team, unitPrice });
	}
	play(game, 'lockMonth');
	return { game, tender: tender.id, low: Math.round(tender.ceiling * 0.6), scenario };
}

describe('a flagged bid', () => {
	const { game, tender, low, scenario } = threeBids('flag');
	const sealed = [teamView(game.world, 2).results, instructorView(game.world).flagged];
	play(game, 'revealMonth');
	const resultOf = (seat: number) =>
		teamView(game.world, seat).results.find((r) => r.tender === tender)!;

	it('is not told before the reveal', () => {
		expect(sealed).toEqual([[], []]);
	});

	it('is told to its bidder, with the order it won', () => {
		expect(resultOf(2)).toMatchObject({ won: true, own: { abnormallyLow: true, faults: [] } });
		expect(autopsy(game, tender, 2)).toMatchObject({ won: true, abnormallyLow: true });
	});

	it.each([0, 1])('is not told to a rival in seat %d', (seat) => {
		const told = JSON.stringify([resultOf(seat), autopsy(game, tender, seat)]);
		expect(resultOf(seat).best?.unitPrice).toBe(low);
		expect(told).not.toContain('abnormallyLow');
	});

	it('is told to the instructor by company', () => {
		expect(instructorView(game.world).flagged).toEqual([{ tender, team: 't3', unitPrice: low }]);
	});

	it('can be foreseen from the public rules', () => {
		expect(rulebookOf(scenario).abnormallyLow).toEqual({ below: 8_000, treat: 'flag' });
	});
});

describe.each([
	['allow', true, []],
	['reject', false, ['abnormal']]
] as const)('under %s', (treat, won, faults) => {
	it('no bid is flagged', () => {
		const { game, tender } = threeBids(treat);
		play(game, 'revealMonth');
		const result = teamView(game.world, 2).results.find((r) => r.tender === tender)!;
		expect(result.won).toBe(won);
		expect(result.own?.faults).toEqual(faults);
		expect(result.own).not.toHaveProperty('abnormallyLow');
		expect(instructorView(game.world).flagged).toEqual([]);
	});
});
