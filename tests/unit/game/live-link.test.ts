import { describe, expect, it } from 'vitest';
import { isKept } from '$lib/game/link';
import { LiveLink, type LiveWorld } from '$lib/game/live-link';
import type { OpenedDesk } from '$lib/game/live-types';
import type { Sending } from '$lib/game/outbox';

const visit = { type: 'visitClient', client: 'c01' };
const plan = { type: 'visitClient', client: 'c02' };

type Handler = (requests: Sending[]) => { status?: number; body: unknown } | Error;

/** A link to a server that answers as a test says; what was sent to `act` is kept. */
function linkTo(act: Handler, stored = new Map<string, string>()) {
	const sent: Sending[][] = [];
	const answer = (status: number, body: unknown) =>
		Promise.resolve(new Response(JSON.stringify(body), { status }));
	const world: LiveWorld = {
		base: '/game/g',
		storage: {
			getItem: (key) => stored.get(key) ?? null,
			setItem: (key, value) => void stored.set(key, value),
			removeItem: (key) => void stored.delete(key)
		},
		wait: () => Promise.resolve(),
		fetch: ((address: string, request?: RequestInit) => {
			if (!address.endsWith('/act')) return answer(200, { seq: 1, lesson: {}, view: {} });
			const { requests } = JSON.parse(String(request!.body)) as { requests: Sending[] };
			sent.push(requests);
			const told = act(requests);
			return told instanceof Error ? Promise.reject(told) : answer(told.status ?? 200, told.body);
		}) as typeof fetch
	};
	const opened = { seq: 0, lesson: {}, rules: {}, view: { month: 3, history: [] } };
	const link = new LiveLink('g', opened as unknown as OpenedDesk, world);
	return { link, sent, stored };
}

const all = (code?: string) => (requests: Sending[]) => ({
	body: {
		answers: requests.map(() =>
			code ? { ok: false, refusal: { code } } : { ok: true, events: [] }
		)
	}
});

describe('a link to a game on the server', () => {
	it('says in which month something was pressed, so that it cannot count in another', async () => {
		const { link, sent } = linkTo(all());
		await link.send(visit);
		expect(sent).toMatchObject([[{ action: visit, month: 3 }]]);
		expect(sent[0]![0]).not.toHaveProperty('draft');
	});

	it('puts drafts down as such, with ids of their own', async () => {
		const { link, sent } = linkTo(all('link.drafted'));
		const answers = await link.putDown([visit, plan]);
		expect(answers.every(isKept)).toBe(true);
		expect(sent[0]).toMatchObject([
			{ action: visit, draft: true, month: 3 },
			{ action: plan, draft: true, month: 3 }
		]);
		expect(sent[0]![0]!.id).not.toBe(sent[0]![1]!.id);
		expect(link.pending).toBe(0);
	});

	it('keeps a draft over a lost connection and a reload, and sends it with the same id and month', async () => {
		const gone = linkTo(() => new TypeError('offline'));
		let tries = 0;
		const { link, sent, stored } = linkTo((requests) =>
			tries++ === 0 ? new TypeError('offline') : all('link.drafted')(requests)
		);
		await link.putDown([visit]);
		expect(sent).toHaveLength(2);
		expect(sent[1]).toEqual(sent[0]);
		void gone.link.putDown([visit]);
		await expect.poll(() => gone.sent.length).toBeGreaterThan(0);
		gone.link.close();
		const reloaded = linkTo(all('link.drafted'), gone.stored);
		await expect.poll(() => reloaded.link.pending).toBe(0);
		expect(reloaded.sent[0]).toEqual(gone.sent[0]);
		expect(stored.size).toBe(0);
	});

	it('tells a whole request that came too late as kept', async () => {
		const { link } = linkTo(() => ({ status: 409, body: { refused: { code: 'game.late' } } }));
		const answer = await link.send(visit);
		expect(answer).toEqual({ ok: false, refusal: { code: 'link.late' } });
		expect(isKept(answer)).toBe(true);
	});

	it('calls nothing kept that was carried out or refused', async () => {
		expect(isKept(await linkTo(all()).link.send(visit))).toBe(false);
		expect(isKept(await linkTo(all('money.cash')).link.send(visit))).toBe(false);
		expect(isKept(await linkTo(all('link.draftsFull')).link.send(visit))).toBe(false);
	});
});
