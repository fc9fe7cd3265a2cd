import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { answers, draft, handedInTask, roundFacts } from '../support/peer.ts';
import { publishedQuiz, take } from '../support/quizzes.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { publishedUnit } from '../support/units.ts';

const HOUR = 3_600_000;

onEveryStore('notices of a course', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store, 4);
	});
	afterAll(() => test.dispose());

	const me = (): Actor => room.students[0]![0]!;
	const kinds = async (about: string, who = me()) =>
		(await app.inbox.list(who))
			.filter(({ id }) => id.startsWith(about))
			.map(({ kind, id, dueAt }) => ({ kind, id, dueAt }));

	it('tell of a quiz until it has been taken', async () => {
		const { classId, owner } = room;
		const unit = await publishedUnit(app, owner, classId);
		const dueAt = clock.ms + HOUR;
		const id = await publishedQuiz(app, owner, classId, unit, { dueAt, tries: 2 }, ['one']);
		expect(await kinds('quiz:')).toEqual([{ kind: 'due', id: `quiz:${id}:due`, dueAt }]);
		expect([...(await kinds('quiz:', owner)), ...(await kinds('quiz:', room.stranger))]).toEqual(
			[]
		);
		await take(app, me(), classId, unit, id, false);
		expect(await kinds('quiz:')).toEqual([]);
		expect(await kinds('quiz:', room.students[1]![0]!)).toHaveLength(1);
		const secret = await app.inbox.makeFeed(me(), classId);
		const calendar = await app.inbox.calendar(secret, 'https://crm.school.example');
		expect(calendar).toContain(`UID:quiz-${id}@`);
	});

	it('tell of reviews to be written, and of reviews of the own work once they are published', async () => {
		const { classId, owner } = room;
		const path = await handedInTask(app, room);
		const rubric = await app.peer.rubrics.save(owner, classId, null, 0, draft());
		await app.peer.rounds.configure(owner, path, 0, roundFacts(rubric, { each: 1 }));
		expect(await kinds('peer:')).toEqual([]);
		await app.peer.rounds.deal(owner, path);
		expect(await kinds('peer:')).toMatchObject([{ kind: 'due', dueAt: null }]);
		expect(await kinds('peer:', room.students[0]![1]!)).toHaveLength(1);
		expect(await kinds('peer:', room.loner)).toEqual([]);
		for (const [captain] of room.students) {
			const { write } = (await app.peer.writing.mine(captain!, path))!;
			const { version } = await app.peer.writing.open(captain!, path, write[0]!.id);
			const sheet = answers(8, 4, 'good work');
			await app.peer.writing.handIn(captain!, path, write[0]!.id, version, sheet);
		}
		expect(await kinds('peer:')).toEqual([]);
		await app.peer.rounds.stage(owner, path, 'close');
		await app.peer.rounds.stage(owner, path, 'publish');
		expect(await kinds('peer:')).toMatchObject([{ kind: 'commented' }]);
	});
});
