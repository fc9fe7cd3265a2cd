import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { MAX_WAITING } from '../../src/lib/server/jobs/previews.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { refusal } from '../support/refusal.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

onEveryStore('the preview of a scenario', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	const clock = new TestClock();
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened.store, clock.now);
		room = await classRoom(opened.store);
	});
	afterAll(async () => {
		await app.previews.close();
		await opened.dispose();
	});

	const start = (scenario = 'campus-lab', games = 4) =>
		app.previews.start(room.owner, room.classId, { scenario, games });
	const show = () => app.previews.show(room.assistant, room.classId);
	const status = async () => (await show())?.status;
	const until = (wanted: string) =>
		expect.poll(status, { timeout: 50_000, interval: 50 }).toBe(wanted);

	it('belongs to the staff, and takes a scenario that the class has', async () => {
		const { classId } = room;
		for (const [actor, code] of [
			[room.loner, 'access.forbidden'],
			[room.stranger, 'class.unknown'],
			[room.visitor, 'access.signIn']
		] as const) {
			const task = { scenario: 'campus-lab', games: 4 };
			expect(await refusal(app.previews.start(actor, classId, task))).toBe(code);
			expect(await refusal(app.previews.show(actor, classId))).toBe(code);
			expect(await refusal(app.previews.cancel(actor, classId))).toBe(code);
		}
		expect(await refusal(start('nowhere'))).toBe('form.invalid');
		expect(await refusal(start('campus-lab', 100_000))).toBe('form.invalid');
		expect(await refusal(start('own:s1@1'))).toBe('scenario.unknown');
		expect(await show()).toBeNull();
	});

	it('says how far it is and ends with a report; a second one has to wait', async () => {
		await start('campus-lab', 12);
		expect(await refusal(start())).toBe('preview.running');
		await expect
			.poll(async () => (await show())!.done, { timeout: 50_000, interval: 100 })
			.toBeGreaterThan(0);
		await until('done');
		const { report, done } = (await show())!;
		expect(done).toBe(1);
		expect(report!.properties).toHaveLength(17);
		expect(report!.styles.map(({ bot }) => bot)).toContain('recognition');
		for (const { low, middle, high } of report!.styles) {
			expect(low).toBeLessThanOrEqual(middle);
			expect(middle).toBeLessThanOrEqual(high);
		}
		expect(report!.verdict).toMatch(/^(fair|uneven)$/);
	});

	it('finds a market that nobody can live on', async () => {
		const id = await app.scenarios.copy(room.owner, room.classId, 'campus-lab', 'Poor');
		await app.scenarios.save(room.owner, room.classId, id, {
			seen: 1,
			name: 'Poor',
			note: '',
			edit: { values: { capital: 50_000, 'staff.wage': 90_000 } }
		});
		await start(`own:${id}@2`, 2);
		await until('done');
		expect((await show())!.report!.verdict).toBe('bankrupt');
	});

	it('is stopped at once, and another one may begin', async () => {
		await start('campus-lab', 400);
		await app.previews.cancel(room.owner, room.classId);
		expect(await status()).toBe('cancelled');
		await start('campus-lab', 2);
		await until('done');
		await app.previews.cancel(room.owner, room.classId);
		expect(await status()).toBe('done');
	});

	it('waits its turn in a line of bounded length', async () => {
		const rooms = await Promise.all(
			Array.from({ length: MAX_WAITING + 1 }, () => classRoom(opened.store, 0))
		);
		const other = appOver(opened.store, clock.now);
		const answers = [];
		for (const { owner, classId } of rooms)
			answers.push(
				await refusal(other.previews.start(owner, classId, { scenario: 'campus-lab', games: 400 }))
			);
		expect(answers.at(-1)).toBe('preview.busy');
		expect(answers.filter((answer) => answer !== 'preview.busy')).toHaveLength(MAX_WAITING);
		await other.previews.close();
	});

	it('is stopped from another server of the same database', async () => {
		await start('campus-lab', 400);
		const other = appOver(opened.store, clock.now);
		await other.previews.cancel(room.owner, room.classId);
		await expect.poll(() => app.previewJobs.size, { timeout: 20_000 }).toBe(0);
		expect(await status()).toBe('cancelled');
	});

	it('ends with its server, cleanly or not', async () => {
		const other = appOver(opened.store, clock.now);
		await other.previews.start(room.owner, room.classId, { scenario: 'campus-lab', games: 400 });
		await other.previews.close();
		expect(await status()).toBe('cancelled');
		const { store } = opened;
		await store.tx((db) => db.update(store.t.previews).set({ status: 'running' }));
		clock.pass(60);
		expect(await status()).toBe('lost');
		await start('campus-lab', 2);
		await until('done');
	});
});
