import { beforeAll, describe, expect, it } from 'vitest';
import { SoloHost } from '$lib/game/solo-host';
import { SoloService } from '$lib/game/solo-service';
import { forkOf, Timeline } from '$lib/game/timeline';
import { freshStorage, passMonths, PRACTICE, soloHost } from './solo-games.ts';

let host: SoloHost;
let seen: { index: number; view: unknown }[];
const look = () => JSON.stringify(host.view());

beforeAll(async () => {
	host = await soloHost();
	seen = [{ index: 0, view: look() }];
	for (let month = 0; month < 4; month++) {
		passMonths(host, 1);
		seen.push({ index: host.game.log.length, view: look() });
	}
});

describe('a replay', () => {
	it('shows at every moment what was seen then, forwards and backwards', () => {
		const timeline = new Timeline(host.game);
		for (const { index, view } of [...seen, ...seen.toReversed(), ...seen])
			expect(JSON.stringify(timeline.viewAt(index, 0))).toBe(view);
	});

	it('stays within the game whatever index is asked for', () => {
		const timeline = new Timeline(host.game);
		expect(JSON.stringify(timeline.viewAt(-5, 0))).toBe(seen[0]!.view);
		expect(JSON.stringify(timeline.viewAt(1e9, 0))).toBe(seen.at(-1)!.view);
		expect(JSON.stringify(timeline.viewAt(NaN, 0))).toBe(seen[0]!.view);
	});

	it('lists who did what', () => {
		const moments = new Timeline(host.game).moments();
		expect(moments).toHaveLength(host.game.log.length);
		const opening = moments.find((m) => m.action.type === 'openMonth')!;
		expect(opening).toMatchObject({ month: 1, seat: null, bot: null, practice: false });
		expect(moments.some((m) => m.bot !== null && m.seat !== null && m.seat > 0)).toBe(true);
	});
});

describe('a fork', () => {
	it('plays on from any moment exactly as the original did', () => {
		const { index } = seen[2]!;
		const branch = new SoloHost(forkOf(host.game, index));
		expect(JSON.stringify(branch.view())).toBe(seen[2]!.view);
		passMonths(branch, 2);
		expect(branch.game.monthHashes).toEqual(host.game.monthHashes);
	});

	it('never cuts bots off in the middle of a turn', () => {
		const moments = new Timeline(host.game).moments();
		for (let index = 0; index <= host.game.log.length; index += 7) {
			const { length } = forkOf(host.game, index).log;
			expect(length).toBeLessThanOrEqual(index);
			if (length > 0) expect(moments[length - 1]!.forkable).toBe(true);
		}
	});
});

describe('the worker’s replay', () => {
	it('shows rivals only after the end', async () => {
		const service = new SoloService(() => undefined, freshStorage());
		const { id } = await service.create(PRACTICE);
		await service.open(id);
		await expect(service.viewAt(id, 0, 1)).rejects.toThrow(RangeError);
		expect((await service.viewAt(id, 0)).team.id).toBe('t1');
		for (let month = 0; month < 6; month++) {
			if (month > 0) await service.clock(id, 'nextMonth', `n${month}`);
			await service.clock(id, 'openMonth', `o${month}`);
			await service.clock(id, 'closeMonth', `c${month}`);
		}
		expect((await service.viewAt(id, 0, 1)).team.id).toBe('t2');
		const last = (await service.timeline(id)).at(-1)!;
		const fork = await service.fork(id, last.index - 2, 'Another way');
		expect(fork).toMatchObject({ name: 'Another way', over: false });
		expect(await service.open(fork.id)).toMatchObject({ ok: true });
		expect(await service.open(id)).toMatchObject({ ok: true, meta: { over: true } });
		service.close();
	});
});
