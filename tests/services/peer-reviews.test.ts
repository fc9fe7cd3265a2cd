import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { TaskPath } from '../../src/lib/server/services/peer/in-task.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { answers, draft, handedInTask, roundFacts } from '../support/peer.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both } from '../support/units.ts';

onEveryStore('peer review', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let rubric: string;
	let path: TaskPath;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
	});
	beforeEach(async () => {
		room = await classRoom(test.store, 5);
		rubric = await app.peer.rubrics.save(room.owner, room.classId, null, 0, draft());
		path = await handedInTask(app, room);
	});
	afterAll(() => test.dispose());

	const captains = () => room.students.map(([captain]) => captain!);
	const begin = async (facts: Parameters<typeof roundFacts>[1] = {}) => {
		await app.peer.rounds.configure(room.owner, path, 0, roundFacts(rubric, facts));
		await app.peer.rounds.deal(room.owner, path);
	};
	const mine = async (who: Actor) => (await app.peer.writing.mine(who, path))!;
	const round = async () => (await app.peer.rounds.view(room.owner, path)).round!;
	/** Writes everything somebody is to write. */
	const writeAll = async (who: Actor, marks: [number, number] = [8, 4], comment = 'good work') => {
		for (const { id } of (await mine(who)).write) {
			const { version } = await app.peer.writing.open(who, path, id);
			await app.peer.writing.handIn(who, path, id, version, answers(...marks, comment));
		}
	};

	it('deals everybody the same number, keeps drafts, and takes reviews in', async () => {
		await begin({ each: 2 });
		await app.peer.rounds.deal(room.owner, path);
		const { givers, faults } = await round();
		expect(givers.map(({ reviews, gets }) => [reviews.length, gets])).toEqual(
			Array.from({ length: 5 }, () => [2, 2])
		);
		expect(faults).toEqual([]);
		const me = captains()[0]!;
		const [first] = (await mine(me)).write;
		const opened = await app.peer.writing.open(me, path, first!.id);
		expect(opened).toMatchObject({ version: 0, of: 2, writable: true });
		expect(opened.work!.text).toContain('our proposal');
		const version = await app.peer.writing.save(me, path, first!.id, 0, { mark_k1: '8' });
		expect(version).toBe(1);
		// The other member of the company goes on with it.
		const other = room.students[0]![1]!;
		expect((await app.peer.writing.open(other, path, first!.id)).sheet.marks).toEqual({ k1: 8 });
		const due = (who: Actor) => app.peer.writing.due(who, path[0], path[1]);
		expect(await due(me)).toMatchObject([{ task: path[2], done: 0, all: 2, open: true }]);
		expect([await due(room.owner), await due(room.loner)]).toEqual([[], []]);
		await writeAll(me);
		expect(await due(other)).toMatchObject([{ done: 2, all: 2 }]);
		expect((await mine(other)).write.map(({ state }) => state)).toEqual(['done', 'done']);
		const again = app.peer.writing.save(me, path, first!.id, 2, { mark_k1: '1' });
		expect(await refusal(again)).toBe('review.handedIn');
	});

	it('tells the second of two tabs, and loses neither press of one', async () => {
		await begin();
		const me = captains()[0]!;
		const { id } = (await mine(me)).write[0]!;
		const save = (version: number, k1: number) =>
			app.peer.writing.save(me, path, id, version, answers(k1, 3));
		expect(await save(0, 5)).toBe(1);
		expect(await refusal(save(0, 6))).toBe('review.changed');
		expect(await save(0, 5)).toBe(1);
		expect((await app.peer.writing.open(me, path, id)).sheet.marks).toEqual({ k1: 5, k2: 3 });
		expect(await save(1, 6)).toBe(2);
	});

	it('asks for every criterion and for a comment of some length', async () => {
		await begin({ comment: { minCharacters: 6, minWords: 3 } });
		const me = captains()[0]!;
		const { id } = (await mine(me)).write[0]!;
		const handIn = (sheet: Record<string, string>) =>
			refusal(app.peer.writing.handIn(me, path, id, 0, sheet));
		expect(await handIn({ mark_k1: '8', comment: 'very good indeed' })).toBe('review.incomplete');
		expect(await handIn(answers(11, 4, 'very good indeed'))).toBe('review.incomplete');
		expect(await handIn(answers(8, 4, '  \n　 '))).toBe('review.short');
		expect(await handIn(answers(8, 4, '好好好好好好好'))).toBe('review.short');
		expect(await handIn(answers(8, 4, '方案清楚可行'))).toBe('done');
	});

	it('takes nothing before it is dealt out, after the deadline, or once it is closed', async () => {
		const facts = roundFacts(rubric, { dueAt: clock.ms + 3_600_000 });
		await app.peer.rounds.configure(room.owner, path, 0, facts);
		expect(await app.peer.writing.mine(captains()[0]!, path)).toBeNull();
		await app.peer.rounds.deal(room.owner, path);
		const me = captains()[0]!;
		const { id } = (await mine(me)).write[0]!;
		await app.peer.writing.save(me, path, id, 0, answers(8, 4));
		clock.pass(3_601);
		const save = () => refusal(app.peer.writing.save(me, path, id, 1, answers(7, 4)));
		expect(await save()).toBe('review.notOpen');
		const { rule, strictness, calibrationCounts } = facts;
		const later = { rule, strictness, calibrationCounts, dueAt: null };
		await app.peer.rounds.adjust(room.owner, path, 1, later);
		expect(await refusal(app.peer.rounds.adjust(room.owner, path, 1, later))).toBe(
			'review.changed'
		);
		expect(await save()).toBe('done');
		await app.peer.rounds.stage(room.owner, path, 'close');
		expect(await refusal(app.peer.writing.save(me, path, id, 2, answers(1, 1)))).toBe(
			'review.notOpen'
		);
		expect((await app.peer.writing.open(me, path, id)).sheet.marks).toEqual({ k1: 7, k2: 4 });
	});

	it('opens to its writer alone: not to other companies, staff or strangers', async () => {
		await begin();
		const { id } = (await mine(captains()[0]!)).write[0]!;
		const open = (who: Actor) => refusal(app.peer.writing.open(who, path, id));
		for (const [who, code] of [
			[captains()[1]!, 'review.unknown'],
			[room.loner, 'review.unknown'],
			[room.owner, 'access.forbidden'],
			[room.stranger, 'class.unknown'],
			[room.visitor, 'access.signIn']
		] as const)
			expect(await open(who)).toBe(code);
		const student = captains()[0]!;
		for (const work of [
			app.peer.rounds.view(student, path),
			app.peer.rounds.deal(student, path),
			app.peer.rounds.configure(student, path, 1, roundFacts(rubric)),
			app.peer.rounds.stage(student, path, 'publish'),
			app.peer.rounds.leave(student, path, room.teams[0]!, 'why'),
			app.peer.writing.rule(student, path, id, 'hidden'),
			app.peer.results.removeExample(student, path, id)
		])
			expect(await refusal(work)).toBe('access.forbidden');
	});

	it('gives what is said after publishing alone, with figures of three at least', async () => {
		await begin({ each: 2 });
		for (const who of captains()) await writeAll(who);
		const me = captains()[0]!;
		expect((await mine(me)).read).toEqual([]);
		expect(await app.peer.results.mine(me, path)).toBeNull();
		const [toMe] = (await round()).givers.filter(({ reviews }) =>
			reviews.some(({ receiver }) => receiver === room.teams[0])
		);
		await app.peer.rounds.stage(room.owner, path, 'publish');
		const { read } = await mine(me);
		expect(read).toHaveLength(2);
		expect(read[0]).toMatchObject({ mine: true, giver: null, sheet: { comment: 'good work' } });
		expect(JSON.stringify(read)).not.toContain(toMe!.name);
		// Two reviews are too few for a mean; five works are enough for one of the class.
		expect(await app.peer.results.mine(me, path)).toMatchObject({
			...{ reviews: 2, grade: null, criteria: null, classMean: '77.5', undone: 0 },
			// One other reader is no yardstick.
			reviewing: null
		});
	});

	it('holds reviews against the mark of staff by the same rubric', async () => {
		await begin();
		for (const who of captains()) await writeAll(who, [8, 4]);
		await app.tasks.move(room.owner, path[0], path[1], path[2], 'startReview');
		for (const team of room.teams)
			await app.peer.evaluating.evaluate(room.owner, path, team, {
				...{ version: 0, rubric, answers: answers(8, 4), mark: '', excused: false }
			});
		await app.peer.rounds.stage(room.owner, path, 'publish');
		const own = await app.peer.results.mine(captains()[0]!, path);
		expect(own!.reviewing).toBe('100');
	});

	it('lets the author call a review useful or unfair, and staff hide it', async () => {
		await begin({ each: 2 });
		for (const who of captains()) await writeAll(who);
		const me = captains()[0]!;
		const pair = (await round()).givers
			.flatMap(({ reviews }) => reviews)
			.find(({ receiver }) => receiver === room.teams[0])!;
		const react = (who: Actor, flag: string) =>
			refusal(app.peer.writing.react(who, path, pair.id, false, flag));
		expect(await react(me, 'unfair')).toBe('review.notOpen');
		await app.peer.rounds.stage(room.owner, path, 'publish');
		expect(await react(captains()[1]!, 'unfair')).toBe('review.unknown');
		expect(await refusal(app.peer.writing.rule(room.owner, path, pair.id, 'hidden'))).toBe(
			'review.unknown'
		);
		expect(await react(me, '<b>unfair</b>')).toBe('done');
		expect((await round()).flagged).toMatchObject([{ id: pair.id, flag: '<b>unfair</b>' }]);
		await app.peer.writing.rule(room.assistant, path, pair.id, 'hidden');
		expect((await mine(me)).read.map(({ id }) => id)).not.toContain(pair.id);
		expect((await app.peer.results.mine(me, path))!.reviews).toBe(1);
		expect(await react(me, 'again')).toBe('review.unknown');
	});

	it('is repaired when somebody leaves: what is written stays, nobody reviews a friend', async () => {
		path = await handedInTask(app, room, 'student', room.students.flat());
		await begin({ each: 2 });
		const [leaver] = room.students[0]!;
		await writeAll(room.students[1]![0]!);
		const { db, t } = test.store;
		const member = (await db.select().from(t.members)).find(
			({ userId, classId }) => userId === leaver!.user!.id && classId === room.classId
		)!;
		await app.rosters.setStatus(room.owner, room.classId, member.id, 'withdrawn');
		expect((await round()).left).toMatchObject([{ id: member.id, name: leaver!.user!.name }]);
		expect(await refusal(app.peer.rounds.leave(room.owner, path, member.id, ' '))).toBe(
			'review.reason'
		);
		await app.peer.rounds.leave(room.owner, path, member.id, 'has left the course');
		const after = await round();
		expect(after.left).toEqual([]);
		// Whatever could not be given to somebody else is named, and nothing else is wrong.
		for (const { code } of after.faults) expect(['gives', 'gets']).toContain(code);
		expect(after.log[0]).toMatchObject({ what: 'left', giver: leaver!.user!.name, by: 'Owner' });
		expect(await refusal(app.peer.rounds.leave(room.owner, path, 'nobody', 'x'))).toBe(
			'review.notAllocated'
		);
	});

	it('is changed by hand with a reason, and the record keeps it', async () => {
		await begin();
		const [a, b] = room.teams as [string, string];
		const add = (giver: string, receiver: string, why = 'needs a third eye') =>
			refusal(app.peer.rounds.change(room.owner, path, 'add', { giver, receiver }, why));
		expect(await add(a, a)).toBe('review.self');
		expect(await add(a, 'nobody')).toBe('task.unknownDoer');
		expect(await add(a, b, '…')).toBe('review.reason');
		const before = (await round()).givers.find(({ id }) => id === a)!.reviews[0]!;
		expect(await add(a, before.receiver)).toBe('review.doubled');
		// Whoever is reviewed reviews back: allowed by hand, and named.
		expect(await add(before.receiver, a)).toBe('done');
		expect((await round()).faults.map(({ code }) => code)).toContain('reciprocal');
		const remove = (giver: string, receiver: string) =>
			refusal(app.peer.rounds.change(room.owner, path, 'remove', { giver, receiver }, 'mistake'));
		expect(await remove(before.receiver, a)).toBe('done');
		expect(await remove(before.receiver, a)).toBe('review.notAllocated');
		await writeAll(captains()[0]!);
		expect(await remove(a, before.receiver)).toBe('review.done');
		expect((await round()).log.map(({ what }) => what)).toEqual(['removed', 'added', 'dealt']);
	});

	it('refuses what cannot be dealt, and changes of what has begun', async () => {
		const configure = (version: number, facts: Parameters<typeof roundFacts>[1] = {}) =>
			refusal(app.peer.rounds.configure(room.owner, path, version, roundFacts(rubric, facts)));
		expect(await configure(0, { rubric: 'none' })).toBe('rubric.unknown');
		expect(await refusal(app.peer.rounds.deal(room.owner, path))).toBe('review.unknown');
		expect(await configure(0, { each: 3 })).toBe('done');
		expect(await refusal(app.peer.rounds.deal(room.owner, path))).toBe('review.tooMany');
		expect(await configure(0)).toBe('review.changed');
		expect(await configure(1)).toBe('done');
		await app.peer.rounds.deal(room.owner, path);
		expect(await configure(2)).toBe('review.begun');
		const few = await handedInTask(app, room, 'team', captains().slice(0, 2));
		await app.peer.rounds.configure(room.owner, few, 0, roundFacts(rubric));
		expect(await refusal(app.peer.rounds.deal(room.owner, few))).toBe('review.tooFew');
		// The same circle goes on to the next offset in the next week.
		expect((await app.peer.rounds.view(room.owner, few)).nextWeek).toBe(1);
	});

	it('lets students practise: the marks of staff are shown after the own, the first time counts', async () => {
		await app.peer.rounds.configure(room.owner, path, 0, roundFacts(rubric));
		const add = (sheet: Record<string, string>) =>
			app.peer.results.addExample(room.owner, path, both('例', 'Example'), both('', 'Text'), sheet);
		expect(await refusal(add({ mark_k1: '8' }))).toBe('evaluation.incomplete');
		await add(answers(8, 4));
		const me = captains()[0]!;
		const look = async () => (await app.peer.results.examples(me, path))!;
		const [example] = (await look()).examples;
		expect(example).toMatchObject({ instructor: null, own: null, agreement: null });
		const go = (sheet: Record<string, string>) =>
			refusal(app.peer.results.tryExample(me, path, example!.id, sheet));
		expect(await go({ mark_k1: '1' })).toBe('review.incomplete');
		expect(await go(answers(7, 4))).toBe('done');
		expect(await go(answers(8, 4))).toBe('done');
		expect(await look()).toMatchObject({ agreement: '90', examples: [{ agreement: '90' }] });
		expect((await look()).examples[0]!.instructor!.marks).toEqual({ k1: 8, k2: 4 });
		// Marked by this rubric: another one would make nonsense of it.
		const other = await app.peer.rubrics.save(room.owner, room.classId, null, 0, draft());
		const change = app.peer.rounds.configure(room.owner, path, 1, roundFacts(other));
		expect(await refusal(change)).toBe('review.begun');
	});
});
