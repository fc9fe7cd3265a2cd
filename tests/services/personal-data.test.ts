import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import {
	appOver,
	onEveryStore,
	place,
	somebody,
	someClass,
	type TestApp,
	type TestStore
} from '../support/accounts.ts';
import { speakingSession } from '../support/speaking.ts';
import { publishedUnit, task, work } from '../support/units.ts';

/** Every row of every table, as text. */
async function wholeDatabase({ db, t }: Store): Promise<string> {
	const tables = Object.values(t).filter((table) => typeof table === 'object');
	const rows = [];
	for (const table of tables) rows.push(await db.select().from(table as typeof t.users));
	return JSON.stringify(rows);
}

onEveryStore('what is held about a person', (make) => {
	let opened: TestStore;
	let app: TestApp;
	beforeAll(async () => {
		opened = await make();
		app = appOver(opened);
	});
	afterAll(() => opened.dispose());

	/** A student who has left a trace in every table. */
	async function traced(name: string, number: string) {
		const { store } = app;
		const { t } = store;
		const owner = await somebody(app, 'instructor', 'Ms Owner');
		const classId = await someClass(app, owner);
		const student = await somebody(app, 'student', name);
		const email = `${number}@mail.example`;
		const memberId = await place(app, classId, student, 'student', {
			studentNumber: number,
			email
		});
		const at = new Date();
		const [teamId, gameId] = [newId(), newId()];
		await app.accounts.beginSession(student.user.id, null);
		await store.tx(async (db) => {
			await db
				.insert(t.teams)
				.values({ id: teamId, classId, name: '诚信科技', color: 'jade', place: 0, createdAt: at });
			await db
				.insert(t.teamMembers)
				.values({ memberId, teamId, captain: true, roles: ['sales'], joinedAt: at });
			await db.insert(t.games).values({
				id: gameId,
				classId,
				title: 'G',
				engine: '1',
				start: '{}',
				status: 'running',
				decisionMode: 'direct',
				auto: false,
				revealed: -1,
				createdAt: at
			});
			const line = `{"seq":1,"month":1,"team":"t1","member":"${memberId}","id":"c1","type":"x"}`;
			await db.insert(t.gameCommands).values({ gameId, seq: 1, commandId: 'c1', line, at });
			await db.insert(t.drafts).values({
				id: newId(),
				gameId,
				teamId,
				memberId,
				action: { type: 'holdSeminar' },
				month: 1,
				createdAt: at
			});
			await db
				.insert(t.chats)
				.values({ id: newId(), gameId, teamId, memberId, text: `I am ${name}`, at });
			const about = { name, number, memberId };
			await db
				.insert(t.auditLog)
				.values({ id: newId(), classId, actorId: owner.user.id, what: 'member.move', about, at });
		});
		const unitId = await publishedUnit(app, owner, classId);
		const alone = task({ doers: 'student', opensAt: at.getTime() });
		const taskId = await app.tasks.add(owner, classId, unitId, alone);
		const own = [student, classId, unitId] as const;
		await app.handingIn.submit(...own, taskId, work({ text: `Yours, ${name}` }));
		await app.discussion.post(...own, `${name} asks`, null);
		await app.rewards.wish(student, classId, `Tea for ${name}`);
		const { session: sessionId } = await speakingSession(app, owner, classId);
		await store.tx((db) =>
			db.insert(t.speakingQuestions).values({
				...{ id: newId(), sessionId, teamId, askedBy: memberId, text: `Why, asks ${name}`, at }
			})
		);
		return { owner, student, classId, memberId, email };
	}

	it('can be downloaded whole by that person, without secrets', async () => {
		const { student, memberId } = await traced('赵敏', 'S100');
		await traced('Somebody Else', 'S101');
		const data = await app.accounts.exportData(student);
		expect(data).toMatchObject({
			format: 'rapport-person/1',
			account: { name: '赵敏', siteRole: 'student' },
			classes: [{ class: 'CRM 1', member: { id: memberId, studentNumber: 'S100' } }],
			teams: [{ company: '诚信科技', captain: true, roles: ['sales'] }],
			messages: [{ text: 'I am 赵敏' }],
			drafts: [{ action: { type: 'holdSeminar' } }],
			submissions: [{ text: 'Yours, 赵敏' }],
			posts: [{ text: '赵敏 asks' }],
			asked: [{ text: 'Why, asks 赵敏' }],
			wishes: [{ text: 'Tea for 赵敏' }]
		});
		expect(data.sessions).toHaveLength(1);
		expect(data.commands).toHaveLength(1);
		const text = JSON.stringify(data);
		expect(text).not.toMatch(/passwordHash|Somebody Else|S101/);
	});

	it('is gone after erasure by the class, except for the pseudonym in the log', async () => {
		const { owner, student, classId, memberId, email } = await traced('钱多多', 'S200');
		let told = 0;
		app.live.subscribe([`class:${classId}`], () => (told += 1));
		await app.accounts.erase(owner, { classId, memberId });
		const everything = await wholeDatabase(app.store);
		for (const trace of ['钱多多', 'S200', email]) expect(everything).not.toContain(trace);
		const { db, t } = app.store;
		const lines = await db.select().from(t.gameCommands);
		expect(lines.filter(({ line }) => line.includes(memberId))).toHaveLength(1);
		const [user] = await db.select().from(t.users).where(eq(t.users.id, student.user.id));
		expect(user).toMatchObject({ passwordHash: null, name: `#${student.user.id.slice(-6)}` });
		expect(user!.erasedAt).toBeInstanceOf(Date);
		expect(
			await db.select().from(t.sessions).where(eq(t.sessions.userId, student.user.id))
		).toEqual([]);
		expect(told).toBe(1);
	});

	it('stays in the other class of a student whom one class erases', async () => {
		const { owner, student, classId, memberId } = await traced('孙两班', 'S300');
		const second = await someClass(app, await somebody(app, 'instructor'));
		await place(app, second, student, 'student', { studentNumber: 'S301' });
		await app.accounts.erase(owner, { classId, memberId });
		const data = await app.accounts.exportData(student);
		expect(data.account.name).toBe('孙两班');
		expect(data.classes).toMatchObject([{ member: { studentNumber: 'S301' } }]);
		const admin = await somebody(app, 'admin');
		await app.accounts.erase(admin, { userId: student.user.id });
		const everything = await wholeDatabase(app.store);
		for (const trace of ['孙两班', 'S300', 'S301']) expect(everything).not.toContain(trace);
	});
});
