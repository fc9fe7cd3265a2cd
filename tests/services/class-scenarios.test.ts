import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkScenario, loadScenario } from '../../sim/scenario/load.ts';
import type { App } from '../../src/lib/server/app.ts';
import {
	MAX_SCENARIOS,
	MAX_TEXT,
	scenarioText,
	type Faulty
} from '../../src/lib/server/services/class-scenarios.ts';
import { Refused } from '../../src/lib/server/services/refused.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { refusal } from '../support/refusal.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

const campus = readFileSync('scenarios/campus-lab/scenario.yaml', 'utf8');
const bytes = (text: string) => new TextEncoder().encode(text);

onEveryStore('the scenarios of a class', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	let id: string;
	const clock = new TestClock();
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened.store, clock.now);
		room = await classRoom(opened.store);
		id = await app.scenarios.copy(room.owner, room.classId, 'campus-lab', 'Week 3');
	});
	afterAll(async () => {
		await app.previews.close();
		await opened.dispose();
	});

	const read = (version?: number) => app.scenarios.read(room.owner, room.classId, id, version);
	const save = (
		seen: number,
		values: Record<string, number | string>,
		{
			note = '',
			name = 'Week 3',
			by = room.owner,
			industries = undefined as string[] | undefined
		} = {}
	) =>
		app.scenarios.save(by, room.classId, id, {
			seen,
			name,
			note,
			edit: { values, ...(industries && { industries }) }
		});
	const take = (text: string, name = '') =>
		app.scenarios.take(room.owner, room.classId, { text, name });
	const faults = async (text: string) => {
		const answer = (await take(text)) as Faulty;
		return answer.faults.map(({ path, line, code, params }) => ({ path, line, code, params }));
	};

	it('belong to those who prepare lessons', async () => {
		const { classId } = room;
		const calls = (actor: typeof room.owner) => [
			app.scenarios.list(actor, classId),
			app.scenarios.read(actor, classId, id),
			app.scenarios.file(actor, classId, id),
			app.scenarios.copy(actor, classId, 'campus-lab', 'X'),
			app.scenarios.take(actor, classId, { text: campus, name: '' }),
			save(1, { capital: 5_000_000 }, { by: actor }),
			app.scenarios.remove(actor, classId, id)
		];
		for (const [actor, code] of [
			[room.loner, 'access.forbidden'],
			[room.stranger, 'class.unknown'],
			[room.visitor, 'access.signIn']
		] as const)
			expect(await Promise.all(calls(actor).map(refusal))).toEqual(Array(7).fill(code));
		expect(await app.scenarios.list(room.assistant, classId)).toHaveLength(1);
		expect((await read()).latest).toBe(1);
	});

	it('are saved in versions that never change, with the author’s remarks kept', async () => {
		expect(await save(1, { capital: 1_500_000 }, { note: 'Poorer' })).toEqual({ version: 2 });
		const [old, fresh] = [await read(1), await read()];
		expect(old.scenario.capital).toBe(2_000_000);
		expect(fresh).toMatchObject({ version: 2, latest: 2, name: 'Week 3' });
		expect(fresh.scenario).toMatchObject({ id, version: 2, capital: 1_500_000 });
		expect(fresh.from.capital).toBe(2_000_000);
		expect(fresh.versions).toMatchObject([
			{ version: 2, note: 'Poorer', by: 'Owner' },
			{ version: 1, note: '' }
		]);
		const { text } = await app.scenarios.file(room.owner, room.classId, id, 2);
		expect(text).toContain('# The campus lab');
		expect(checkScenario(text)).toMatchObject({ ok: true });
	});

	it('lose nothing when two people edit at once: the later save is refused with who was first', async () => {
		const { latest } = await read();
		expect(await save(latest, { months: 10 }, { by: room.assistant })).toEqual({
			version: latest + 1
		});
		const late = save(latest, { months: 8 });
		await expect(late).rejects.toMatchObject({
			facts: { code: 'scenario.stale', params: { name: 'Assistant', version: latest + 1 } }
		});
		expect((await read()).scenario.months).toBe(10);
		const both = await Promise.all([9, 11].map((months) => refusal(save(latest + 1, { months }))));
		expect(both.sort()).toEqual(['carried out', 'scenario.stale']);
	});

	it('change only where a form has a field, and to what the engine takes', async () => {
		const { latest } = await read();
		expect(await refusal(save(latest, { 'features.0.cost': 1 }))).toBe('form.invalid');
		expect(await refusal(save(latest, { '__proto__.x': 1 }))).toBe('form.invalid');
		expect(await refusal(save(latest, {}))).toBe('scenario.same');
		expect(await refusal(save(latest, { months: 7 }, { name: ' ' }))).toBe('scenario.name');
		expect(await refusal(save(latest, { months: 7 }, { note: 'x'.repeat(121) }))).toBe(
			'scenario.note'
		);
		expect(await save(latest, { months: 99, 'score.netWorth': 50 })).toMatchObject({
			faults: [{ path: 'months', code: 'tooBig_number', params: { maximum: 36 } }]
		});
		expect(await save(latest, { 'score.netWorth': 50 })).toMatchObject({
			faults: [{ path: 'score', code: 'sum', params: { sum: 90, expected: 100 } }]
		});
		expect(await save(latest, {}, { industries: [] })).toMatchObject({
			faults: [{ path: 'industries', code: 'tooSmall_array' }]
		});
		expect((await read()).latest).toBe(latest);
	});

	it('drop industries and take them back from the base', async () => {
		const { latest } = await read();
		await save(latest, {}, { industries: ['fmcg', 'finance'] });
		expect((await read()).scenario.industries.map((i) => i.id)).toEqual(['fmcg', 'finance']);
		await save(latest + 1, {}, { industries: ['retail', 'finance', 'fmcg'] });
		expect((await read()).scenario.industries.map((i) => i.id)).toEqual([
			'fmcg',
			'retail',
			'finance'
		]);
	});

	it('play in a game, and the game keeps its own copy', async () => {
		const { latest } = await read();
		await save(latest, { capital: 777_000, 'money.care': 1_234 });
		const make = (scenario: string) =>
			app.games.create(room.owner, room.classId, { title: 'Year', scenario });
		const game = await make(`own:${id}@${latest + 1}`);
		const own = await app.host.perform(game, ({ game }) => game.start.scenario);
		expect(own).toMatchObject({ id, version: latest + 1, capital: 777_000 });
		expect(await refusal(make(`own:${id}@99`))).toBe('scenario.unknown');
		expect(await refusal(make('own:../../etc@1'))).toBe('form.invalid');
		const other = await classRoom(opened.store);
		const stolen = { title: 'X', scenario: `own:${id}@1` };
		expect(await refusal(app.games.create(other.owner, other.classId, stolen))).toBe(
			'scenario.unknown'
		);
	});

	describe('as files', () => {
		it('come in whole, under the class’s own id and name', async () => {
			const answer = (await take(campus)) as { id: string };
			const taken = await app.scenarios.read(room.owner, room.classId, answer.id);
			expect(taken).toMatchObject({ name: '校园实验', base: 'campus-lab', version: 1 });
			expect(taken.scenario.id).toBe(answer.id);
			await app.scenarios.remove(room.owner, room.classId, answer.id);
			expect(await refusal(app.scenarios.read(room.owner, room.classId, answer.id))).toBe(
				'scenario.unknown'
			);
		});

		it('are refused with place and reason, and nothing is stored', async () => {
			const before = await app.scenarios.list(room.owner, room.classId);
			expect(await faults(campus.replace('capital:', 'captial:'))).toEqual([
				{ path: 'capital', line: 3, code: 'missing', params: {} },
				{ path: 'captial', line: 13, code: 'unknownKey', params: { key: 'captial' } }
			]);
			const bomb = Array.from({ length: 9 }, (_, i) =>
				i === 0
					? 'a0: &a0 [x, x]'
					: `a${i}: &a${i} [${Array(9)
							.fill(`*a${i - 1}`)
							.join(', ')}]`
			).join('\n');
			expect(await faults(bomb)).toMatchObject([{ code: 'yaml', params: { reason: 'ALIAS' } }]);
			expect((await faults('['.repeat(90_000))).at(0)).toMatchObject({ code: 'yaml' });
			expect(await faults('dear all')).toMatchObject([{ code: 'type' }]);
			expect(await faults('')).toMatchObject([{ code: 'type' }]);
			expect(await faults(campus.replace('fit: 16', 'fit: 15'))).toMatchObject([
				{ path: 'archetypes[1].weights', code: 'sum', params: { sum: 99, expected: 100 } }
			]);
			expect(await refusal(take(campus + '#'.repeat(MAX_TEXT)))).toBe('scenario.tooLong');
			expect(await app.scenarios.list(room.owner, room.classId)).toEqual(before);
		});

		it('are so many at most in a class', async () => {
			const { classId, owner } = await classRoom(opened.store, 0);
			const copy = () => app.scenarios.copy(owner, classId, 'campus-lab', 'Copy');
			for (let i = 0; i < MAX_SCENARIOS; i++) await copy();
			expect(await refusal(copy())).toBe('scenario.tooMany');
		});

		it('are text: a picture is not, and a mark at the beginning does no harm', () => {
			expect(loadScenario(scenarioText(bytes('\ufeff' + campus))).id).toBe('campus-lab');
			for (const bad of [new Uint8Array([0x89, 0x50, 0xff, 0xfe]), bytes('a\0b')])
				expect(() => scenarioText(bad)).toThrow(new Refused('scenario.notText', 'file'));
		});

		it('may leave out what has a default, and repeat a part by reference', async () => {
			const short = campus
				.replace(/^ {2}slots:.*\n/m, '')
				.replace(/web: \{.*\}/, 'web: &few { cost: 4000, lift: 3, days: 1, unclaimed: 50 }');
			const { id } = (await take(short, 'Short')) as { id: string };
			const values = { 'clients.slots.max': 9, 'campaigns.web.cost': 4_100 };
			const saved = await app.scenarios.save(room.owner, room.classId, id, {
				seen: 1,
				name: 'Short',
				note: '',
				edit: { values }
			});
			expect(saved).toEqual({ version: 2 });
			const { scenario } = await app.scenarios.read(room.owner, room.classId, id);
			expect(scenario.clients.slots).toEqual({ teamsPerSlot: 3, min: 2, max: 9 });
			expect(scenario.campaigns.web.cost).toBe(4_100);
		});
	});
});
