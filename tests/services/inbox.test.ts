import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { playedGame } from '../support/lessons.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both, publishedUnit, task, work } from '../support/units.ts';

const HOUR = 3_600_000;
const ORIGIN = 'https://crm.school.example';

onEveryStore('notices', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
	});
	beforeEach(async () => {
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store, 2);
	});
	afterAll(() => test.dispose());

	const captain = () => room.students[0]![0]!;
	const mate = () => room.students[0]![1]!;
	const kinds = async (who = captain()) =>
		(await app.inbox.list(who)).map(({ kind, id, unread }) => `${kind} ${id} ${unread}`);

	it('tell what is due, marked, answered and one’s turn, and nothing of drafts', async () => {
		expect(await kinds()).toEqual([]);
		const unit = await publishedUnit(app, room.owner, room.classId);
		const own = [room.classId, unit] as const;
		const dueAt = clock.ms + HOUR;
		await app.tasks.add(room.owner, ...own, task({ title: both('', 'Later') }));
		const id = await app.tasks.add(room.owner, ...own, task({ opensAt: clock.ms, dueAt }));
		clock.pass(1);
		expect(await kinds()).toEqual([`due task:${id}:due true`]);
		expect((await app.inbox.list(captain()))[0]).toMatchObject({ dueAt, className: 'CRM 1' });
		expect(await kinds(room.loner)).toEqual([]);
		expect(await kinds(room.owner)).toEqual([]);

		expect(await app.inbox.unread(captain())).toBe(1);
		await app.inbox.markRead(captain(), clock.ms + HOUR);
		await app.inbox.markRead(captain(), clock.ms - HOUR);
		expect(await app.inbox.unread(captain())).toBe(0);
		expect(await app.inbox.unread(mate())).toBe(1);

		clock.pass(60);
		await app.handingIn.submit(captain(), ...own, id, work({ text: 'x' }));
		expect(await kinds()).toEqual([]);
		await app.discussion.post(captain(), ...own, 'why?', null);
		const [thread] = await app.discussion.list(mate(), ...own);
		await app.discussion.post(mate(), ...own, 'because', thread!.id);
		await app.tasks.move(room.owner, ...own, id, 'startReview');
		await app.tasks.move(room.owner, ...own, id, 'publish');
		const round = await app.grading.contribution.open(room.owner, room.classId, {
			...{ title: both('', 'M1'), form: 'points', method: 'strict', penalty: 0, weight: 50 },
			...{ target: '', closesAt: clock.ms + HOUR }
		});
		await app.grading.publish(room.owner, room.classId, 0, true);
		const found = await kinds();
		expect(found).toEqual(
			expect.arrayContaining([
				`commented posts:${unit} true`,
				`due contribution:${round}:due true`,
				`graded grades:${room.classId} true`
			])
		);
		await playedGame(app, room, 1);
		const [game] = await app.games.list(room.owner, room.classId);
		await app.lessons.move(room.owner, game!.id, 'openMonth');
		expect(await kinds()).toContain(`turn game:${game!.id}:2 true`);
		// A class that is over is silent.
		await app.classes.archive(room.owner, room.classId, true);
		expect(await kinds()).toEqual([]);
		for (const ask of [
			() => app.inbox.list(room.visitor),
			() => app.inbox.unread(room.visitor),
			() => app.inbox.markRead(room.visitor, 1)
		])
			expect(await refusal(ask())).toBe('access.signIn');
	});

	it('give a calendar under a secret address that can be taken back', async () => {
		const unit = await publishedUnit(app, room.owner, room.classId);
		const lessonAt = Date.UTC(2026, 11, 1, 6);
		await app.units.change(room.owner, room.classId, unit, {
			...{ title: both('第一周；价值', ''), lessonAt, signIn: null }
		});
		const dueAt = Date.UTC(2026, 11, 2, 6);
		await app.tasks.add(room.owner, room.classId, unit, task({ opensAt: clock.ms, dueAt }));
		clock.pass(1);
		expect(await app.inbox.feed(captain(), room.classId)).toBeNull();
		const secret = await app.inbox.makeFeed(captain(), room.classId);
		const text = await app.inbox.calendar(secret, ORIGIN);
		expect(text).toContain('DTSTART:20261201T060000Z');
		expect(text).toContain('DTSTART:20261202T060000Z');
		expect(text.replace(/\r\n /g, '')).toContain(
			`URL:${ORIGIN}/class/${room.classId}/units/${unit}`
		);
		expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
		// Kept as a hash only.
		const stored = await test.store.db.select().from(test.store.t.calendarFeeds);
		expect(JSON.stringify(stored)).not.toContain(secret);
		const again = await app.inbox.makeFeed(captain(), room.classId);
		const read = (address: string) => refusal(app.inbox.calendar(address, ORIGIN));
		expect(await read(secret)).toBe('calendar.unknown');
		expect(await read(again)).toBe('done');
		expect(await read('')).toBe('calendar.unknown');
		const members = await test.store.db.select().from(test.store.t.members);
		const me = members.find(({ userId }) => userId === captain().user!.id)!.id;
		await app.rosters.setStatus(room.owner, room.classId, me, 'withdrawn');
		expect(await read(again)).toBe('calendar.unknown');
		await app.rosters.setStatus(room.owner, room.classId, me, 'active');
		await app.inbox.dropFeed(captain(), room.classId);
		await app.inbox.dropFeed(captain(), room.classId);
		expect(await read(again)).toBe('calendar.unknown');
		for (const ask of [
			() => app.inbox.feed(room.stranger, room.classId),
			() => app.inbox.makeFeed(room.stranger, room.classId),
			() => app.inbox.dropFeed(room.stranger, room.classId)
		])
			expect(await refusal(ask())).toBe('class.unknown');
	});
});
