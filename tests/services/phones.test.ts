import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { LiveLink } from '../../src/lib/game/live-link.ts';
import type { App } from '../../src/lib/server/app.ts';
import { jsonAnswer } from '../../src/lib/server/http/answers.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { ActRequest } from '../../src/lib/server/services/deciding.ts';
import type { PlannedAction } from '../../sim/world/state.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

/** What may happen to a request between a phone and the server. */
type Fate = 'arrives' | 'is lost' | 'arrives, its answer is lost' | 'finds no server';

onEveryStore('phones on a bad network', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	let game: string;
	const clock = new TestClock();
	beforeAll(async () => void (opened = await make()));
	afterAll(() => opened.dispose());
	beforeEach(async () => {
		app = appOver(opened.store, clock.now);
		room = await classRoom(opened.store);
		game = await app.games.create(room.owner, room.classId, {
			title: 'Year 1',
			scenario: 'campus-lab',
			seed: 'PHONE',
			access: 'race',
			monthSeconds: 300
		});
		await app.lessons.move(room.owner, game, 'openMonth');
	});

	/** A phone: the real link of the desk, over a network whose faults the test chooses. */
	async function phone(actor: Actor, wait: () => Promise<void> = () => Promise.resolve()) {
		const fates: Fate[] = [];
		const sent: ActRequest[][] = [];
		const answer = async (url: string, body: string | undefined) => {
			const { searchParams, pathname } = new URL(url, 'http://x');
			if (pathname.endsWith('/news'))
				return app.desks.news(actor, game, Number(searchParams.get('settled')));
			const { requests } = JSON.parse(body!) as { requests: ActRequest[] };
			sent.push(requests);
			return app.desks.act(actor, game, requests);
		};
		const world = {
			base: `/game/${game}`,
			storage: undefined,
			wait,
			fetch: (async (url: string, init?: RequestInit) => {
				const fate = fates.shift() ?? 'arrives';
				if (fate === 'finds no server') return new Response('', { status: 503 });
				if (fate === 'is lost') throw new TypeError('network');
				const response = await jsonAnswer(() => answer(url, init?.body as string));
				if (fate !== 'arrives') throw new TypeError('network');
				return response;
			}) as typeof fetch
		};
		const link = new LiveLink(game, await app.desks.open(actor, game), world);
		return { link, fates, sent };
	}
	const member = (team: number, who: number) => room.students[team]![who]!;
	const claim = (client: string): PlannedAction => ({ type: 'claimClient', client });
	const freeOf = (link: LiveLink) =>
		link.view.clients.filter((c) => c.taken < c.slots && !c.ours).map((c) => c.id);
	const logged = () =>
		app.host.perform(game, ({ game }) =>
			game.log.filter((c) => c.type === 'claimClient').map((c) => [c.team, c.client])
		);

	it.each(['is lost', 'arrives, its answer is lost', 'finds no server'] as const)(
		'does once what was pressed when the request %s',
		async (fate) => {
			const { link, fates, sent } = await phone(member(0, 0));
			const [client] = freeOf(link);
			fates.push(fate, fate);
			expect((await link.send(claim(client!))).ok).toBe(true);
			expect(await logged()).toEqual([['t1', client]]);
			expect(new Set(sent.flat().map((r) => r.id)).size).toBe(1);
			expect([link.pending, link.status]).toEqual([0, 'ready']);
			expect(link.view.clients.find((c) => c.id === client)!.ours).toBe(true);
		}
	);

	it('shows everything after frames were missed, and nothing older again', async () => {
		const [one, other] = [await phone(member(0, 0)), await phone(member(1, 0))];
		const [first, second] = freeOf(one.link);
		await other.link.send(claim(first!));
		await other.link.send(claim(second!));
		const { seq } = one.link;
		await one.link.refresh();
		expect(one.link.seq).toBe(seq + 2);
		const taken = one.link.view.clients.filter((c) => [first, second].includes(c.id));
		expect(taken.map((c) => c.taken)).toEqual([1, 1]);
		await app.lessons.move(room.owner, game, 'lockMonth');
		await app.lessons.move(room.owner, game, 'revealMonth');
		await one.link.refresh();
		expect([one.link.view.phase, one.link.view.history.length]).toEqual(['revealed', 1]);
	});

	it('keeps two devices of one member, and two members of one company, the same', async () => {
		const [phoneA, laptop, mate] = [
			await phone(member(0, 0)),
			await phone(member(0, 0)),
			await phone(member(0, 1))
		];
		const free = freeOf(phoneA.link);
		const all = await Promise.all([
			phoneA.link.send(claim(free[0]!)),
			laptop.link.send(claim(free[1]!)),
			mate.link.send(claim(free[2]!)),
			laptop.link.send(claim(free[0]!))
		]);
		// The same client on two devices: one of the presses was not needed any more.
		expect(all.map((a) => a.ok).filter(Boolean)).toHaveLength(3);
		for (const { link } of [phoneA, laptop, mate]) {
			await link.refresh();
			expect(link.view.clients.filter((c) => c.ours).map((c) => c.id)).toEqual(
				free.slice(0, 3).sort()
			);
		}
	});

	it('takes requests that overtake each other in the order of their arrival', async () => {
		const actor = member(0, 0);
		const plan = (client: string) => ({
			type: 'stagePlan',
			actions: [{ type: 'visitClient', client }]
		});
		await app.desks.act(actor, game, [{ id: 'second', action: plan('c02') }]);
		await app.desks.act(actor, game, [{ id: 'first', action: plan('c01') }]);
		// The one that overtook is sent again: it is known, and does not undo the other.
		const again = await app.desks.act(actor, game, [{ id: 'second', action: plan('c02') }]);
		expect(again.answers).toEqual([{ ok: true, events: [] }]);
		const { view } = await app.desks.news(actor, game, -1);
		expect(view.plan).toEqual([{ type: 'visitClient', client: 'c01' }]);
	});

	it('does nothing of what a removed member had queued, and says why', async () => {
		let back: () => void = () => undefined;
		const online = new Promise<void>((done) => (back = done));
		const { link, fates } = await phone(member(1, 1), () => online);
		const [client] = freeOf(link);
		const { db, t } = opened.store;
		const members = await db.select().from(t.members);
		const { id } = members.find((row) => row.userId === member(1, 1).user!.id)!;
		fates.push('is lost');
		const pressed = link.send(claim(client!));
		await app.rosters.setStatus(room.owner, room.classId, id, 'banned');
		back();
		expect(await pressed).toEqual({ ok: false, refusal: { code: 'link.removed' } });
		expect(await logged()).toEqual([]);
		const later = await link.send(claim(freeOf(link).at(-1)!));
		expect(later).toEqual({ ok: false, refusal: { code: 'link.removed' } });
	});
});
