import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import type { Item } from '../../src/lib/classroom/quiz/model.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { BankQuery } from '../../src/lib/server/services/quiz-bank.ts';
import { asked } from '../../src/lib/server/services/quiz-shown.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { starterBank } from '../support/bank.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { fieldsFor, ITEMS, publishedQuiz, take } from '../support/quizzes.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both, publishedUnit, task } from '../support/units.ts';

/** Names under which a key, a weight or the author's own order could travel. */
const KEYS =
	/"(weight|correct|answers|rightFeedback|wrongFeedback|otherwise|pairs|steps|item|seed)":/;

describe('a question that is asked', () => {
	const row = (item: Item) => ({ quizId: 'q', place: 0, itemId: item.id, points: 1, item });

	it('says the same whatever is right, for every question of the starter bank and any seed', () => {
		fc.assert(
			fc.property(fc.constantFrom(...starterBank()), fc.string({ minLength: 16 }), (item, seed) => {
				const shown = JSON.stringify(asked(row(item), { seed }, undefined));
				expect(shown).not.toMatch(KEYS);
				const other = structuredClone(item);
				if (other.kind === 'single' || other.kind === 'multiple')
					for (const [at, option] of other.options.entries())
						Object.assign(option, { weight: at === 0 ? 100 : 0, feedback: { en: 'x' } });
				if (other.kind === 'trueFalse') other.correct = !other.correct;
				if (other.kind === 'numerical') other.answers = [{ min: '1', max: '1', weight: 100 }];
				if (other.kind === 'short') other.answers = [{ text: 'x', weight: 100 }];
				Object.assign(other, { feedback: { en: 'x' }, title: 'x', tags: ['x'], difficulty: 1 });
				expect(JSON.stringify(asked(row(other), { seed }, undefined))).toBe(shown);
			})
		);
	});
});

