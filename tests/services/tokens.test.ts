import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, gameOf, type ClassRoom } from '../support/class-room.ts';
import { publishedQuiz, take } from '../support/quizzes.ts';
import { teamsOf } from '../../src/lib/server/stores/teams.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both, publishedUnit } from '../support/units.ts';
import { until } from '../support/until.ts';

onEveryStore('tokens for what a team has learned', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let game: string;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store);
		game = await gameOf(test.store, room.classId, room.teams[0], { access: 'race' });
	});
	afterAll(() => test.dispose());

	/** A lesson that is signed in to for an hour from now on. */
	async function lesson(): Promise<string> {
		const { classId, owner } = room;
		const id = await publishedUnit(app, owner, classId);
		const at = clock.ms;
		await app.units.change(owner, classId, id, {
			title: both('课', 'Lesson'),
			lessonAt: null,
			signIn: {
				opensAt: at,
				closesAt: at + 3_600_000,
				lateUntil: at + 7_200_000,
				latePercent: 50
			}
		});
		return id;
	}
	const [captain, member] = [() => room.students[0]![0]!, () => room.students[0]![1]!];
	const signIn = (actor: Actor, unit: string) => app.signIns.signIn(actor, room.classId, unit);
	const left = async () => (await app.desks.open(captain(), game)).view.team!.tokens;

	it('come when the last member has signed in, and once', async () => {
		const unit = await lesson();
		await signIn(captain(), unit);
		expect(await left()).toBeUndefined();
		await signIn(member(), unit);
		expect(await left()).toBe(1);
		await signIn(member(), unit);
		expect(await left()).toBe(1);
	});

	it('do not come for a lesson that somebody was late for', async () => {
		const unit = await lesson();
		await signIn(captain(), unit);
		clock.pass(3_700);
		await signIn(member(), unit);
		expect(await left()).toBe(1);
	});

	it('come when the last member has passed a quiz', async () => {
		const { classId, owner } = room;
		const unit = await publishedUnit(app, owner, classId);
		const quiz = await publishedQuiz(app, owner, classId, unit, { pass: 100 }, ['one']);
		await take(app, captain(), classId, unit, quiz, true);
		await take(app, member(), classId, unit, quiz, false);
		await take(app, member(), classId, unit, quiz, true);
		await until(async () => (await left()) === 2);
		expect(await left()).toBe(2);
	});

	it('come when the class awards them', async () => {
		const own = await test.store.tx((db) => teamsOf(db, test.store.t, room.classId));
		const other = await gameOf(test.store, room.classId, own[1]!.id, { access: 'race' });
		await app.rewards.give(room.owner, room.classId, {
			...{ id: 'first', team: own[1]!.id, kind: 'perk', what: 'token', amount: 2 }
		});
		const left = async () => (await app.desks.open(room.students[1]![0]!, other)).view.team!.tokens;
		await until(async () => (await left()) === 2);
		expect(await left()).toBe(2);
	});

	it('wait for the next month when this one is full', async () => {
		{
			const unit = await lesson();
			await signIn(captain(), unit);
			await signIn(member(), unit);
		}
		expect(await left()).toBe(2);
		for (const move of ['openMonth', 'lockMonth', 'revealMonth', 'prepareMonth'] as const)
			await app.lessons.move(room.owner, game, move);
		await until(async () => (await left()) === 3);
		expect(await left()).toBe(3);
	});
});
