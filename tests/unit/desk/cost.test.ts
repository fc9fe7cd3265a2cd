import { describe, expect, it } from 'vitest';
import { afterSpending, costOf, fairChange, total } from '$lib/desk/plan/cost';
import { reachOf } from '$lib/desk/campaigns/lift';
import { realDesk } from './real-desk.ts';

/** A desk in an open month with two own clients. */
async function openDesk(seed = 'desk') {
	const { desk, host } = realDesk(seed);
	const wanted = desk.view.clients.filter((c) => c.size === 'C').slice(0, 6);
	await desk.actAll(wanted.map((c) => ({ type: 'claimClient', client: c.id })));
	await desk.clock('openMonth');
	return { desk, host };
}

describe('the price shown before a press', () => {
	it('is what the engine will charge, for every campaign', async () => {
		const { desk, host } = await openDesk();
		const [own] = desk.own;
		const industry = own!.industry;
		const actions = [
			...(['S', 'M', 'L'] as const).map((size) => ({ type: 'holdExhibition', industry, size })),
			{ type: 'holdSeminar', clients: desk.own.slice(0, 2).map((c) => c.id) },
			{ type: 'runWebCampaign', industry },
			{ type: 'sponsorConference', industries: [industry] },
			{ type: 'visitClient', client: own!.id }
		];
		const priced = actions.map((action) => {
			const { money, days } = host.quote(action);
			return { money, days };
		});
		expect(actions.map((a) => costOf(a, desk.rules, desk.view))).toEqual(priced);
	});

	it.each([1, 199, 200, 499, 500])('is what %i units take from the cash', async (quantity) => {
		const { desk } = await openDesk();
		const action = { type: 'buyStock', features: ['scanner', 'battery'], quantity };
		const { money } = costOf(action, desk.rules, desk.view);
		const before = desk.view.money.cash;
		expect(await desk.act(action)).toBe(true);
		expect(before - desk.view.money.cash).toBe(money);
	});

	it('follows a fair that makes booths cheaper', async () => {
		for (let seed = 0; seed < 40; seed++) {
			const { desk, host } = await openDesk(`fair-${seed}`);
			const fair = desk.view.news.find((n) => n.kind === 'fair' && n.month === 1);
			if (!fair?.industry) continue;
			const action = { type: 'holdExhibition', industry: fair.industry, size: 'L' };
			expect(fairChange(desk.view, fair.industry)).toBeLessThan(0);
			expect(costOf(action, desk.rules, desk.view).money).toBe(host.quote(action).money);
			return;
		}
		throw new Error('no seed with a fair in the first month');
	});

	it('adds up, and what is left follows from it', async () => {
		const { desk } = await openDesk();
		const visit = { type: 'visitClient', client: desk.own[0]!.id };
		const twice = total([visit, visit].map((a) => costOf(a, desk.rules, desk.view)));
		expect(twice).toEqual({ money: 2 * desk.rules.visit.cost, days: 2 * desk.rules.visit.days });
		const after = afterSpending(desk.view, 3, twice);
		expect(after).toMatchObject({ days: -1, lacksDays: true, lacksCash: false });
		expect(after.cash).toBe(desk.view.money.cash - twice.money);
	});
});

describe('the lift shown before a press', () => {
	it('holds what the client then gives, whatever its attention', async () => {
		for (const seed of ['a', 'b', 'c', 'd', 'e']) {
			const { desk } = await openDesk(seed);
			const clients = desk.own.slice(0, 4).map((c) => c.id);
			const action = { type: 'holdSeminar', clients };
			const before = reachOf(action, desk.rules, desk.view.clients)!;
			const [answer] = await desk.answersTo([action]);
			expect(answer!.ok).toBe(true);
			for (const { client, lift } of before.clients) {
				const gained = desk.clients.get(client.id)!.recognition - client.recognition;
				expect(gained).toBeGreaterThanOrEqual(lift.low);
				expect(gained).toBeLessThanOrEqual(lift.high);
			}
		}
	});

	it('counts a repeat in the same month half', async () => {
		const { desk } = await openDesk();
		const { id } = desk.own[0]!;
		const action = { type: 'visitClient', client: id };
		const fresh = reachOf(action, desk.rules, desk.view.clients)!.clients[0]!.lift;
		await desk.act(action);
		const again = reachOf(action, desk.rules, desk.view.clients)!.clients[0]!.lift;
		expect(fresh.repeated).toBe(false);
		expect(again.repeated).toBe(true);
		expect(again.mean).toBeLessThanOrEqual(fresh.mean / 2 + 1);
	});

	it('reaches a whole industry by an exhibition, others by a share', async () => {
		const { desk } = await openDesk();
		const industry = desk.own[0]!.industry;
		const reach = reachOf(
			{ type: 'holdExhibition', industry, size: 'L' },
			desk.rules,
			desk.view.clients
		)!;
		const inIndustry = desk.view.clients.filter((c) => c.industry === industry);
		expect(reach.clients).toHaveLength(inIndustry.length);
		const stranger = reach.clients.find((r) => !r.client.ours && r.client.recognition === 0)!;
		expect(stranger.lift.mean).toBe(
			(desk.rules.exhibition.L.lift * desk.rules.unclaimed.exhibition) / 10_000
		);
	});
});
