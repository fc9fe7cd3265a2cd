import { deleteDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { replay } from '#sim/log/replay.ts';
import type { Saves } from '$lib/game/saves';
import { SoloService } from '$lib/game/solo-service';
import type { SoloPush } from '$lib/game/solo-types';
import { freshStorage, passMonths, PRACTICE, soloHost } from './solo-games.ts';

const services: SoloService[] = [];
afterEach(() => services.splice(0).forEach((service) => service.close()));

/** A worker's service over a storage; what it says unasked is collected. */
function serviceOver(storage: () => Promise<Saves>) {
	const pushed: SoloPush[] = [];
	const service = new SoloService((event) => pushed.push(event), storage);
	services.push(service);
	return { service, pushed };
}

const claims = (clients: { id: string }[], from: number, to: number) =>
	clients.slice(from, to).map(({ id }) => ({
		id: `claim-${id}`,
		action: { type: 'claimClient', client: id }
	}));

async function started(storage = freshStorage()) {
	const { service, pushed } = serviceOver(storage);
	const { id } = await service.create(PRACTICE);
	const opened = await service.open(id);
	if (!opened.ok) throw new Error(opened.reason);
	return { service, pushed, id, storage, clients: opened.view.clients };
}

describe('a kept game', () => {
	it('loses nothing acknowledged when everything is killed after the answer', async () => {
		const { service, id, storage, clients } = await started();
		await service.act(id, claims(clients, 0, 3));
		await service.clock(id, 'openMonth', 'o');
		const log = await service.exportLog(id);
		// Another process knows only what is on disk.
		const { service: later } = serviceOver(storage);
		const opened = await later.open(id);
		expect(opened).toMatchObject({ ok: true, meta: { phase: 'open' } });
		expect(await later.exportLog(id)).toBe(log);
	});

	it('carries out a command once when it is sent again after a crash', async () => {
		const { service, id, storage, clients } = await started();
		await service.act(id, claims(clients, 0, 1));
		const { service: later } = serviceOver(storage);
		await later.open(id);
		expect(await later.act(id, claims(clients, 0, 1))).toEqual([{ ok: true, events: [] }]);
		expect((await (await storage()).lines(id)).length).toBe(2);
	});

	it('is described for the list of saves as it is played', async () => {
		const { service, id, storage } = await started();
		await service.clock(id, 'openMonth', 'o');
		await service.clock(id, 'closeMonth', 'c');
		const [meta] = await (await storage()).list();
		expect(meta).toMatchObject({
			name: 'First year',
			company: 'Jade Bridge',
			practice: true,
			phase: 'revealed',
			over: false,
			companies: 6
		});
		expect(meta!.rank).toBeGreaterThan(0);
	});

	it('turns away the tab that was overtaken and shows it what is there', async () => {
		const { service, pushed, id, storage, clients } = await started();
		const { service: other } = serviceOver(storage);
		await other.open(id);
		await other.act(id, claims(clients, 0, 1));
		const answers = await service.act(id, claims(clients, 1, 3));
		expect(answers).toEqual(Array(2).fill({ ok: false, refusal: { code: 'link.readOnly' } }));
		expect(pushed.map((e) => e.kind)).toContain('overtaken');
		expect(await service.exportLog(id)).toBe(await other.exportLog(id));
	});

	it('follows a game that another tab plays', async () => {
		const { service, pushed, id, storage, clients } = await started();
		const { service: other } = serviceOver(storage);
		await other.open(id);
		await other.act(id, claims(clients, 0, 2));
		await service.follow(id);
		const view = pushed.findLast((e) => e.kind === 'view');
		expect(view?.view.clients.filter((c) => c.claimPlaced)).toHaveLength(2);
	});
});

describe('without storage', () => {
	const forbidden = () => Promise.reject(new DOMException('no', 'SecurityError'));

	it('the game goes on in memory, says so, and hands out a spare log', async () => {
		const { service, pushed, id, clients } = await started(forbidden);
		await service.act(id, claims(clients, 0, 2));
		await service.clock(id, 'openMonth', 'o');
		const opened = await service.open(id);
		expect(opened).toMatchObject({ ok: true, keeping: 'forbidden', meta: { phase: 'open' } });
		const spare = pushed.findLast((e) => e.kind === 'spare');
		expect(spare?.log).toBe(await service.exportLog(id));
		const { service: restarted } = serviceOver(forbidden);
		expect(await restarted.openSpare(spare!.meta, spare!.log)).toBe(true);
		expect(await restarted.exportLog(id)).toBe(spare!.log);
	});

	it('everything is kept as soon as storage is back', async () => {
		const storage = freshStorage();
		let back = false;
		const { service, pushed, id, clients } = await started(() => (back ? storage() : forbidden()));
		await service.act(id, claims(clients, 0, 1));
		back = true;
		await service.act(id, claims(clients, 1, 2));
		expect(pushed.filter((e) => e.kind === 'keeping').map((e) => e.keeping)).toEqual([
			'forbidden',
			'kept'
		]);
		const lines = await (await storage()).lines(id);
		expect(`${lines.join('\n')}\n`).toBe(await service.exportLog(id));
	});

	it('a save that was wiped while it was open is written anew', async () => {
		const storage = freshStorage('wiped');
		const { service, pushed, id, clients } = await started(storage);
		await deleteDB('wiped');
		await service.act(id, claims(clients, 0, 1));
		expect(pushed.some((e) => e.kind === 'keeping')).toBe(false);
		const { service: later } = serviceOver(storage);
		expect(await later.open(id)).toMatchObject({ ok: true, meta: { id } });
	});

	it('a game that is nowhere is missing, and unreadable storage is named', async () => {
		const { service } = serviceOver(freshStorage());
		expect(await service.open('none')).toEqual({ ok: false, reason: 'missing' });
		const { service: blind } = serviceOver(forbidden);
		expect(await blind.open('none')).toEqual({ ok: false, reason: 'storage' });
	});
});

describe('saves that cannot be played as they are', () => {
	it('of another engine are told apart and stay exportable', async () => {
		const { id, storage } = await started();
		const saves = await storage();
		await saves.append(id, 1, [], { engine: '0.0.1' });
		const { service } = serviceOver(storage);
		expect(await service.open(id)).toMatchObject({ reason: 'engine', engine: '0.0.1' });
		expect(await saves.lines(id)).toHaveLength(1);
	});

	it('with a damaged line offer the part before it', async () => {
		const { service, id, storage } = await started();
		await service.clock(id, 'openMonth', 'o');
		await service.clock(id, 'closeMonth', 'c');
		await service.clock(id, 'nextMonth', 'n');
		const saves = await storage();
		const { lines } = (await saves.meta(id))!;
		await saves.append(id, lines, ['{"broken'], {});
		const { service: later } = serviceOver(storage);
		const opened = await later.open(id);
		expect(opened).toMatchObject({
			reason: 'corrupt',
			months: 2,
			playable: true,
			failure: { code: 'log.notJson', line: lines + 1 }
		});
		const log = (await saves.lines(id)).join('\n');
		const kept = await later.salvage(log, { name: 'Saved part', difficulty: 'guided' });
		expect(await later.open(kept!.id)).toMatchObject({ ok: true, meta: { month: 2 } });
		expect(await saves.lines(id)).toHaveLength(lines + 1);
	});
});

describe('a log from elsewhere', () => {
	const label = { name: 'Imported', difficulty: '' };

	it('is kept when all of it replays, and tells how far it has come', async () => {
		const host = await soloHost();
		passMonths(host, 2);
		const { service, pushed } = serviceOver(freshStorage());
		const imported = await service.importLog(host.log(), label);
		expect(imported).toMatchObject({ ok: true, meta: { name: 'Imported', seed: 'TEST' } });
		expect(pushed.filter((e) => e.kind === 'progress').at(-1)?.share).toBeGreaterThan(0.9);
		const exported = await service.exportLog(imported.ok ? imported.meta.id : '');
		expect(replay(exported).hash).toBe(replay(host.log()).hash);
	});

	it.each([
		['a poem', 'Roses are red', 'log.notJson', false],
		['another format', '{"format":"chess/1"}', 'log.foreign', false],
		['nothing', '', 'log.notJson', false]
	])('%s is refused with its reason', async (_what, text, code, playable) => {
		const { service } = serviceOver(freshStorage());
		expect(await service.importLog(text, label)).toMatchObject({
			ok: false,
			failure: { code },
			playable
		});
		expect(await service.salvage(text, label)).toBeUndefined();
	});

	it('of another engine is refused by name', async () => {
		const host = await soloHost();
		const text = host.log().replace(/"engine":"[^"]+"/, '"engine":"9.9.9"');
		const { service } = serviceOver(freshStorage());
		expect(await service.importLog(text, label)).toMatchObject({
			failure: { code: 'log.engine', message: '9.9.9' }
		});
	});

	it('that was tampered with is refused where it stops being true', async () => {
		const host = await soloHost();
		passMonths(host, 1);
		const text = host.log().replace(/"hash":"./, '"hash":"!');
		const { service } = serviceOver(freshStorage());
		expect(await service.importLog(text, label)).toMatchObject({
			failure: { code: 'log.hashMismatch' },
			playable: true
		});
	});
});
