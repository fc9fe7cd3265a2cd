import { beforeEach, describe, expect, it } from 'vitest';
import { describeSave } from '$lib/game/save-facts';
import { KEEP_DELETED_MS, SaveConflict, type Saves } from '$lib/game/saves';
import { freshStorage, soloHost } from './solo-games.ts';

let saves: Saves;
const meta = async (id: string, updated = 1) => ({
	...describeSave(await soloHost(), { id, name: id, difficulty: 'guided' }),
	updated
});

beforeEach(async () => {
	saves = await freshStorage()();
});

describe('saved games', () => {
	it('are listed with the latest first', async () => {
		await saves.create(await meta('old', 1), ['header']);
		await saves.create(await meta('new', 2), ['header']);
		expect((await saves.list()).map((s) => s.id)).toEqual(['new', 'old']);
	});

	it('grow line by line and come back in order', async () => {
		await saves.create(await meta('a'), ['0']);
		const lines = Array.from({ length: 1200 }, (_, i) => String(i + 1));
		await saves.append('a', 1, lines, { month: 2 });
		expect(await saves.lines('a')).toEqual(['0', ...lines]);
		expect(await saves.lines('a', 1199)).toEqual(['1199', '1200']);
		expect(await saves.meta('a')).toMatchObject({ lines: 1201, month: 2 });
	});

	it('take no lines from a tab that has missed some', async () => {
		await saves.create(await meta('a'), ['0']);
		await saves.append('a', 1, ['first tab'], {});
		await expect(saves.append('a', 1, ['second tab'], { month: 9 })).rejects.toThrow(SaveConflict);
		expect(await saves.lines('a')).toEqual(['0', 'first tab']);
		expect(await saves.meta('a')).toMatchObject({ lines: 2, month: 1 });
	});

	it('keep two games apart', async () => {
		await saves.create(await meta('a'), ['a0']);
		await saves.create(await meta('ab'), ['ab0']);
		expect(await saves.lines('a')).toEqual(['a0']);
		await expect(saves.create(await meta('a'), ['again'])).rejects.toThrow();
		expect(await saves.lines('a')).toEqual(['a0']);
	});

	it('are renamed and copied whole', async () => {
		await saves.create(await meta('a'), ['0', '1']);
		await saves.rename('a', 'Better name');
		await saves.duplicate('a', { id: 'b', name: 'Copy' });
		expect((await saves.meta('a'))?.name).toBe('Better name');
		expect(await saves.lines('b')).toEqual(['0', '1']);
		expect(await saves.meta('b')).toMatchObject({ name: 'Copy', lines: 2 });
		await expect(saves.duplicate('gone', { id: 'c', name: 'x' })).rejects.toThrow('no save');
	});

	it('come back after a deletion, until a day has passed', async () => {
		await saves.create(await meta('a'), ['0']);
		await saves.remove('a', 1000);
		expect(await saves.list()).toEqual([]);
		await saves.sweep(1000 + KEEP_DELETED_MS);
		await saves.restore('a');
		expect(await saves.list()).toHaveLength(1);
		await saves.remove('a', 1000);
		await saves.sweep(1001 + KEEP_DELETED_MS);
		await saves.restore('a');
		expect(await saves.list()).toEqual([]);
		expect(await saves.lines('a')).toEqual([]);
	});
});
