import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { publishedUnit, task, work } from '../support/units.ts';

const HOUR = 3_600_000;

onEveryStore('tasks', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let unit: string;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store);
		unit = await publishedUnit(app, room.owner, room.classId);
	});
	afterAll(() => test.dispose());

	const hours = (n: number) => clock.ms + n * HOUR;
	const pass = (h: number) => clock.pass(h * 3_600);
	const captain = (team = 0) => room.students[team]![0]!;
	const member = (team = 0) => room.students[team]![1]!;
	const add = (facts: Parameters<typeof task>[0]) =>
		app.tasks.add(room.owner, room.classId, unit, task(facts));
	const submit = (id: string, who = captain(), facts: Parameters<typeof work>[0] = { text: 'x' }) =>
		refusal(app.handingIn.submit(who, room.classId, unit, id, work(facts)));
	const mine = async (id: string, who = captain()) =>
		(await app.handingIn.mine(who, room.classId, unit)).find((one) => one.id === id);
	const board = (id: string) => app.tasks.board(room.owner, room.classId, unit, id);
	const statesOf = async (id: string) => (await board(id)).doers.map(({ state }) => state);

	it('are prepared, led and looked over by the staff alone', async () => {
		const id = await add({});
		const own = [room.classId, unit, id] as const;
		const grant = { type: 'extend' as const, doer: room.teams[0]!, dueAt: hours(1), why: 'ill' };
		const asked = (who: typeof room.owner) => [
			() => app.tasks.list(who, room.classId, unit),
			() => app.tasks.add(who, room.classId, unit, task()),
			() => app.tasks.change(who, ...own, task()),
			() => app.tasks.board(who, ...own),
			() => app.tasks.move(who, ...own, 'open'),
			() => app.tasks.grantTime(who, ...own, grant),
			() => app.tasks.remove(who, ...own)
		];
		for (const [who, code] of [
			[captain(), 'access.forbidden'],
			[room.stranger, 'class.unknown'],
			[room.visitor, 'access.signIn']
		] as const)
			for (const ask of asked(who)) expect(await refusal(ask())).toBe(code);
		expect(await submit(id, room.owner)).toBe('access.forbidden');
		expect(await submit(id, room.stranger)).toBe('class.unknown');
		expect(await statesOf(id)).toEqual(['draft', 'draft', 'draft']);
	});

	it('open, are handed in by any member for the company, and keep every version', async () => {
		const id = await add({});
		expect(await mine(id)).toBeUndefined();
		expect(await submit(id)).toBe('task.notOpen');
		await app.tasks.move(room.owner, room.classId, unit, id, 'open');
		expect(await submit(id, captain(), {})).toBe('task.empty');
		expect(await submit(id, room.loner)).toBe('task.unknownDoer');
		expect(await submit(id, captain(), { link: 'javascript:alert(1)' })).toBe('material.link');
		expect(await submit(id, captain(), { video: 'https://v.example/1' })).toBe('task.kind');
		expect(await submit(id, captain(), { upload: 'none' })).toBe('upload.unknown');
		expect((await mine(id))!.submitted).toBeNull();
		expect(await submit(id, captain(), { text: 'one' })).toBe('done');
		expect(await submit(id, member(), { text: 'two', link: 'www.example.org' })).toBe('done');
		const last = (await mine(id))!;
		expect(last).toMatchObject({ state: 'submitted', open: true });
		expect(last.submitted).toMatchObject({
			text: 'two',
			link: 'https://www.example.org/',
			by: member().user!.name
		});
		// The other companies see nothing of it.
		expect(await mine(id, captain(1))).toMatchObject({ state: 'open', submitted: null });
		const stored = await test.store.db.select().from(test.store.t.submissions);
		expect(stored.filter(({ taskId }) => taskId === id)).toHaveLength(2);
	});

	it('follow their schedule, however often and by however many servers it is run', async () => {
		const id = await add({
			...{ opensAt: hours(1), dueAt: hours(2), closesAt: hours(3) },
			...{ reviewAt: hours(4), publishAt: hours(9) }
		});
		await app.tasks.runDue();
		expect(await statesOf(id)).toEqual(['draft', 'draft', 'draft']);
		pass(1);
		await Promise.all([app.tasks.runDue(), app.tasks.runDue()]);
		await app.tasks.runDue();
		expect((await board(id)).record).toHaveLength(3);
		expect((await board(id)).record[0]).toMatchObject({ from: 'draft', to: 'open', by: null });
		expect(await submit(id)).toBe('done');
		pass(1.5);
		expect(await submit(id, captain(1))).toBe('done');
		expect((await mine(id, captain(1)))!.submitted!.late).toBe(true);
		expect(await statesOf(id)).toEqual(['submitted', 'late', 'open']);
		pass(1);
		expect(await submit(id, captain(2))).toBe('task.closed');
		expect((await mine(id, captain(2)))!.open).toBe(false);
		pass(1);
		await app.tasks.runDue();
		await app.tasks.runDue();
		expect(await statesOf(id)).toEqual(['review', 'review', 'open']);
		const { record } = await board(id);
		expect(record).toHaveLength(7);
		expect(await submit(id)).toBe('task.closed');
	});

	it('give one student more time, with a reason, and nobody else', async () => {
		const id = await add({
			...{ doers: 'student', opensAt: clock.ms, dueAt: hours(1), late: { kind: 'refuse' } }
		});
		const doers = (await board(id)).doers;
		expect(doers).toHaveLength(7);
		const lucky = doers.find(({ name }) => name === captain().user!.name)!;
		const grant = (why: string, dueAt = hours(3)) =>
			refusal(
				app.tasks.grantTime(room.assistant, room.classId, unit, id, {
					...{ type: 'extend', doer: lucky.id, dueAt, why }
				})
			);
		expect(await grant(' ')).toBe('task.reason');
		expect(await grant('ill', hours(0.5))).toBe('task.deadline');
		expect(await grant('ill')).toBe('done');
		pass(2);
		expect(await submit(id)).toBe('done');
		expect((await mine(id))!.submitted!.late).toBe(false);
		expect(await submit(id, member())).toBe('task.closed');
		const line = (await board(id)).record.find(({ move }) => move === 'extend')!;
		expect(line).toMatchObject({ why: 'ill', by: 'Assistant', doer: lucky.name });
	});

	it('open again for one team only', async () => {
		const id = await add({ opensAt: clock.ms, dueAt: hours(1), late: { kind: 'refuse' } });
		for (const team of [0, 1]) expect(await submit(id, captain(team))).toBe('done');
		await app.tasks.move(room.owner, room.classId, unit, id, 'startReview');
		const doer = room.teams[0]!;
		pass(2);
		await app.tasks.grantTime(room.owner, room.classId, unit, id, {
			...{ type: 'reopen', doer, dueAt: hours(1), why: 'wrong file' }
		});
		expect(await submit(id, captain(0), { text: 'better' })).toBe('done');
		expect(await submit(id, captain(1))).toBe('task.closed');
		expect(await submit(id, captain(2))).toBe('task.closed');
		expect(await statesOf(id)).toEqual(['submitted', 'review', 'open']);
		// Its own deadline over, the schedule takes it into the review by itself.
		pass(1.1);
		await app.tasks.runDue();
		expect(await statesOf(id)).toEqual(['review', 'review', 'open']);
	});

	it('open for a company that is founded later', async () => {
		const other = await classRoom(test.store, 1);
		const there = await publishedUnit(app, other.owner, other.classId);
		const id = await app.tasks.add(
			...([other.owner, other.classId, there] as const),
			task({ opensAt: clock.ms })
		);
		await app.teams.create(other.loner, other.classId, { name: 'Late' });
		const submit = app.handingIn.submit(
			...([other.loner, other.classId, there, id] as const),
			work({ text: 'here' })
		);
		expect(await refusal(submit)).toBe('done');
	});

	it('refuse a schedule out of order, and another kind of doer once work is there', async () => {
		expect(await refusal(add({ opensAt: hours(2), dueAt: hours(1) }))).toBe('task.schedule');
		const id = await add({ opensAt: clock.ms });
		expect(await submit(id)).toBe('done');
		const change = app.tasks.change(
			...([room.owner, room.classId, unit, id] as const),
			task({ doers: 'student', opensAt: clock.ms })
		);
		expect(await refusal(change)).toBe('task.wrongState');
	});

	it('take nothing while their unit is not published', async () => {
		const hidden = await app.units.create(room.owner, room.classId, { zh: '', en: 'Hidden' });
		const id = await app.tasks.add(
			...([room.owner, room.classId, hidden] as const),
			task({ opensAt: clock.ms })
		);
		const submit = app.handingIn.submit(
			...([captain(), room.classId, hidden, id] as const),
			work({ text: 'x' })
		);
		expect(await refusal(submit)).toBe('unit.unknown');
	});
});
