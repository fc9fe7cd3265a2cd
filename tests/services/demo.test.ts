import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { fillDemo } from '../../src/lib/server/demo/fill.ts';
import { DemoClock } from '../../src/lib/server/demo/stage.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { appOver } from '../support/application.ts';
import { sqliteStore, type TestStore } from '../support/stores.ts';

const VISITOR: Actor = { user: null, address: '192.0.2.9' };

describe('the class of the demonstration', () => {
	let opened: TestStore;
	let app: App;
	let made: Awaited<ReturnType<typeof fillDemo>>;
	let owner: Actor;

	beforeAll(async () => {
		opened = await sqliteStore();
		const clock = new DemoClock(Date.UTC(2026, 10, 22, 8));
		app = appOver(opened.store, clock.now);
		made = await fillDemo(app, clock);
		const token = await app.accounts.signIn(VISITOR, made, null);
		owner = { ...VISITOR, user: (await app.sessions.validateSession(token)).user };
	});
	afterAll(() => opened.dispose());

	it('has an instructor, 24 students and six companies of four', async () => {
		const [card] = await app.classes.mine(owner);
		expect(card).toMatchObject({ role: 'owner', students: 24, joined: 24 });
		const { teams } = await app.teams.board(owner, made.classId);
		expect(teams.map(({ members }) => members.length)).toEqual([4, 4, 4, 4, 4, 4]);
		expect(teams.map(({ members }) => members.filter((m) => m.captain).length)).toEqual(
			Array(6).fill(1)
		);
		expect((await app.doors.show(owner, made.classId)).code!.expired).toBe(false);
	});

	it('has lived one unit of the course and is in the second', async () => {
		const units = await app.units.list(owner, made.classId);
		expect(units.map(({ published }) => published)).toEqual([true, true, false]);
		const [first, second] = units;
		const there = await app.signIns.list(owner, made.classId, first!.id);
		expect(there.filter(({ at }) => at !== null).length).toBeGreaterThan(18);
		expect(there.some(({ late }) => late)).toBe(true);
		const taken = async (unit: string) =>
			(await app.quizzes.list(owner, made.classId, unit)).map(({ part, taken }) => [part, taken]);
		const [entry, after] = (await taken(first!.id)).sort().reverse() as [string, number][];
		expect(entry![1]).toBeGreaterThan(20);
		expect(after![1]).toBeGreaterThan(15);
		expect((await taken(second!.id)).some(([, n]) => Number(n) > 10)).toBe(true);
		const [task] = await app.tasks.list(owner, made.classId, first!.id);
		expect(task!.states).toEqual({ published: 6 });
		expect(await app.discussion.list(owner, made.classId, first!.id)).toHaveLength(3);
	});

	it('has played two months, and every company did business', async () => {
		const [game] = await app.games.list(owner, made.classId);
		const { view } = await app.lessons.console(owner, game!.id);
		expect(view.month).toBe(3);
		expect(view.companies).toHaveLength(6);
		const log = await app.host.perform(game!.id, (turn) => turn.game.log);
		for (const { id } of view.companies)
			expect(log.filter((c) => 'team' in c && c.team === id).length, id).toBeGreaterThan(10);
	});

	it('has reviews, contribution and published grades', async () => {
		const [first] = await app.units.list(owner, made.classId);
		const [task] = await app.tasks.list(owner, made.classId, first!.id);
		const path = [made.classId, first!.id, task!.id] as const;
		const { round } = await app.peer.rounds.view(owner, path);
		expect(round!.published).toBe(true);
		const states = round!.givers.flatMap(({ reviews }) => reviews.map(({ state }) => state));
		expect(states).toEqual(Array(12).fill('done'));
		const [asked] = await app.grading.contribution.list(owner, made.classId);
		expect(asked).toMatchObject({ asked: 24, answered: 24 });
		const grid = await app.grading.grid(owner, made.classId);
		expect(grid.publishedScheme).toBe(1);
		expect(grid.rows).toHaveLength(24);
		expect(new Set(grid.rows.map(({ total }) => total)).size).toBeGreaterThan(12);
		const sources = new Set(grid.columns.map(({ source }) => source));
		for (const source of ['signIn', 'quiz', 'gameResult', 'submission', 'reviewing'] as const)
			expect(sources, source).toContain(source);
	});

	it('can be entered by a student with the number and password that are told', async () => {
		const code = (await app.doors.show(owner, made.classId)).code!.code;
		const form = { code, number: made.student, password: made.studentPassword };
		const token = await app.accounts.signInStudent(VISITOR, form, null);
		expect((await app.sessions.validateSession(token)).user).toMatchObject({ name: '王小雨' });
	});
});
