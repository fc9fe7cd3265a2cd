import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { speakingGrades } from '../../src/lib/server/grading/speaking.ts';
import type { SessionAt } from '../../src/lib/server/services/speaking-session.ts';
import { perksOf } from '../../src/lib/server/services/perks.ts';
import { heard } from '../../src/lib/server/services/topics.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { membersOf } from '../../src/lib/server/stores/members.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { criterion, present, press, sheet, speakingSession } from '../support/speaking.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { task, work } from '../support/units.ts';

onEveryStore('the live rating', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let at: SessionAt;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
	});
	afterAll(() => test.dispose());

	/** A class of its own with a session in which all companies have presented. */
	async function presented(teams = 3): Promise<void> {
		room = await classRoom(test.store, teams);
		at = await speakingSession(app, room.owner, room.classId);
		for (let n = 0; n < teams; n++) await present(app, room.owner, at);
	}
	const rate = (who: Actor, team: number, level: number) =>
		app.speaking.rating.rate(who, at, room.teams[team]!, sheet(level));
	const set = async (settings: object) => {
		const { version, title, settings: before } = await app.speaking.setup.view(room.owner, at);
		const facts = { title, settings: { ...before, ...settings } };
		await app.speaking.setup.change(room.owner, at, version, facts);
	};
	const view = () => app.speaking.views.console(room.owner, at);
	const lock = () => app.speaking.rating.lock(room.owner, at);
	const places = async () => (await view()).result!.rows.map(({ name, place }) => [name, place]);
	/** Everybody in a company rates every other company with the level of that company. */
	async function everybody(levels: readonly number[]): Promise<void> {
		for (const [own, crew] of room.students.entries())
			for (const student of crew)
				for (const [team, level] of levels.entries())
					if (team !== own) await rate(student, team, level);
	}

	it('takes one rating a person a company, changeable until the lock, and none of the own', async () => {
		await presented();
		const { owner, assistant, stranger, students, loner } = room;
		const student = students[0]![0]!;
		expect(await refusal(rate(owner, 1, 3))).toBe('access.forbidden');
		expect(await refusal(rate(assistant, 1, 3))).toBe('access.forbidden');
		expect(await refusal(rate(stranger, 1, 3))).toBe('class.unknown');
		expect(await refusal(rate(student, 0, 4))).toBe('rating.ownTeam');
		for (const wrong of [sheet(5), { marks: { c1: 3 }, comment: '' }, sheet(NaN)]) {
			const done = app.speaking.rating.rate(student, at, room.teams[1]!, wrong);
			expect(await refusal(done)).toBe('rating.incomplete');
		}
		const nobody = app.speaking.rating.rate(student, at, 'none', sheet(3));
		expect(await refusal(nobody)).toBe('rating.unknownTeam');
		await Promise.all([rate(student, 1, 2), rate(student, 1, 2)]);
		await rate(student, 1, 4);
		await rate(loner, 1, 1);
		expect((await view()).rated[1]).toMatchObject({ n: 2 });
		const phone = await app.speaking.views.phone(student, at);
		expect(phone.teams.find(({ id }) => id === room.teams[1])!.sheet).toEqual(sheet(4));
		await Promise.all([lock(), lock()]);
		expect(await refusal(rate(student, 1, 1))).toBe('rating.locked');
		const mark = app.speaking.rating.mark(owner, at, room.teams[1]!, 90);
		expect(await refusal(mark)).toBe('rating.locked');
		expect(await refusal(set({ quorum: 1 }))).toBe('rating.locked');
		const declared = app.speaking.floor.declare(student, at, room.teams[0]!, 90);
		expect(await refusal(declared)).toBe('rating.locked');
	});

	it('keeps every mark from every payload until the podium shows it', async () => {
		await presented();
		const { owner, students, classId } = room;
		const student = students[0]![0]!;
		await everybody([2, 3, 4]);
		await app.speaking.rating.mark(owner, at, room.teams[2]!, 97.31);
		const { setup, views, rating } = app.speaking;
		const before = JSON.stringify([
			await views.phone(students[2]![0]!, at),
			await views.stage(owner, at.session),
			await views.stage(student, at.session),
			await setup.list(student, classId, at.unit),
			await app.rewards.view(student, classId)
		]);
		expect(before).not.toMatch(/97\.31|"(score|mark|students|instructor|harsh|place)":/);
		const console = await view();
		expect(console.result).toBeNull();
		expect(await speakingGrades({ ...app }, classId, [])).toMatchObject([
			{ closed: false, cells: new Map() },
			{ cells: new Map() }
		]);
		expect(await refusal(rating.reveal(owner, at, 0))).toBe('rating.open');
		await lock();
		const phone = async () => (await views.phone(student, at)).podium.map(({ place }) => place);
		expect(await phone()).toEqual([]);
		await Promise.all([rating.reveal(owner, at, 0), rating.reveal(owner, at, 0)]);
		expect(await phone()).toEqual([3]);
		expect((await views.phone(student, at)).own).toBeNull();
		await rating.reveal(owner, at, 1);
		await rating.reveal(owner, at, 2);
		await rating.reveal(owner, at, 3);
		expect(await phone()).toEqual([3, 2, 1]);
		expect((await views.phone(student, at)).own).toEqual({ place: 3, score: '33.3' });
	});

	it('places nobody where too few or nobody have rated', async () => {
		await presented(2);
		await lock();
		expect(await places()).toEqual([
			['Company 1', null],
			['Company 2', null]
		]);
		expect((await app.speaking.views.stage(room.owner, at.session)).over).toBe(true);
		await app.speaking.rating.unlock(room.owner, at);
		await rate(room.loner, 0, 3);
		await rate(room.students[1]![0]!, 0, 3);
		await lock();
		expect((await view()).result!.rows[0]).toMatchObject({ place: null, missing: 'quorum' });
		await app.speaking.rating.unlock(room.owner, at);
		await set({ quorum: 2 });
		await lock();
		expect(await places()).toEqual([
			['Company 1', 1],
			['Company 2', null]
		]);
	});

	it('shares a place of equal marks, unless the instructor or the earlier work tells them apart', async () => {
		await presented();
		const { owner, students } = room;
		await everybody([3, 3, 3]);
		await lock();
		expect((await view()).result!.steps.map(({ place, teams }) => [place, teams.length])).toEqual([
			[1, 3]
		]);
		await app.speaking.rating.unlock(owner, at);
		const id = await app.tasks.add(owner, room.classId, at.unit, task());
		await app.tasks.move(owner, room.classId, at.unit, id, 'open');
		const hand = (who: Actor) =>
			app.handingIn.submit(who, room.classId, at.unit, id, work({ text: 'x' }));
		await hand(students[2]![0]!);
		clock.pass(60);
		await hand(students[1]![0]!);
		await lock();
		expect(await places()).toEqual([
			['Company 3', 1],
			['Company 2', 2],
			['Company 1', 3]
		]);
		await app.speaking.rating.unlock(owner, at);
		for (const wrong of [-1, 101, 50.123])
			expect(await refusal(app.speaking.rating.mark(owner, at, room.teams[0]!, wrong))).toBe(
				'rating.mark'
			);
		expect(await refusal(app.speaking.rating.mark(owner, at, 'none', 50))).toBe(
			'rating.unknownTeam'
		);
		await app.speaking.rating.mark(owner, at, room.teams[0]!, 50);
		await lock();
		expect((await places())[0]).toEqual(['Company 1', 1]);
		await app.speaking.rating.unlock(owner, at);
		await set({ instructorPercent: 50 });
		await lock();
		const { rows } = (await view()).result!;
		expect(rows[0]).toMatchObject({ students: '66.7', instructor: '50', score: '58.3', place: 1 });
		expect(rows[1]).toMatchObject({ missing: 'instructor', place: null });
		await app.speaking.rating.unlock(owner, at);
		await app.speaking.rating.mark(owner, at, room.teams[0]!, null);
		await lock();
		expect((await places()).every(([, place]) => place === null)).toBe(true);
	});

	it('leaves out who has left the class or has come into the company, and keeps it so', async () => {
		await presented();
		const { owner, classId, students, teams } = room;
		await everybody([2, 3, 4]);
		const members = await membersOf(test.store.db, test.store.t, classId);
		const idOf = (name: string) => members.find((m) => m.name === name)!.id;
		await app.rosters.setStatus(owner, classId, idOf('Company 1 captain'), 'withdrawn');
		expect(await refusal(rate(students[0]![0]!, 1, 4))).toBe('class.unknown');
		await app.teams.put(owner, classId, idOf('Company 2 captain'), teams[2]!);
		await lock();
		const counts = async () =>
			(await view()).result!.rows.map(({ name, ratings }) => [name, ratings]);
		const locked = await counts();
		expect(locked).toEqual([
			['Company 2', 3],
			['Company 1', 4],
			['Company 3', 2]
		]);
		await app.rosters.setStatus(owner, classId, idOf('Company 1 member'), 'withdrawn');
		await lock();
		expect(await counts()).toEqual(locked);
	});

	it('bears a company of one, whose only member rates the others', async () => {
		await presented(2);
		const alone = await app.teams.create(room.owner, room.classId, {
			...{ name: 'Solo', color: '#000000' }
		});
		const members = await membersOf(test.store.db, test.store.t, room.classId);
		const loner = members.find(({ name }) => name === 'Loner')!.id;
		await app.teams.put(room.owner, room.classId, loner, alone);
		await press(app, room.owner, at, { type: 'enqueue', team: alone });
		await present(app, room.owner, at);
		await rate(room.loner, 0, 4);
		const own = app.speaking.rating.rate(room.loner, at, alone, sheet(4));
		expect(await refusal(own)).toBe('rating.ownTeam');
		expect((await app.speaking.views.stage(room.owner, at.session)).raters).toBe(5);
	});

	it('fixes the criteria once somebody has rated by them', async () => {
		await presented();
		await rate(room.loner, 0, 4);
		const change = app.speaking.setup.setCriteria(room.owner, at, 1, [criterion('New')]);
		expect(await refusal(change)).toBe('rating.begun');
	});

	it('shows the instructor who marks all rivals down', async () => {
		await presented(4);
		await everybody([4, 4, 4, 4]);
		for (const team of [1, 2, 3]) await rate(room.students[0]![0]!, team, 1);
		await lock();
		expect((await view()).result!.harsh).toEqual([
			{ name: 'Company 1 captain', below: '100', rivals: 3 }
		]);
	});

	it('offers a column of marks and one of bonus points, with the way to each number', async () => {
		await presented();
		const { owner, classId, teams } = room;
		await everybody([2, 3, 4]);
		const nobody = press(app, owner, at, { type: 'enqueue', team: 'none' });
		expect(await refusal(nobody)).toBe('company.unknown');
		await lock();
		const members = await membersOf(test.store.db, test.store.t, classId);
		const students = members.filter(({ role }) => role === 'student');
		await app.teams.remove(owner, classId, teams[2]!);
		const [marks, bonus] = await speakingGrades({ ...app }, classId, students);
		const captain = members.find(({ name }) => name === 'Company 3 captain')!.id;
		// The company is gone, but who presented with it keeps the mark.
		expect(marks!.cells.get(captain)).toEqual({
			...{ kind: 'score', score: '100' },
			basis: {
				rule: 'speakingRating',
				inputs: {
					...{ ratings: '4', percent: '0', students: '100', score: '100', instructor: '0' }
				}
			}
		});
		expect([marks!.closed, marks!.cells.size, bonus!.max]).toEqual([true, 6, '5']);
	});

	it('lets those listen who see the unit', async () => {
		await presented();
		const topics = [`speaking:${at.session}`, `rated:${at.session}`];
		expect((await heard(app, room.loner, topics)).topics).toEqual(topics);
		expect(await refusal(heard(app, room.stranger, topics))).toBe('class.unknown');
		expect(await refusal(heard(app, room.owner, ['rated:none']))).toBe('speaking.unknown');
	});

	it('rewards the podium once, bounded, and takes it back with the lock', async () => {
		await presented();
		const { owner, classId, students, teams } = room;
		await set({ tokens: 2 });
		await everybody([2, 3, 4]);
		const podium = () => app.rewards.givePodium(owner, at);
		expect(await refusal(podium())).toBe('rating.open');
		await lock();
		expect(await refusal(podium())).toBe('reward.early');
		for (const seen of [0, 1, 2]) await app.speaking.rating.reveal(owner, at, seen);
		const token = { id: 't', team: teams[2]!, kind: 'perk', what: '', amount: 1 } as const;
		await app.rewards.give(owner, classId, token);
		await Promise.all([podium(), podium()]);
		const board = async () => (await app.rewards.view(students[0]![0]!, classId)).teams;
		expect((await board()).map(({ points, awards }) => [points, awards.length])).toEqual([
			[1, 2],
			[2, 2],
			[3, 4]
		]);
		// One token was there already, two are the most.
		expect(
			(await perksOf(test.store, classId)).map(({ team, amount, bound }) => [team, amount, bound])
		).toEqual([
			[teams[2], 1, 2],
			[teams[2], 1, 2]
		]);
		const more = app.rewards.give(owner, classId, { ...token, id: 't2' });
		expect(await refusal(more)).toBe('reward.bound');
		await app.speaking.rating.unlock(owner, at);
		expect((await board()).map(({ awards }) => awards.length)).toEqual([0, 0, 1]);
	});

	it('keeps a wish list of the class, and gives what is on it', async () => {
		await presented();
		const { rewards } = app;
		const { owner, assistant, stranger, classId, students, teams } = room;
		const [student, other] = [students[0]![0]!, students[1]![0]!];
		await Promise.all([
			rewards.wish(student, classId, '早退五分钟'),
			rewards.wish(other, classId, '早退五分钟')
		]);
		await rewards.wish(other, classId, '<b>Front row</b>');
		for (const wrong of ['', 'x'.repeat(61), 'fuck'])
			expect(await refusal(rewards.wish(student, classId, wrong))).toBe('reward.text');
		expect(await refusal(rewards.wish(stranger, classId, 'Tea'))).toBe('class.unknown');
		const list = (await rewards.view(student, classId)).wishes;
		expect(list.map(({ text, by }) => [text, by])).toEqual([
			['早退五分钟', null],
			['<b>Front row</b>', null]
		]);
		expect(await refusal(rewards.unwish(student, classId, list[1]!.id))).toBe('access.forbidden');
		expect(await refusal(rewards.unwish(student, classId, 'none'))).toBe('reward.unknown');
		await rewards.unwish(assistant, classId, list[1]!.id);
		const award = {
			id: 'a',
			team: teams[0]!,
			kind: 'prize',
			what: '早退五分钟',
			amount: 1
		} as const;
		expect(await refusal(rewards.give(student, classId, award))).toBe('access.forbidden');
		await Promise.all([rewards.give(owner, classId, award), rewards.give(owner, classId, award)]);
		const points = { ...award, kind: 'points', amount: 101 } as const;
		expect(await refusal(rewards.give(owner, classId, { ...points, id: 'b' }))).toBe(
			'reward.points'
		);
		const badge = { ...award, id: 'c', kind: 'badge', what: 'none' } as const;
		expect(await refusal(rewards.give(owner, classId, badge))).toBe('reward.unknown');
		const nowhere = { ...award, id: 'd', team: 'none' };
		expect(await refusal(rewards.give(owner, classId, nowhere))).toBe('company.unknown');
		const { awards } = (await rewards.view(owner, classId)).teams[0]!;
		expect(awards.map(({ kind, what }) => [kind, what])).toEqual([['prize', '早退五分钟']]);
		expect(await refusal(rewards.takeBack(student, classId, awards[0]!.id))).toBe(
			'access.forbidden'
		);
		await rewards.takeBack(owner, classId, awards[0]!.id);
		await rewards.takeBack(owner, classId, awards[0]!.id);
		for (let n = 0; (await rewards.view(owner, classId)).wishes.length < 60; n++)
			await rewards.wish(owner, classId, `Wish ${n}`);
		expect(await refusal(rewards.wish(student, classId, 'Tea'))).toBe('reward.full');
	});
});
