import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { choresOf, recoverClocks } from '../../src/lib/server/services/chores.ts';
import type { GameChoices } from '../../src/lib/server/services/games.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { refusal } from '../support/refusal.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

onEveryStore('months that follow by themselves', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	let game: string;
	const clock = new TestClock();
	beforeAll(async () => {
		opened = await make();
		room = await classRoom(opened.store);
	});
	afterAll(() => opened.dispose());
	beforeEach(async () => {
		app = appOver(opened.store, clock.now);
		await recoverClocks(app);
		game = await start({ opensAt: new Date(clock.ms + 60_000) });
	});

	const start = (choices: Partial<GameChoices>) =>
		app.games.create(room.owner, room.classId, {
			title: 'Auto',
			scenario: 'campus-lab',
			seed: 'AUTO',
			auto: true,
			monthSeconds: 300,
			breakSeconds: 120,
			...choices
		});
	const seen = async () => {
		const { lesson, view } = await app.lessons.console(room.owner, game);
		return { phase: view.phase, month: view.month, lesson, nextMoveAt: lesson.nextMoveAt };
	};
	/** Lets time pass, with the scheduler's clock looking once. */
	const pass = async (seconds: number) => {
		clock.pass(seconds);
		await choresOf(app, app.lessons, app)
			.find((chore) => chore.name === 'clock')!
			.run();
		return seen();
	};
	/** The server ends, and another one starts so many seconds later. */
	const restart = async (seconds: number) => {
		await choresOf(app, app.lessons, app)
			.find((chore) => chore.name === 'heartbeat')!
			.run();
		clock.pass(seconds);
		app = appOver(opened.store, clock.now);
		await recoverClocks(app);
	};

	it('open at the chosen time, close, show results, prepare and open again', async () => {
		expect(await seen()).toMatchObject({ phase: 'prepare', nextMoveAt: clock.ms + 60_000 });
		expect(await pass(59)).toMatchObject({ phase: 'prepare' });
		const open = await pass(1);
		expect(open).toMatchObject({ phase: 'open', nextMoveAt: null });
		expect(open.lesson.deadline).toBe(clock.ms + 300_000);
		expect(await pass(300)).toMatchObject({ phase: 'settled', nextMoveAt: clock.ms });
		expect(await pass(1)).toMatchObject({ phase: 'revealed', nextMoveAt: clock.ms + 60_000 });
		expect(await pass(60)).toMatchObject({ phase: 'prepare', month: 2 });
		expect(await pass(59)).toMatchObject({ phase: 'prepare' });
		expect(await pass(1)).toMatchObject({ phase: 'open', month: 2 });
	});

	it('play to the end of the year, and end the game', async () => {
		for (let step = 0; step < 60 && (await seen()).lesson.status === 'running'; step++)
			await pass(300);
		expect(await seen()).toMatchObject({ month: 12, lesson: { status: 'ended' } });
		const settled = await app.host.perform(game, ({ game }) => game.monthHashes.length);
		expect(settled).toBe(12);
	});

	it('wait while the month is paused, and while auto is switched off', async () => {
		await pass(60);
		await app.lessons.move(room.owner, game, 'pauseMonth');
		expect(await pass(3_000)).toMatchObject({ phase: 'paused' });
		await app.lessons.move(room.owner, game, 'resumeMonth');
		await pass(300);
		await app.lessons.auto(room.owner, game, { on: false });
		expect(await pass(3_000)).toMatchObject({ phase: 'settled', nextMoveAt: null });
		await app.lessons.auto(room.assistant, game, {
			on: true,
			monthSeconds: 120,
			breakSeconds: 60
		});
		expect(await pass(0)).toMatchObject({ phase: 'revealed' });
		await pass(30);
		const open = await pass(30);
		expect(open).toMatchObject({ phase: 'open', month: 2 });
		expect(open.lesson.deadline).toBe(clock.ms + 120_000);
	});

	it('follow what is done by hand meanwhile, and give more time to a break', async () => {
		await app.lessons.move(room.owner, game, 'openMonth');
		expect(await seen()).toMatchObject({ phase: 'open', nextMoveAt: null });
		await app.lessons.move(room.owner, game, 'lockMonth');
		await app.lessons.move(room.owner, game, 'revealNext');
		expect(await pass(60)).toMatchObject({ phase: 'settled', nextMoveAt: null });
		await app.lessons.move(room.owner, game, 'revealMonth');
		await app.lessons.addTime(room.owner, game, 120);
		expect(await pass(170)).toMatchObject({ phase: 'revealed' });
		expect(await pass(10)).toMatchObject({ phase: 'prepare', month: 2 });
	});

	it('survive a restart: a break gets its time back, the time of the first month stays', async () => {
		await restart(600);
		expect(await pass(0)).toMatchObject({ phase: 'open' });
		await restart(600);
		const open = await pass(299);
		expect(open).toMatchObject({ phase: 'open' });
		await pass(1);
		expect(await pass(0)).toMatchObject({ phase: 'revealed' });
		await restart(600);
		expect(await pass(59)).toMatchObject({ phase: 'revealed' });
		expect(await pass(1)).toMatchObject({ phase: 'prepare' });
		await restart(2);
		expect(await pass(58)).toMatchObject({ phase: 'open', month: 2 });
	});

	it('end with the game, and do not start anew in one that was rewound', async () => {
		await pass(60);
		await app.lessons.move(room.owner, game, 'endGame');
		expect(await pass(3_000)).toMatchObject({ lesson: { status: 'ended' }, nextMoveAt: null });
		game = await start({ opensAt: null });
		expect(await pass(3_000)).toMatchObject({ phase: 'prepare', nextMoveAt: null });
		await app.lessons.move(room.owner, game, 'openMonth');
		game = await app.lessons.rewind(room.owner, game, 1);
		expect(await pass(3_000)).toMatchObject({ phase: 'prepare', lesson: { auto: false } });
	});

	it('after practice wait for the clean start', async () => {
		game = await start({ practice: true, opensAt: new Date(clock.ms) });
		for (let step = 0; step < 60; step++) await pass(300);
		expect(await seen()).toMatchObject({ month: 12, phase: 'revealed', nextMoveAt: null });
		await app.lessons.move(room.owner, game, 'cleanStart');
		await pass(60);
		expect(await seen()).toMatchObject({ month: 1, phase: 'open' });
	});

	it('are chosen by the staff, within limits', async () => {
		const off = { on: false };
		expect(await refusal(app.lessons.auto(room.loner, game, off))).toBe('access.forbidden');
		expect(await refusal(app.lessons.auto(room.stranger, game, off))).toBe('game.unknown');
		const on = (choice: object) =>
			refusal(app.lessons.auto(room.owner, game, { on: true, ...choice }));
		expect(await on({})).toBe('game.monthLength');
		expect(await on({ monthSeconds: 1 })).toBe('game.monthLength');
		expect(await on({ monthSeconds: 60, breakSeconds: 9_999 })).toBe('game.breakLength');
		expect(await refusal(start({ monthSeconds: null }))).toBe('game.monthLength');
		expect(await refusal(start({ opensAt: new Date(clock.ms - 3_600_000) }))).toBe('game.opensAt');
		expect(await refusal(start({ opensAt: new Date(Number.NaN) }))).toBe('game.opensAt');
		for (const approvalLimit of [0, 1.5, -100, 1e15])
			expect(await refusal(start({ approvalLimit }))).toBe('game.approvalLimit');
	});

	it('leave an archived class alone', async () => {
		const other = await classRoom(opened.store);
		await app.classes.archive(other.owner, other.classId, true);
		const made = app.games.create(other.owner, other.classId, {
			title: 'X',
			scenario: 'campus-lab'
		});
		expect(await refusal(made)).toBe('class.archived');
	});
});
