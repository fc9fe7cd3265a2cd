import { describe, expect, it } from 'vitest';
import { replay } from '#sim/log/replay.ts';
import { answerTo } from '$lib/game/answers';
import type { Questions } from '$lib/game/link';
import { passMonths, soloHost } from './solo-games.ts';

const claimOf = (client: string) => ({ type: 'claimClient', client });

describe('a solo game', () => {
	it('puts the person first, bots in the other seats, and claims under seal', async () => {
		const host = await soloHost();
		expect(host.game.start.teams.map((t) => t.bot === null)).toEqual([
			true,
			...Array<boolean>(5).fill(false)
		]);
		expect(host.view().team.name).toBe('Jade Bridge');
		expect(host.rules.access).toBe('sealed');
	});

	it('refuses a scenario or difficulty that does not exist', async () => {
		await expect(soloHost({ scenario: 'nowhere' })).rejects.toThrow(RangeError);
		await expect(soloHost({ difficulty: 'impossible' })).rejects.toThrow(RangeError);
	});

	it('is played to its end and replays to the same hashes', async () => {
		const host = await soloHost();
		passMonths(host, host.rules.months);
		expect(host.view().over).toBe(true);
		const again = replay(host.log());
		expect(again.ok).toBe(true);
		expect(again.monthHashes).toEqual(host.game.monthHashes);
	});

	it('lets bots claim before the opening and act after it', async () => {
		const host = await soloHost();
		host.clock('openMonth', 'open');
		const types = host.game.log.map((c) => (c.member?.startsWith('bot:') ? 'bot' : c.type));
		const opening = types.indexOf('openMonth');
		expect(types.slice(0, opening)).toContain('bot');
		expect(types.slice(opening)).toContain('bot');
	});

	it('carries out an action once, however often it arrives', async () => {
		const host = await soloHost();
		const client = host.view().clients[0]!.id;
		expect(host.act(claimOf(client), 'a').ok).toBe(true);
		expect(host.act(claimOf(client), 'a')).toEqual({ ok: true, events: [] });
		expect(host.game.log).toHaveLength(1);
		expect(host.act(claimOf(client), 'b')).toMatchObject({ refusal: { code: 'client.listed' } });
	});

	it('moves the month once, however often the move arrives', async () => {
		const host = await soloHost();
		host.clock('openMonth', 'x');
		const { length } = host.game.log;
		expect(host.clock('openMonth', 'x')).toEqual({ ok: true, events: [] });
		expect(host.game.log).toHaveLength(length);
	});

	it('names the reason when a move does not fit the month, and changes nothing', async () => {
		const host = await soloHost();
		const before = host.game.hash();
		const answer = host.clock('closeMonth', 'x');
		expect(answer).toMatchObject({ ok: false, refusal: { code: 'month.wrongPhase' } });
		expect(host.game.hash()).toBe(before);
		passMonths(host, host.rules.months);
		expect(host.clock('nextMonth', 'y')).toMatchObject({ refusal: { code: 'month.over' } });
	});

	it('ends practice with the same market and bots that play on', async () => {
		const host = await soloHost();
		const clients = host.view().clients.map((c) => c.id);
		expect(host.view().practice).toBe(true);
		passMonths(host, 1);
		expect(host.clock('cleanStart', 'go').ok).toBe(true);
		expect(host.view()).toMatchObject({ month: 1, practice: false, phase: 'prepare' });
		expect(host.view().clients.map((c) => c.id)).toEqual(clients);
		const cleaned = host.game.log.length;
		passMonths(host, 1);
		const bots = host.game.log.slice(cleaned).filter((c) => c.member?.startsWith('bot:'));
		expect(bots.length).toBeGreaterThan(0);
		expect(replay(host.log()).ok).toBe(true);
	});

	it('shows a view that crosses to a page whole', async () => {
		const host = await soloHost();
		passMonths(host, 2);
		const crossed = structuredClone(host.view());
		expect(crossed.clients).toHaveLength(host.view().clients.length);
		expect(crossed.results.length).toBeGreaterThan(0);
		expect(crossed.journal.length).toBeGreaterThan(0);
		expect(Object.values(Object.getOwnPropertyDescriptors(crossed)).every((d) => !d.get)).toBe(
			true
		);
	});
});

describe('the questions of a desk', () => {
	const asks: { [Q in keyof Questions]: Questions[Q]['ask'] } = {
		quote: { action: claimOf('nobody') },
		forecastWith: { bids: [] },
		autopsy: { tender: 'none' },
		bridge: { month: 1 },
		boardHistory: {},
		recognitionHistory: { most: 5 },
		turningPoints: {},
		luck: { seeds: 3 },
		comparison: {},
		whatIf: { month: 1, replace: { type: 'borrow', amount: 100 } }
	};

	it.each(Object.keys(asks) as (keyof Questions)[])('%s is answered at any time', async (q) => {
		const host = await soloHost();
		const before = structuredClone(answerTo(host, q, asks[q]));
		passMonths(host, host.rules.months);
		const after = structuredClone(answerTo(host, q, asks[q]));
		expect(before).toBeDefined();
		expect(after).toBeDefined();
	});

	it('quotes what a claim costs, and forecasts what winning a tender needs', async () => {
		const host = await soloHost();
		const [tender] = host.view().tenders;
		const quote = answerTo(host, 'quote', { action: claimOf(tender!.client) });
		expect(quote).toEqual({ money: 0, days: 0 });
		const { committed, ifWon } = answerTo(host, 'forecastWith', {
			bids: [
				{
					tender: tender!.id,
					unitPrice: tender!.ceiling,
					features: tender!.required,
					dueMonth: tender!.dueMonth,
					serviceLevel: 0
				}
			]
		});
		const needs = ifWon.map((month, i) => month.orders - committed[i]!.orders);
		expect(Math.max(...needs)).toBeGreaterThan(tender!.quantity * tender!.unitCost * 0.9);
	});

	it('ignores bids on tenders and features that do not exist', async () => {
		const host = await soloHost();
		const junk = { unitPrice: 1, dueMonth: 1, serviceLevel: 0 };
		const { committed, ifWon } = answerTo(host, 'forecastWith', {
			bids: [
				{ ...junk, tender: 'none', features: [] },
				{ ...junk, tender: host.view().tenders[0]!.id, features: ['wings'] }
			]
		});
		expect(ifWon).toEqual(committed);
	});
});