onEveryStore('what students can get', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	let unit: string;
	const clock = new TestClock();
	const minutes = (n: number) => clock.ms + n * 60_000;

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store);
		unit = await publishedUnit(app, room.owner, room.classId);
	});
	afterAll(() => test.dispose());

	/** Everything that the pages of a student are made of. */
	const payloads = async (who: Actor, quizId: string): Promise<string> => {
		const own = [who, room.classId, unit] as const;
		return JSON.stringify([
			await app.quizzes.taking.list(...own),
			await app.quizzes.taking.view(...own, quizId),
			await app.quizzes.taking.view(...own, quizId, 0),
			await app.hints.mine(...own),
			await app.handingIn.mine(...own),
			await app.units.view(...own)
		]);
	};

	it('holds no key and no feedback before it is handed in, and later only what was chosen', async () => {
		const id = await publishedQuiz(app, room.owner, room.classId, unit, { tries: 2 });
		const [ann, bob] = room.students[0]! as [Actor, Actor];
		expect(await payloads(ann, id)).not.toMatch(/SECRET|731/);
		await app.quizzes.taking.begin(ann, room.classId, unit, id);
		const running = await payloads(ann, id);
		expect(running).not.toMatch(/SECRET|731/);
		expect(running).not.toMatch(KEYS);
		await take(app, bob, room.classId, unit, id, true);
		await app.quizzes.grading.list(room.owner, room.classId, unit, id);
		expect(await payloads(ann, id)).not.toMatch(/SECRET|731|A long answer/);
		const bobs = await payloads(bob, id);
		expect(bobs).toContain('SECRET about B');
		expect(bobs).not.toMatch(/SECRET about A|SECRET wrong|SECRET no C|SECRET otherwise/);
		// The own answer has pairs, and nothing else of the kind.
		expect(bobs.replaceAll('"answer":{"pairs":', '')).not.toMatch(KEYS);
		// One attempt tells nothing about the next: other ids for the same parts.
		const ids = (text: string) => new Set(text.match(/"[0-9a-f]{16}"/g));
		const [a, b] = [ids(running), ids(bobs)];
		expect(a.size).toBeGreaterThan(0);
		expect([...a].filter((each) => b.has(each))).toEqual([]);
		for (const ask of ['view', 'list'] as const)
			expect(
				await refusal(
					ask === 'view'
						? app.quizzes.view(ann, room.classId, unit, id)
						: app.quizzes.grading.list(ann, room.classId, unit, id)
				)
			).toBe('access.forbidden');
	});

	it('waits with all of it until everybody is done, where the class wants it so', async () => {
		const facts = { feedback: 'closed' as const, closesAt: minutes(30), tries: 1 };
		const id = await publishedQuiz(app, room.owner, room.classId, unit, facts);
		const [ann] = room.students[1]! as [Actor];
		await take(app, ann, room.classId, unit, id, true);
		expect(await payloads(ann, id)).not.toMatch(/SECRET about/);
		clock.pass(31 * 60);
		expect(await payloads(ann, id)).toMatch(/SECRET about B/);
	});

	it('has the text of a hint card only once it is open for the own team', async () => {
		const { owner, assistant, classId, students, teams, loner, stranger } = room;
		const quizId = await publishedQuiz(app, owner, classId, unit, { pass: 50 }, ['one', 'true']);
		const taskId = await app.tasks.add(owner, classId, unit, task({ opensAt: clock.ms }));
		const at = [classId, unit, taskId] as const;
		const facts = {
			text: both('暗号<b>', 'PASSPHRASE'),
			quiz: quizId,
			policy: { kind: 'each' as const }
		};
		const save = (version: number, more = {}, who = owner) =>
			refusal(app.hints.save(who, ...at, version, { ...facts, ...more }));
		const override = (
			why: string,
			open: boolean | null = true,
			doer = teams[1]!,
			who = assistant
		) => refusal(app.hints.override(who, ...at, doer, open, why));
		expect(await override('x')).toBe('hint.none');
		expect(await save(0, {}, students[0]![0]!)).toBe('access.forbidden');
		expect(await save(0, {}, stranger)).toBe('class.unknown');
		expect(await save(0, { quiz: 'none' })).toBe('quiz.unknown');
		expect(await save(0, { text: both(' ', '') })).toBe('form.invalid');
		expect(await save(0)).toBe('done');
		expect(await save(0)).toBe('hint.changed');
		const open = async (who: Actor) => (await payloads(who, quizId)).includes('PASSPHRASE');
		const everybody = [...students.flat(), loner];
		const opened = async () =>
			(await Promise.all(everybody.map(open))).flatMap((is, i) => (is ? [i] : []));
		expect(await opened()).toEqual([]);
		const [ann, bob] = students[0]! as [Actor, Actor];
		await take(app, ann, classId, unit, quizId, true);
		await take(app, bob, classId, unit, quizId, false);
		const [card] = await app.hints.mine(ann, classId, unit);
		expect(card).toMatchObject({ html: null, gate: { have: '1', need: 2 } });
		expect(card!.gate.waitingFor).toEqual([bob.user!.name]);
		expect(await opened()).toEqual([]);
		await take(app, bob, classId, unit, quizId, true);
		expect(await opened()).toEqual([0, 1]);
		const [mine] = await app.hints.mine(bob, classId, unit);
		expect(mine!.html!.zh).toContain('&lt;b&gt;');
		expect(await override(' …')).toBe('gate.reason');
		expect(await override('x', true, 'none')).toBe('task.unknownDoer');
		expect(await override('x', true, teams[1], ann)).toBe('access.forbidden');
		expect(await override('Their phones broke')).toBe('done');
		expect(await override('Copied', false, teams[0])).toBe('done');
		expect(await opened()).toEqual([2, 3]);
		const notes = await test.store.db.select().from(test.store.t.auditLog);
		expect(notes.find(({ what }) => what === 'hint.opened')!.about).toMatchObject({
			...{ doer: teams[1], reason: 'Their phones broke' }
		});
		expect(await override('', null, teams[0])).toBe('done');
		expect(await save(1, { policy: { kind: 'mean', percent: 100 } })).toBe('done');
		expect(await opened()).toEqual([0, 1, 2, 3]);
		const { states } = await app.hints.view(owner, ...at);
		expect(states.map((state) => [state.open, state.by])).toEqual([
			[true, 'policy'],
			[true, 'override'],
			[false, 'policy']
		]);
		await app.hints.remove(owner, ...at);
		expect(await opened()).toEqual([]);
	});

	it('grades essays by their rubric, once at a time, and tells what is too hard or too easy', async () => {
		const { owner, classId, students, loner } = room;
		await app.quizzes.bank.takeStarter(owner, classId, []);
		const id = await publishedQuiz(app, owner, classId, unit, { tries: 1 });
		const all = [...students.flat(), loner];
		for (const who of all) await take(app, who, classId, unit, id, true);
		const [ann] = all as [Actor];
		const own = [owner, classId, unit, id] as const;
		expect(await app.quizzes.taking.view(ann, classId, unit, id)).toMatchObject({
			...{ percent: null, pending: true }
		});
		const [question] = await app.quizzes.grading.list(...own);
		expect(question!.essays).toHaveLength(all.length);
		const essay = question!.essays.find(({ name }) => name === ann.user!.name)!;
		const grade = (more: Record<string, unknown> = {}, who = owner) =>
			refusal(
				app.quizzes.grading.grade(who, classId, unit, id, {
					...{ attempt: essay.attempt, place: essay.place, points: [5, 0] },
					...{ comment: 'Good <i>', seen: 0, ...more }
				})
			);
		expect(await grade({}, ann)).toBe('access.forbidden');
		expect(await grade({ points: [6, 0] })).toBe('quiz.points');
		expect(await grade({ points: [5] })).toBe('quiz.points');
		expect(await grade({ points: [Number.NaN, 1] })).toBe('quiz.points');
		expect(await grade({ place: 0 })).toBe('quiz.notGraded');
		expect(await grade({ attempt: 'none' })).toBe('quiz.notGraded');
		expect(await grade()).toBe('done');
		expect(await grade({ points: [0, 0] })).toBe('quiz.graded');
		const after = await app.quizzes.taking.view(ann, classId, unit, id);
		// Seven of seven and half of the essay.
		expect(after).toMatchObject({ percent: '93.8', pending: false });
		expect(after.review!.items.at(-1)).toMatchObject({ given: [5, 0], comment: 'Good <i>' });
		for (const each of (await app.quizzes.grading.list(...own))[0]!.essays)
			if (each.points === null)
				await grade({ attempt: each.attempt, points: [0, 1], seen: each.gradedAt });
		const report = await app.quizzes.analysis.view(...own);
		expect(report.people).toBe(all.length);
		const of = (item: string) => report.items.find((each) => each.id === item)!;
		expect(of('one')).toMatchObject({ success: '100', flags: ['easy'], caution: true });
		expect(of('one').options.map(({ n, right }) => [n, right])).toEqual([
			[0, false],
			[all.length, true],
			[0, false]
		]);
		expect(of('essay').flags).toContain('hard');
		// The items of the test share a tag, but all of them are in quizzes.
		expect(of('one').replacements).toEqual([]);
		await app.quizzes.bank.add(owner, classId, { ...ITEMS[2], id: 'spare', difficulty: 3 });
		const [spare] = (await app.quizzes.analysis.view(...own)).items[0]!.replacements;
		expect(spare!.id).toBe('spare');
		expect((await app.quizzes.analysis.flagged(owner, classId, unit))[id]).toBeGreaterThan(1);
		const bad = fieldsFor([], true);
		expect(await refusal(app.quizzes.taking.save(ann, classId, unit, id, essay.attempt, bad))).toBe(
			'quiz.over'
		);
	});

	it('goes with a copy of its unit as a draft, and with a person who is erased', async () => {
		const { owner, classId, students } = room;
		const source = await publishedUnit(app, owner, classId);
		const quizId = await publishedQuiz(app, owner, classId, source, {}, ['one', 'order']);
		const taskId = await app.tasks.add(owner, classId, source, task());
		const text = both('提示', 'Hint');
		const facts = { text, quiz: quizId, policy: { kind: 'each' as const } };
		await app.hints.save(owner, classId, source, taskId, 0, facts);
		const [ann] = students[2]! as [Actor];
		await take(app, ann, classId, source, quizId, true);
		const held = JSON.stringify((await app.accounts.exportData(ann)).quizzes);
		expect(held).toContain('good B');
		expect(held).not.toMatch(/SECRET|seed|"order":/);
		const other = await classRoom(test.store, 1);
		const { db, t } = test.store;
		await test.store.tx((db) =>
			db
				.update(t.members)
				.set({ userId: owner.user!.id })
				.where(eq(t.members.userId, other.owner.user!.id))
		);
		await app.copying.copyUnits(owner, classId, other.classId, source);
		const [unitCard] = await app.units.list(owner, other.classId);
		const [card] = await app.quizzes.list(owner, other.classId, unitCard!.id);
		expect(card).toMatchObject({ published: false, items: 2, taken: 0 });
		const [copied] = await app.tasks.list(owner, other.classId, unitCard!.id);
		const hint = await app.hints.view(owner, other.classId, unitCard!.id, copied!.id);
		expect(hint.hint).toMatchObject({ text, quiz: card!.id });
		const search = BankQuery.parse({});
		expect((await app.quizzes.bank.list(owner, other.classId, search)).size).toBe(2);
		const rows = await db.select().from(t.members).where(eq(t.members.userId, ann.user!.id));
		await app.accounts.erase(owner, { classId, memberId: rows[0]!.id });
		const left = await db.select().from(t.quizAttempts);
		expect(left.filter(({ memberId }) => memberId === rows[0]!.id)).toEqual([]);
	});
});
