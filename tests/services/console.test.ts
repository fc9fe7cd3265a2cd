import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { appOver, TestClock } from '../support/application.ts';
import { refusal } from '../support/classroom.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';

onEveryStore('the console and the stage', (make) => {
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
			bots: [{ bot: 'lowPrice', name: 'Bot' }]
		});
	});

	const captain = (team: number) => room.students[team]![0]!;
	const lesson = async (team = 0) => (await app.desks.open(captain(team), game)).lesson;
	const stage = (actor: Actor = room.loner) => app.lessons.stage(actor, game);
	const claim = async (team: number) => {
		const { view } = await app.desks.open(captain(team), game);
		const client = view.clients!.find((c) => c.slots > c.taken && !c.ours)!.id;
		return app.desks.act(captain(team), game, [
			{ id: 'claim', action: { type: 'claimClient', client } }
		]);
	};

	describe('a message to everyone', () => {
		it('reaches every desk at once, and the stage when it is meant for it', async () => {
			const heard: string[] = [];
			const stop = app.live.subscribe([`game:${game}`], ({ facts }) =>
				heard.push(JSON.stringify(facts))
			);
			await app.lessons.tell(room.assistant, game, ' Look at <b>page 3</b> ', false);
			stop();
			expect(heard).toEqual(['{"clock":true}']);
			for (const team of [0, 2])
				expect((await lesson(team)).notice).toMatchObject({ text: 'Look at <b>page 3</b>' });
			expect((await stage()).notice).toBeNull();
			clock.pass(1);
			await app.lessons.tell(room.owner, game, '最后两分钟', true);
			expect((await stage()).notice).toMatchObject({ text: '最后两分钟' });
			expect((await app.lessons.console(room.owner, game)).notice).toMatchObject({ onStage: true });
		});

		it('is gone once it is taken back, and no older one comes up', async () => {
			await app.lessons.tell(room.owner, game, 'One');
			clock.pass(1);
			await app.lessons.tell(room.owner, game, 'Two');
			await app.lessons.hush(room.owner, game);
			expect((await lesson()).notice).toBeNull();
		});

		it('is the staff’s to give, short, and not empty', async () => {
			for (const actor of [captain(0), room.loner]) {
				expect(await refusal(app.lessons.tell(actor, game, 'Hi'))).toBe('access.forbidden');
				expect(await refusal(app.lessons.hush(actor, game))).toBe('access.forbidden');
			}
			expect(await refusal(app.lessons.tell(room.stranger, game, 'Hi'))).toBe('game.unknown');
			expect(await refusal(app.lessons.tell(room.owner, game, ' \u200b '))).toBe('chat.empty');
			expect(await refusal(app.lessons.tell(room.owner, game, 'x'.repeat(5000)))).toBe('chat.long');
		});
	});

	it('tells everyone what becomes of silent companies, and for how many a bot stands in', async () => {
		expect((await lesson()).cover).toMatchObject({ standIns: 0 });
		await app.lessons.company(room.owner, game, {
			type: 'takeOverByBot',
			team: 't2',
			bot: 'balanced'
		});
		const { cover } = await lesson();
		expect(cover.standIns).toBe(1);
		expect(['carry', 'botDraft', 'botPlay', 'nothing']).toContain(cover.policy);
		expect((await stage()).cover).toEqual(cover);
	});

	describe('a look ahead at the closing', () => {
		it('says who has not acted and what happens to them, and changes nothing', async () => {
			await app.lessons.move(room.owner, game, 'openMonth');
			await claim(0);
			const before = await app.host.perform(game, ({ game }) => game.hash());
			const ahead = await app.lessons.preview(room.owner, game);
			expect(ahead.silent.map(({ name }) => name)).toEqual(['Company 2', 'Company 3']);
			expect(ahead.tenders).toBeGreaterThanOrEqual(ahead.withoutBids);
			expect(await app.host.perform(game, ({ game }) => game.hash())).toBe(before);
			const { policy } = (await lesson()).cover;
			const does = policy === 'nothing' || policy === 'carry' ? 'nothing' : 'bot';
			expect(ahead.silent[0]!.does).toBe(does);
		});

		it('carries a plan where the scenario says so', async () => {
			await app.lessons.move(room.owner, game, 'openMonth');
			const { view } = await app.desks.open(captain(1), game);
			const client = view.clients!.find((c) => c.slots > c.taken)!.id;
			const actions = [{ type: 'claimClient', client }];
			await app.desks.act(captain(1), game, [{ id: 'p', action: { type: 'stagePlan', actions } }]);
			const { silent } = await app.lessons.preview(room.owner, game);
			const { policy } = (await lesson()).cover;
			const due = policy === 'carry' || policy === 'botDraft' ? 'plan' : expect.any(String);
			expect(silent.find(({ name }) => name === 'Company 2')).toMatchObject({ does: due });
		});

		it('is the staff’s, while a month is open', async () => {
			expect(await refusal(app.lessons.preview(room.owner, game))).toBe('game.monthClosed');
			expect(await refusal(app.lessons.preview(captain(0), game))).toBe('access.forbidden');
			expect(await refusal(app.lessons.preview(room.stranger, game))).toBe('game.unknown');
		});
	});

	it('tells who is there, idle or stuck', async () => {
		const of = async (company: string) =>
			(await app.lessons.console(room.owner, game)).attendance.find((a) => a.company === company)!;
		expect(await of('t1')).toMatchObject({ members: 2, connected: 0, state: 'away' });
		await app.lessons.move(room.owner, game, 'openMonth');
		const leave = app.presence.enter({ game, company: 't1', member: 'one' });
		app.presence.enter({ game, company: 't2', member: 'two' });
		await claim(1);
		expect(await of('t1')).toMatchObject({ connected: 1, state: 'active' });
		clock.pass(180);
		expect(await of('t1')).toMatchObject({ state: 'stuck' });
		expect(await of('t2')).toMatchObject({ state: 'idle' });
		leave();
		expect(await of('t1')).toMatchObject({ connected: 0, state: 'away' });
	});

	describe('a company’s desk for the staff', () => {
		it('shows what the company sees, and notes who looked', async () => {
			const own = await app.desks.open(captain(1), game);
			const look = await app.desks.look(room.assistant, game, 't2');
			expect(look.view).toEqual(own.view);
			const { db, t } = opened.store;
			const notes = await db.select().from(t.auditLog).where(eq(t.auditLog.what, 'game.look'));
			expect(notes.at(-1)).toMatchObject({
				actorId: room.assistant.user!.id,
				about: { gameId: game, company: 't2' }
			});
			const ask = app.desks.lookAsk(room.owner, game, 't2', 'boardHistory', {});
			expect(await ask).toHaveProperty('teams');
		});

		it('is closed to students, strangers and wrong names', async () => {
			const looks = (actor: Actor, company: string) => [
				app.desks.look(actor, game, company),
				app.desks.lookNews(actor, game, company, -1),
				app.desks.lookAsk(actor, game, company, 'boardHistory', {})
			];
			const codes = async (actor: Actor, company = 't2') =>
				new Set(await Promise.all(looks(actor, company).map((call) => refusal(call))));
			expect(await codes(captain(0))).toEqual(new Set(['access.forbidden']));
			expect(await codes(room.stranger)).toEqual(new Set(['game.unknown']));
			expect(await codes(room.visitor)).toEqual(new Set(['access.signIn']));
			expect(await codes(room.owner, 't9')).toEqual(new Set(['company.unknown']));
		});
	});

	describe('the lobby on the stage', () => {
		it('counts who has come, by company and without names of people', async () => {
			const { lobby } = await stage();
			expect(lobby.companies.map(({ name, joined }) => [name, joined])).toEqual([
				['Company 1', 2],
				['Company 2', 2],
				['Company 3', 2]
			]);
			expect(lobby).toMatchObject({ joined: 7, others: 1, students: 7 });
			expect(JSON.stringify(lobby)).not.toMatch(/captain|member"|Loner/);
		});

		it('shows the code to those who lead the lesson only, and only while it is good', async () => {
			await app.doors.renew(room.owner, room.classId, 'code', 1);
			const { code } = await app.doors.show(room.owner, room.classId);
			expect((await stage(room.assistant)).lobby.code).toBe(code!.code);
			expect((await stage(captain(0))).lobby.code).toBeNull();
			clock.pass(3601);
			expect((await stage(room.owner)).lobby.code).toBeNull();
		});
	});
});
