import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import { quizMarks } from '../../src/lib/server/grading/quizzes.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { masteryOf } from '../../src/lib/server/services/quiz-mastery.ts';
import { membersOf } from '../../src/lib/server/stores/members.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { fieldsFor, ITEMS, publishedQuiz, quiz, take } from '../support/quizzes.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { publishedUnit } from '../support/units.ts';

const AUTO = ITEMS.filter(({ kind }) => kind !== 'essay').map(({ id }) => id as string);

onEveryStore('taking a quiz', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let unit: string;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store);
		unit = await publishedUnit(app, room.owner, room.classId);
	});
	afterAll(() => test.dispose());

	const minutes = (n: number) => clock.ms + n * 60_000;
	const ann = (): Actor => room.students[0]![0]!;
	const bob = (): Actor => room.students[0]![1]!;
	const make_ = (facts: Parameters<typeof publishedQuiz>[4] = {}, ids = AUTO) =>
		publishedQuiz(app, room.owner, room.classId, unit, facts, ids);
	const at = (id: string) => [room.classId, unit, id] as const;
	const view = (id: string, who = ann()) => app.quizzes.taking.view(who, ...at(id));
	const begin = (id: string, who = ann()) => refusal(app.quizzes.taking.begin(who, ...at(id)));
	const submit = (id: string, attempt: string, fields: Record<string, unknown>, who = ann()) =>
		refusal(app.quizzes.taking.submit(who, ...at(id), attempt, fields));
	const memberOf = async (who: Actor) =>
		(await membersOf(test.store.db, test.store.t, room.classId)).find(
			({ userId }) => userId === who.user!.id
		)!.id;

	it('is for students of the class alone, and not before it is published', async () => {
		const id = await app.quizzes.add(room.owner, room.classId, unit, quiz());
		expect(await begin(id)).toBe('quiz.unknown');
		expect(await refusal(view(id))).toBe('quiz.unknown');
		expect(await refusal(app.quizzes.publish(room.owner, ...at(id), true))).toBe('quiz.empty');
		const open = await make_();
		expect(await begin(open, room.owner)).toBe('access.forbidden');
		expect(await begin(open, room.stranger)).toBe('class.unknown');
		expect(await begin(open, room.visitor)).toBe('access.signIn');
		expect((await view(open, room.owner)).running).toBeNull();
		const cards = await app.quizzes.taking.list(ann(), room.classId, unit);
		expect(cards.map((card) => card.id)).toEqual([open]);
	});

	it('marks every kind of question exactly and tells what was chosen', async () => {
		const id = await make_({ tries: 2 });
		await take(app, ann(), ...at(id), false);
		const first = await view(id);
		expect(first).toMatchObject({ phase: 'ready', percent: '0.0', passed: false, triesLeft: 1 });
		const chosen = first.review!.items.find((item) => item.id === 'one')!;
		expect(chosen.feedback.map(({ en }) => en).join()).toMatch(/SECRET about (A|C).*in general/s);
		expect(chosen.feedback.map(({ en }) => en).join()).not.toContain('about B');
		await take(app, ann(), ...at(id), true);
		const second = await view(id);
		expect(second).toMatchObject({ phase: 'spent', percent: '100.0', passed: true });
		expect(second.attempts.map(({ percent, counts }) => [percent, counts])).toEqual([
			['0.0', false],
			['100.0', true]
		]);
		expect(second.review!.items.map(({ percent }) => percent)).toEqual(AUTO.map(() => '100'));
		expect(await begin(id)).toBe('quiz.spent');
	});

	it('keeps answers as they come, shows them again, and hands in once however often it is pressed', async () => {
		const id = await make_({ tries: 1 });
		await Promise.all([begin(id), begin(id)]);
		await begin(id);
		const { running } = await view(id);
		const fields = fieldsFor(running!.items, true);
		const some = { ...fields, q: ['one', 'match'], 's:one': '12', 'a:short': 'not asked about' };
		clock.pass(30);
		expect(await app.quizzes.taking.save(ann(), ...at(id), running!.id, some)).toEqual([]);
		const resumed = (await view(id)).running!;
		expect(resumed.id).toBe(running!.id);
		expect(resumed.items.filter(({ answer }) => answer).map((item) => item.id)).toEqual([
			'one',
			'match'
		]);
		expect(resumed.items[0]).toMatchObject({ answer: { option: fields['a:one'] }, seconds: 12 });
		expect(
			await Promise.all([
				submit(id, running!.id, fields),
				submit(id, running!.id, fields),
				submit(id, running!.id, fields)
			])
		).toEqual(['done', 'done', 'done']);
		expect(await view(id)).toMatchObject({ phase: 'spent', percent: '100.0' });
		const rows = await test.store.db.select().from(test.store.t.quizAttempts);
		expect(rows.filter(({ quizId }) => quizId === id)).toHaveLength(1);
	});

	it('takes nothing of another quiz, another attempt or another person, and no marks', async () => {
		const [id, elsewhere] = [await make_(), await make_({}, ['one'])];
		for (const quizId of [id, elsewhere]) await begin(quizId);
		await begin(id, bob());
		const mine = (await view(id)).running!;
		const other = (await view(elsewhere)).running!;
		const bobs = (await view(id, bob())).running!;
		const fields = fieldsFor(mine.items, true);
		const no = { q: ['one'] };
		expect(await submit(id, other.id, fields)).toBe('quiz.over');
		expect(await submit(id, bobs.id, fields)).toBe('quiz.over');
		expect(await submit(id, 'none', fields)).toBe('quiz.over');
		expect(await submit(elsewhere, other.id, fields)).toBe('form.invalid');
		const save = (more: Record<string, unknown>) =>
			app.quizzes.taking.save(ann(), ...at(id), mine.id, { ...no, ...more });
		const bobsOption = bobs.items[0]!.options[0]!.id;
		expect(await save({ 'a:one': bobsOption })).toMatchObject([{ code: 'answerPart' }]);
		expect(await save({ 'a:one': '0' })).toMatchObject([{ code: 'answerPart' }]);
		const steps = mine.items.find(({ kind }) => kind === 'ordering')!.options;
		const half = { q: ['order'], [`o:order:${steps[0]!.id}`]: '1' };
		expect(await save(half)).toMatchObject([{ item: 'order', code: 'answerIncomplete' }]);
		const same = Object.fromEntries(steps.map((step) => [`o:order:${step.id}`, '1']));
		expect(await save({ q: ['order'], ...same })).toMatchObject([{ code: 'answerIncomplete' }]);
		expect(await save({ q: ['number'], 'a:number': 'twelve' })).toMatchObject([
			{ code: 'answerNumber' }
		]);
		expect(await save({ q: ['short'], 'a:short': 'x'.repeat(501) })).toMatchObject([
			{ code: 'answerLong', params: { max: 500 } }
		]);
		// A mark in the form is not looked at; what cannot be taken keeps the attempt open while there is time.
		const forged = { ...fieldsFor(mine.items, false), share: '1/1', score: 100, points: [99] };
		const open = await app.quizzes.taking.submit(ann(), ...at(id), mine.id, {
			...forged,
			'a:number': 'twelve'
		});
		expect(open).toMatchObject({ ended: false, notTaken: [{ item: 'number' }] });
		expect(await submit(id, mine.id, forged)).toBe('done');
		expect((await view(id)).percent).toBe('0.0');
	});

	it('ends by itself when time is over: what was saved counts, a late click is told so', async () => {
		const id = await make_({ seconds: 600, tries: 2, cooldown: 300 });
		await begin(id);
		const { running } = await view(id);
		expect(running).toMatchObject({ endsAt: minutes(10), left: 600_000 });
		const fields = fieldsFor(running!.items, true);
		await app.quizzes.taking.save(ann(), ...at(id), running!.id, { ...fields, q: ['one'] });
		// On its way when time ran out.
		clock.pass(605);
		const late = { ...fields, q: ['many'] };
		expect(await app.quizzes.taking.save(ann(), ...at(id), running!.id, late)).toEqual([]);
		clock.pass(30);
		expect(await submit(id, running!.id, fields)).toBe('quiz.over');
		const over = await view(id);
		expect(over).toMatchObject({ phase: 'cooling', percent: '28.6', running: null });
		expect(over.attempts[0]).toMatchObject({ ranOut: true, submittedAt: minutes(0) - 35_000 });
		expect(await begin(id)).toBe('quiz.cooling');
		clock.pass(300);
		expect(await begin(id)).toBe('done');
		expect((await view(id)).attempts).toHaveLength(1);
	});

	it('opens, becomes late and closes by the clock, with more time for whom it is given', async () => {
		const facts = {
			...{ opensAt: minutes(5), dueAt: minutes(60), closesAt: minutes(120), seconds: 600 },
			late: { kind: 'penalty' as const, percent: 10, most: 50 }
		};
		const id = await make_(facts);
		expect(await begin(id)).toBe('quiz.notOpen');
		const allow = (who: Actor, member: string, more = {}) =>
			refusal(
				app.quizzes.allow(who, ...at(id), {
					...{ member, time: 250, extension: 7_200, extraTries: 0, excused: false },
					...more
				})
			);
		expect(await allow(ann(), await memberOf(bob()))).toBe('access.forbidden');
		expect(await allow(room.owner, 'none')).toBe('member.unknown');
		expect(await allow(room.assistant, await memberOf(bob()))).toBe('done');
		clock.pass(65 * 60);
		expect(await begin(id, bob())).toBe('done');
		expect((await view(id, bob())).running!.endsAt).toBe(minutes(25));
		await take(app, ann(), ...at(id), true);
		expect((await view(id)).attempts[0]).toMatchObject({
			late: true,
			penalty: 10,
			percent: '90.0'
		});
		clock.pass(60 * 60);
		expect(await begin(id)).toBe('quiz.closed');
		const loner = room.loner;
		expect(await begin(id, loner)).toBe('quiz.closed');
		await take(app, bob(), ...at(id), true);
		expect((await view(id, bob())).attempts.at(-1)).toMatchObject({
			late: false,
			percent: '100.0'
		});
	});

	it('shows marks of single questions only after closing where the class wants it so', async () => {
		const id = await make_({ feedback: 'closed', closesAt: minutes(30) });
		await take(app, ann(), ...at(id), true);
		expect(await view(id)).toMatchObject({ percent: '100.0', review: null, reviewLater: true });
		clock.pass(31 * 60);
		expect((await view(id)).review!.items).toHaveLength(AUTO.length);
	});

	it('gives its marks to the gradebook and says who has passed', async () => {
		const id = await make_({ pass: 100, counts: 'last' });
		await take(app, ann(), ...at(id), true);
		await take(app, ann(), ...at(id), false);
		const excused = { member: await memberOf(bob()), time: null, extension: 0, extraTries: 0 };
		await app.quizzes.allow(room.owner, ...at(id), { ...excused, excused: true });
		const members = await membersOf(test.store.db, test.store.t, room.classId);
		const students = members.filter(({ role }) => role === 'student');
		const column = (await quizMarks(app, room.classId, students)).find(
			(each) => each.id === `quiz:${id}`
		)!;
		expect(column).toMatchObject({ source: 'quiz', max: '7', closed: false });
		expect(column.cells.get(await memberOf(ann()))).toEqual({
			kind: 'score',
			score: '0',
			basis: {
				rule: 'quizLast',
				inputs: { attempts: '2', percent: '0', points: '0', max: '7', penalty: '0' }
			}
		});
		expect(column.cells.get(await memberOf(bob()))).toEqual({ kind: 'excused' });
		expect(column.cells.get(await memberOf(room.loner))).toEqual({ kind: 'missing' });
		const mastery = await masteryOf(app, room.classId, id);
		expect(mastery).toHaveLength(students.length);
		expect(mastery.find((m) => m.passed)).toMatchObject({ passedAt: clock.ms, excused: false });
		expect(mastery.filter((m) => m.passed)).toHaveLength(1);
	});
});
