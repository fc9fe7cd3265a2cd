import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { TaskPath } from '../../src/lib/server/services/peer/in-task.ts';
import type { AfterFacts } from '../../src/lib/server/services/after-class/summary.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { handedInTask } from '../support/peer.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both } from '../support/units.ts';

onEveryStore('after class', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let path: TaskPath;
	let own: readonly [string, string];
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
	});
	beforeEach(async () => {
		room = await classRoom(test.store);
		path = await handedInTask(app, room);
		own = [path[0], path[1]];
	});
	afterAll(() => test.dispose());

	const me = () => room.students[0]![0]!;
	const save = (facts: Partial<AfterFacts> = {}, version = 0, who: Actor = room.owner) =>
		app.afterClass.summary.save(who, ...own, version, {
			...{ summary: both('总结', '**Sum** <script>'), best: both('', ''), improve: both('', '') },
			...{ published: false, feedback: true, reflection: true, reflectionDueAt: null },
			...facts
		});

	it('a summary is read once it is published; the second of two editors is told', async () => {
		const read = () => app.afterClass.summary.read(me(), ...own);
		expect(await read()).toEqual({ texts: null, feedback: false, reflection: false });
		await save();
		expect((await read()).texts).toBeNull();
		expect(await refusal(save())).toBe('after.changed');
		await save({ published: true }, 1);
		expect(await refusal(save({}, 1, room.assistant))).toBe('after.changed');
		const html = (await read()).texts!.summary.en;
		expect(html).toContain('<strong>Sum</strong>');
		expect(html).not.toContain('<script>');
		expect(await refusal(save({}, 2, me()))).toBe('access.forbidden');
		expect(await refusal(app.afterClass.summary.read(room.stranger, ...own))).toBe('class.unknown');
	});

	it('feedback is read by the two companies and the staff', async () => {
		const write = (who: Actor, to: { team: string } | { answer: string }, text = 'Well done') =>
			refusal(app.afterClass.feedback.write(who, ...own, to, text));
		const second = { team: room.teams[1]! };
		expect(await write(me(), second)).toBe('feedback.closed');
		await save();
		expect(await write(me(), { team: room.teams[0]! })).toBe('feedback.whom');
		expect(await write(room.loner, second)).toBe('feedback.whom');
		expect(await write(me(), second, ' \n ')).toBe('post.empty');
		expect(await write(room.owner, second)).toBe('access.forbidden');
		expect(await write(me(), second)).toBe('done');
		const list = async (who: Actor) => (await app.afterClass.feedback.list(who, ...own)).threads;
		const [thread] = await list(me());
		expect(thread).toMatchObject({ from: 'Company 1', to: 'Company 2', by: me().user!.name });
		const [reader, outsider] = [room.students[1]![1]!, room.students[2]![0]!];
		// The company speaks; who in it has written is its own business.
		expect((await list(reader))[0]).toMatchObject({ by: null, removable: false });
		expect(await list(outsider)).toEqual([]);
		expect(await list(room.loner)).toEqual([]);
		expect(await write(outsider, { answer: thread!.id })).toBe('post.unknown');
		expect(await write(reader, { answer: thread!.id }, 'Thanks')).toBe('done');
		expect((await list(room.owner))[0]!.answers).toMatchObject([
			{ from: 'Company 2', by: reader.user!.name, text: 'Thanks' }
		]);
		const remove = (who: Actor) => refusal(app.afterClass.feedback.remove(who, ...own, thread!.id));
		expect(await remove(reader)).toBe('access.forbidden');
		expect(await remove(room.assistant)).toBe('done');
		expect(await list(me())).toEqual([]);
	});

	it('a piece is shown while its makers agree, and nothing on it says who they are', async () => {
		const { propose, view, answer, proposed, remove } = app.afterClass.gallery;
		expect(await refusal(propose(room.owner, path, 'nobody', both('', '')))).toBe('task.empty');
		expect(await refusal(propose(me(), path, room.teams[0]!, both('', '')))).toBe(
			'access.forbidden'
		);
		await propose(room.owner, path, room.teams[0]!, both('', 'Look at the numbers'));
		const asked = async (who: Actor) => (await view(who, ...own)).asked;
		const [piece] = await asked(room.students[0]![1]!);
		expect(await asked(room.students[1]![0]!)).toEqual([]);
		expect((await view(me(), ...own)).shown).toEqual([]);
		const say = (who: Actor, consent: boolean) => refusal(answer(who, ...own, piece!.id, consent));
		expect(await say(room.students[1]![0]!, true)).toBe('gallery.unknown');
		expect(await say(me(), true)).toBe('done');
		const { shown } = await view(room.loner, ...own);
		expect(shown).toHaveLength(1);
		const text = JSON.stringify(shown);
		for (const name of ['Company 1', me().user!.name, room.teams[0]!])
			expect(text).not.toContain(name);
		expect(text).toContain('Look at the numbers');
		expect(await say(room.students[0]![1]!, false)).toBe('done');
		expect((await view(room.loner, ...own)).shown).toEqual([]);
		expect(await proposed(room.owner, ...own)).toMatchObject([
			{ name: 'Company 1', consent: false }
		]);
		await remove(room.owner, ...own, piece!.id);
		expect(await refusal(remove(room.owner, ...own, piece!.id))).toBe('gallery.unknown');
	});

	it('a reflection is read by its author and the staff, and changed until its deadline', async () => {
		const { mine, write, list } = app.afterClass.reflections;
		const words = { learned: 'a', hard: '<b>', next: 'c' };
		expect(await refusal(write(me(), ...own, 0, words))).toBe('reflection.closed');
		await save({ reflectionDueAt: clock.ms + 60_000 });
		expect(await refusal(write(me(), ...own, 0, { ...words, next: ' …' }))).toBe(
			'reflection.empty'
		);
		await write(me(), ...own, 0, words);
		await write(me(), ...own, 0, words);
		const other = { ...words, learned: 'b' };
		expect(await refusal(write(me(), ...own, 0, other))).toBe('after.changed');
		await write(me(), ...own, 1, other);
		expect(await mine(me(), ...own)).toMatchObject({ answers: other, version: 2, open: true });
		expect((await mine(room.students[0]![1]!, ...own))!.answers.learned).toBe('');
		expect(await mine(room.owner, ...own)).toBeNull();
		expect(await refusal(list(me(), ...own))).toBe('access.forbidden');
		const all = await list(room.assistant, ...own);
		expect(all.written).toMatchObject([{ name: me().user!.name, answers: other }]);
		expect(all.missing).toHaveLength(6);
		clock.pass(61);
		expect(await refusal(write(me(), ...own, 2, words))).toBe('reflection.closed');
		expect(await mine(me(), ...own)).toMatchObject({ open: false });
	});
});
