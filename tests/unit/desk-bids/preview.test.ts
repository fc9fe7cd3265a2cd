import { describe, expect, it } from 'vitest';
import { moveMonth } from '../../../sim/bots/driver.ts';
import { rulebookOf, teamView } from '../../../sim/index.ts';
import { assumedRival, goingPrice } from '../../../src/lib/desk/tenders/assumption.ts';
import { draftOf } from '../../../src/lib/desk/tenders/draft.ts';
import { fitRange, previewOf } from '../../../src/lib/desk/tenders/preview.ts';
import { preparedGame } from '../../support/prepared-game.ts';

/** Bids the draft on every own tender, and settles. */
function bidEverywhere(seed: string) {
	const game = preparedGame({ months: 1, stop: 'open', seed });
	const rules = rulebookOf(game.start.scenario);
	const view = teamView(game.world, 0);
	const bids = view.tenders.flatMap((tender) => {
		const client = view.clients.find((c) => c.id === tender.client)!;
		if (!client.ours) return [];
		const { rival } = assumedRival(rules, view, tender);
		const draft = draftOf(tender, undefined, goingPrice(rival, tender));
		const { winProbability: _, ...bid } = draft;
		const id = `bid-${tender.id}`;
		const answer = game.submit({ type: 'submitBid', team: 't1', id, tender: tender.id, ...bid });
		expect(answer.ok).toBe(true);
		return [{ tender, client, draft, rival }];
	});
	const record = view.team.record;
	moveMonth(game, 'lockMonth');
	moveMonth(game, 'revealMonth');
	return { game, rules, bids, record };
}

describe('the preview of a bid', () => {
	it('gives the points that the award gives, once the rival is as assumed', () => {
		let compared = 0;
		for (const seed of ['p1', 'p2', 'p3', 'p4']) {
			const { game, rules, bids, record } = bidEverywhere(seed);
			for (const { tender, client, draft } of bids) {
				const award = game.state.awards.find((a) => a.tender.id === tender.id)!;
				const valid = award.bids.filter((b) => b.faults.length === 0);
				const own = valid.find((b) => b.team === 0);
				const others = valid.filter((b) => b.team !== 0);
				if (!own || others.length === 0) continue;
				const preview = previewOf(rules, tender, client, record, draft, {
					recognition: Math.max(...others.map((b) => b.recognition)),
					price: Math.min(...others.map((b) => b.unitPrice)),
					service: 0,
					fit: 0
				});
				for (const row of preview.criteria) {
					if (row.criterion === 'fit') {
						expect(own.points.fit).toBeGreaterThanOrEqual(row.low);
						expect(own.points.fit).toBeLessThanOrEqual(row.high);
					} else expect(row.low).toBe(own.points[row.criterion]);
				}
				compared++;
			}
		}
		expect(compared).toBeGreaterThan(4);
	});

	it('narrows fit to one number when the client’s taste is known', () => {
		const { rules } = bidEverywhere('p1');
		const [first, second, third] = rules.features.map((f) => f.id);
		const known = { performance: [first!, second!], excitement: [third!] };
		const one = fitRange(rules, known, [first!]);
		expect(one.low).toBe(one.high);
		expect(one.low).toBe(Math.round((5_000 * rules.performanceShare) / 10_000));
		const all = fitRange(rules, known, [first!, second!, third!]);
		expect(all).toEqual({ low: 10_000, high: 10_000 });
		const unknown = fitRange(rules, {}, [first!]);
		expect(unknown).toEqual({ low: 0, high: 10_000 });
	});
});

describe('the assumed rival', () => {
	it('is honest about knowing nothing, then follows the winners that were met', () => {
		const fresh = preparedGame({ months: 0, stop: 'open', seed: 'p1' });
		const rules = rulebookOf(fresh.start.scenario);
		const before = teamView(fresh.world, 0);
		const first = assumedRival(rules, before, before.tenders[0]!);
		expect(first.basis.recognition).toBe('nothing');
		expect(first.rival.recognition).toBe(5_000);
		const later = teamView(preparedGame({ months: 3, stop: 'open', seed: 'p1' }).world, 0);
		const then = assumedRival(rules, later, later.tenders[0]!);
		expect(then.basis.price).toBe('awards');
		expect(then.basis.awards).toBeGreaterThan(0);
		expect(goingPrice(then.rival, later.tenders[0]!) % 100).toBe(0);
		expect(goingPrice(then.rival, later.tenders[0]!)).toBeLessThanOrEqual(
			later.tenders[0]!.ceiling
		);
	});
});
