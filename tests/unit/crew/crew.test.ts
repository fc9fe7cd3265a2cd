import { describe, expect, it } from 'vitest';
import { Crew } from '$lib/crew/crew.svelte';
import { initials } from '$lib/crew/initials';
import { screenAt } from '$lib/crew/screens';
import { teamPlace } from '$lib/crew/place';
import type { ChatLine, CrewFacts, DraftFacts } from '$lib/game/crew-types';

const draft = (id: string, month = 2, member = 'bo'): DraftFacts => ({
	id,
	member,
	month,
	action: { type: 'visitClient', client: 'c01' },
	why: 'confirm',
	madeAt: 1
});
const line = (at: number, member: string | null = 'bo'): ChatLine => ({
	id: `l${at}`,
	member,
	toAll: member === null,
	text: `${at}`,
	at
});

/** A crew whose server gives what a test puts there; `asked` holds the addresses. */
function crewOf(first: Partial<CrewFacts> = {}) {
	const stored = new Map<string, string>();
	const asked: string[] = [];
	const server = {
		status: 200,
		facts: {
			me: 'ann',
			captain: true,
			mode: 'confirm',
			approvalLimit: null,
			month: 2,
			members: [],
			drafts: [],
			chat: [],
			names: { ann: 'Ann', bo: 'Bo' },
			...first
		} as CrewFacts,
		other: {} as unknown
	};
	const world = {
		base: '/game/g',
		storage: {
			getItem: (key: string) => stored.get(key) ?? null,
			setItem: (key: string, value: string) => void stored.set(key, value)
		},
		fetch: ((address: string) => {
			asked.push(address);
			if (server.status === 0) return Promise.reject(new TypeError('offline'));
			const body = address.endsWith('/crew') ? server.facts : server.other;
			return Promise.resolve(new Response(JSON.stringify(body), { status: server.status }));
		}) as typeof fetch
	};
	return { crew: new Crew('g', world), world, server, asked };
}

describe('a team around a desk', () => {
	it('counts what waits for the captain in this month, and what has not been read', async () => {
		const drafts = [draft('a'), draft('b', 1), draft('c', 3)];
		const { crew, world } = crewOf({ drafts, chat: [line(10), line(20, 'ann'), line(30, null)] });
		await crew.refresh();
		expect(crew.forMe.map((one) => one.id)).toEqual(['a']);
		expect(crew.unread).toBe(2);
		expect(crew.waiting).toBe(3);
		crew.read();
		expect(crew.unread).toBe(0);
		// This device remembers it.
		const again = new Crew('g', world);
		await again.refresh();
		expect(again.unread).toBe(0);
	});

	it('asks nothing of a member but to wait for the captain', async () => {
		const { crew } = crewOf({ captain: false, drafts: [draft('a')] });
		expect(crew.confirms).toBe(false);
		await crew.refresh();
		expect(crew.confirms).toBe(true);
		expect(crew.waiting).toBe(0);
	});

	it('tells once of what is new and somebody else’s, and of nothing when it is opened', async () => {
		const { crew, server } = crewOf({ drafts: [draft('a')] });
		const news: string[] = [];
		crew.onDrafts = (drafts) => news.push(drafts.map((one) => one.id).join());
		await crew.refresh();
		const mine = draft('mine', 2, 'ann');
		server.facts = {
			...server.facts,
			drafts: [draft('a'), draft('b'), draft('later', 3), mine]
		};
		await crew.refresh();
		await crew.refresh();
		expect(news).toEqual(['b']);
	});

	it('keeps messages that have moved out of the newest ones, and puts earlier ones before them', async () => {
		const { crew, server } = crewOf({ chat: [line(5), line(6)] });
		await crew.refresh();
		server.facts = { ...server.facts, chat: [line(6), line(7)] };
		await crew.refresh();
		expect(crew.chat.map((one) => one.at)).toEqual([5, 6, 7]);
		server.other = { chat: [line(4, 'gone')], names: { gone: 'Old Friend' } };
		expect(await crew.earlier()).toEqual({ ok: true, value: true });
		expect(crew.chat.map((one) => one.at)).toEqual([4, 5, 6, 7]);
		expect(crew.nameOf('gone')).toBe('Old Friend');
	});

	it('says why something did not happen, and whether the server was reached at all', async () => {
		const { crew, server } = crewOf();
		server.status = 429;
		server.other = { refused: { code: 'chat.tooFast', params: { seconds: 9 } } };
		expect(await crew.say('hello')).toEqual({
			ok: false,
			refused: { code: 'chat.tooFast', params: { seconds: 9 } }
		});
		server.status = 0;
		expect(await crew.confirm(['a'])).toEqual({ ok: false });
		expect(crew.facts).toBeUndefined();
	});

	it('asks for the log with what is chosen and nothing else', async () => {
		const { crew, asked } = crewOf();
		await crew.deeds({ member: 'bo', month: 2 });
		await crew.deeds({});
		expect(asked).toEqual(['/game/g/crew/activity?member=bo&month=2', '/game/g/crew/activity']);
	});
});

describe('a name in a small circle', () => {
	it.each([
		['王小明', '明'],
		['欧阳 娜娜', '娜'],
		['Ada Lovelace', 'AL'],
		['ada', 'A'],
		['Jean-Luc Marie Picard', 'JP'],
		['#a1b2c3', '#'],
		['', '']
	])('%s is %s', (name, sign) => {
		expect(initials(name)).toBe(sign);
	});
});

describe('the screen that others see', () => {
	const { crew } = crewOf();
	const desk = { base: '/game/g', more: [teamPlace(crew)] };
	it.each([
		['/game/g', 'today'],
		['/game/g/market', 'market'],
		['/game/g/client/c01', 'client:c01'],
		['/game/g/tenders/t-3', 'tenders:t-3'],
		['/game/g/tenders', 'tenders'],
		['/game/g/team', 'team'],
		['/game/g/report', 'review'],
		['/game/g/client/%3Cb%3E', 'market']
	])('%s is %s', (path, screen) => {
		expect(screenAt(desk, path)).toBe(screen);
	});
});
