import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Frame } from '../../src/lib/server/live/hub.ts';
import { replay } from '../../sim/log/replay.ts';
import { writeLog } from '../../sim/log/log.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { refusal } from '../support/refusal.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

onEveryStore('a lesson', (make) => {
	let opened: TestStore;
	let app: App;
	let room: ClassRoom;
	let game: string;
	const clock = new TestClock();
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened.store, clock.now);
		room = await classRoom(opened.store);
	});
	afterAll(() => opened.dispose());
	beforeEach(async () => {
		game = await app.games.create(room.owner, room.classId, {
			title: 'Year 1',
			scenario: 'campus-lab',
			seed: 'LESSON',
			access: 'race',
			bots: [{ bot: 'lowPrice', name: 'Bot' }],
			monthSeconds: 300
		});
	});

	const captain = (team: number) => room.students[team]![0]!;
	const move = (name: Parameters<App['lessons']['move']>[2]) =>
		app.lessons.move(room.owner, game, name);
	const claim = (client: string, id = client) => [{ id, action: { type: 'claimClient', client } }];
	const desk = (team: number) => app.desks.open(captain(team), game);
	const freeClient = async () =>
		(await desk(0)).view.clients!.find((c) => c.slots - c.taken === 1 && !c.ours)!.id;

	describe('who may what', () => {
		it('shows a desk to its own company only', async () => {
			expect((await desk(0)).company).toBe('t1');
			expect((await desk(2)).company).toBe('t3');
			expect(await refusal(app.desks.open(room.loner, game))).toBe('game.notYourCompany');
			expect(await refusal(app.desks.open(room.stranger, game))).toBe('game.unknown');
			expect(await refusal(app.desks.open(room.visitor, game))).toBe('access.signIn');
			expect(await refusal(app.desks.open(room.owner, game))).toBe('access.forbidden');
		});

		it('leaves the clock to the staff', async () => {
			for (const actor of [captain(0), room.loner])
				expect(await refusal(app.lessons.move(actor, game, 'openMonth'))).toBe('access.forbidden');
			expect(await refusal(app.lessons.move(room.stranger, game, 'openMonth'))).toBe(
				'game.unknown'
			);
			expect(await app.lessons.move(room.assistant, game, 'openMonth')).toEqual({ ok: true });
		});

		it('leaves corrections to the owner, and keeps their reason', async () => {
			const correct = { type: 'correct', team: 't1', reason: 'Wrong bill', cash: 5_000_00 };
			expect(await refusal(app.lessons.company(room.assistant, game, correct))).toBe(
				'access.forbidden'
			);
			const before = (await desk(0)).view.money!.cash;
			expect(await app.lessons.company(room.owner, game, correct)).toEqual({ ok: true });
			expect((await desk(0)).view.money!.cash).toBe(before + 5_000_00);
			const log = await app.host.perform(game, ({ game }) => writeLog(game));
			expect(log).toContain('Wrong bill');
		});

		it('takes nothing but the own company’s actions, whatever a request claims', async () => {
			await move('openMonth');
			const client = await freeClient();
			const forged = [
				{ id: 'a', action: { type: 'lockMonth' } },
				{ id: 'b', action: { type: 'takeOverByBot', team: 't2', bot: 'idle' } },
				{ id: 'c', action: { type: 'claimClient', client, team: 't2', seq: 1, month: 9 } }
			];
			const { answers } = await app.desks.act(captain(0), game, forged);
			expect(answers.map((a) => (a.ok ? 'ok' : a.refusal.code))).toEqual([
				'command.unknown',
				'command.unknown',
				'ok'
			]);
			const mine = (await desk(0)).view.clients!.find((c) => c.id === client)!;
			expect(mine.ours).toBe(true);
			expect((await app.lessons.console(room.owner, game)).view.phase).toBe('open');
		});
	});

	it('gives the last place at a client to exactly one of two companies', async () => {
		await move('openMonth');
		const client = await freeClient();
		const answers = await Promise.all(
			[0, 1, 2].map((team) => app.desks.act(captain(team), game, claim(client)))
		);
		const codes = answers.map(({ answers: [a] }) => (a!.ok ? 'ok' : a!.refusal.code)).sort();
		expect(codes).toEqual(['client.noSlot', 'client.noSlot', 'ok']);
	});

	it('does an action once when the phone sends it again', async () => {
		await move('openMonth');
		const client = await freeClient();
		const twice = await Promise.all(
			[1, 2].map(() => app.desks.act(captain(0), game, claim(client, 'same')))
		);
		expect(twice.every(({ answers }) => answers[0]!.ok)).toBe(true);
		const claims = await app.host.perform(
			game,
			({ game }) => game.log.filter((c) => c.team === 't1' && c.type === 'claimClient').length
		);
		expect(claims).toBe(1);
	});

	describe('the clock', () => {
		it('closes the month by itself when its time has run out, and says late what comes after', async () => {
			await move('openMonth');
			clock.pass(299);
			await app.lessons.runOut({ id: game } as never);
			expect((await app.lessons.console(room.owner, game)).view.phase).toBe('open');
			clock.pass(1);
			const late = app.desks.act(captain(0), game, claim(await freeClient()));
			expect(await refusal(late)).toBe('game.late');
			await app.lessons.runOut({ id: game } as never);
			expect((await app.lessons.console(room.owner, game)).view.phase).toBe('settled');
		});

		it('stands still while paused, takes more time, and goes on where it was', async () => {
			await move('openMonth');
			clock.pass(100);
			await move('pauseMonth');
			expect((await desk(0)).lesson).toMatchObject({ deadline: null, pausedLeft: 200_000 });
			clock.pass(1000);
			await app.lessons.addTime(room.owner, game, 60);
			await move('resumeMonth');
			expect((await desk(0)).lesson.deadline).toBe(clock.ms + 260_000);
		});

		it('gives a company more time where a member has a right to it', async () => {
			const { t, tx } = opened.store;
			await tx((db) => db.update(t.members).set({ extraTime: 50 }));
			await move('openMonth');
			expect((await desk(0)).lesson.deadline).toBe(clock.ms + 450_000);
			clock.pass(400);
			await app.lessons.runOut({ id: game } as never);
			expect(
				(await app.desks.act(captain(0), game, claim(await freeClient()))).answers[0]!.ok
			).toBe(true);
			await tx((db) => db.update(t.members).set({ extraTime: 0 }));
		});
	});

	it('shows on the stage only what has been opened, and nothing of a company before that', async () => {
		await move('openMonth');
		await move('lockMonth');
		const stage = () => app.lessons.stage(room.loner, game);
		const sealed = await stage();
		expect(sealed.view.awards).toEqual([]);
		expect(sealed.view.board).toEqual([]);
		expect(sealed.view.envelopes.length).toBeGreaterThan(0);
		await move('revealNext');
		expect((await stage()).view.awards).toHaveLength(1);
		expect((await desk(0)).view.history).toHaveLength(0);
		await move('revealMonth');
		expect((await stage()).view.awards).not.toHaveLength(0);
		expect((await desk(0)).view.history).toHaveLength(1);
	});

	it('tells a desk once what does not change any more', async () => {
		await move('openMonth');
		await move('lockMonth');
		await move('revealMonth');
		const news = await app.desks.news(captain(0), game, 1);
		expect(news.view).not.toHaveProperty('results');
		expect((await app.desks.news(captain(0), game, 0)).view).toHaveProperty('results');
	});

	it('hands an absent company to a bot and back', async () => {
		await move('openMonth');
		const takeOver = { type: 'takeOverByBot', team: 't2', bot: 'balanced' };
		expect(await app.lessons.company(room.owner, game, takeOver)).toEqual({ ok: true });
		const companies = async () => (await app.lessons.console(room.owner, game)).view.companies;
		expect((await companies())[1]).toMatchObject({ bot: 'balanced' });
		expect((await companies())[1]!.acted).toBeGreaterThan(0);
		await app.lessons.company(room.owner, game, { type: 'handBack', team: 't2' });
		expect((await companies())[1]).toMatchObject({ bot: null });
		const plan = [{ id: 'p', action: { type: 'stagePlan', actions: [] } }];
		expect((await app.desks.act(captain(1), game, plan)).answers[0]!.ok).toBe(true);
	});

	it('rewinds to a month in a game of its own, with everyone’s inputs as plans', async () => {
		await move('openMonth');
		const client = await freeClient();
		await app.desks.act(captain(0), game, claim(client));
		await move('lockMonth');
		await move('revealMonth');
		const press = () => app.lessons.rewind(room.owner, game, 1);
		// Pressed twice it is done once, and afterwards no more.
		const [branch, same] = await Promise.all([press(), press()]);
		expect(same).toBe(branch);
		expect(await refusal(press())).toBe('game.ended');
		expect(await refusal(app.lessons.addTime(room.owner, game, 60))).toBe('game.ended');
		expect((await desk(0)).lesson).toMatchObject({ status: 'archived', goesOnAt: branch });
		expect(await refusal(app.desks.act(captain(0), game, claim(client, 'x')))).toBe('game.ended');
		const again = await app.desks.open(captain(0), branch);
		expect(again.view.month).toBe(1);
		expect(again.view.plan).toContainEqual({ type: 'claimClient', client });
		expect(await refusal(app.lessons.rewind(room.owner, branch, 5))).toBe('game.monthUnknown');
	});

	it('plays to the end of the year, and its log replays to the same hashes', async () => {
		for (let month = 1; month <= 12; month++) {
			for (const step of ['openMonth', 'lockMonth', 'revealMonth'] as const)
				expect(await move(step)).toEqual({ ok: true });
			if (month < 12) await move('prepareMonth');
		}
		await move('endGame');
		expect(await refusal(move('openMonth'))).toBe('game.ended');
		const { log, hashes } = await app.host.perform(game, ({ game }) => ({
			log: writeLog(game),
			hashes: game.monthHashes
		}));
		expect(replay(log)).toMatchObject({ ok: true, monthHashes: hashes });
		expect(hashes).toHaveLength(12);
	});

	it('tells the class of every move, and no company of another one’s doings', async () => {
		const frames: Frame[] = [];
		const stop = app.live.subscribe(
			[`game:${game}`, `company:${game}:t1`, `company:${game}:t2`],
			(f) => frames.push(f)
		);
		await move('openMonth');
		await app.desks.act(captain(0), game, claim(await freeClient()));
		stop();
		const topics = frames.map((f) => f.topic);
		expect(topics).toContain(`game:${game}`);
		expect(topics).toContain(`company:${game}:t1`);
		expect(topics).not.toContain(`company:${game}:t2`);
		const facts = new Set(frames.flatMap((f) => Object.keys(f.facts ?? {})));
		expect([...facts].sort()).toEqual(['clock', 'month', 'phase', 'seq']);
	});
});
