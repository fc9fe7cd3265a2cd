import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyRubric, readRubric, shaped } from '../../src/lib/classroom/review/rubric-form.ts';
import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { appOver, refusal, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { answers, draft, handedInTask } from '../support/peer.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both, publishedUnit, task, work } from '../support/units.ts';

const HOUR = 3_600_000;

onEveryStore('rubrics and marks of staff', (make) => {
	let test: TestStore;
	let app: App;
	let room: ClassRoom;
	const clock = new TestClock();

	beforeAll(async () => {
		test = await make();
		app = appOver(test.store, clock.now);
		room = await classRoom(test.store);
	});
	afterAll(() => test.dispose());

	const save = (id: string | null, base: number, facts = draft(), who: Actor = room.owner) =>
		app.peer.rubrics.save(who, room.classId, id, base, facts);
	const student = () => room.students[0]![0]!;

	it('are versions: the second of two editors is told, and nothing is lost', async () => {
		const id = await save(null, 0);
		const html = draft({ title: both('', '<script>alert(1)</script>') });
		expect(await save(id, 1, html)).toBe(id);
		const mine = draft({ title: both('', 'Mine') });
		expect(await refusal(save(id, 1, mine, room.assistant))).toBe('rubric.changed');
		const view = () => app.peer.rubrics.view(room.owner, room.classId, id);
		expect(await view()).toMatchObject({ newest: 2, draft: { title: html.title } });
		// On top of the other one, which stays readable.
		await save(id, 2, mine, room.assistant);
		expect((await view()).history.map(({ version, by }) => [version, by])).toEqual([
			[3, 'Assistant'],
			[2, 'Owner'],
			[1, 'Owner']
		]);
		const second = await app.peer.rubrics.view(room.owner, room.classId, id, 2);
		expect(second.draft.title.en).toBe('<script>alert(1)</script>');
		// Pressed twice, it makes one version.
		await save(id, 2, mine);
		expect((await view()).newest).toBe(3);
	});

	it('say what is missing, and in which criterion', async () => {
		const one = draft().criteria[0]!;
		const level = (points: string) => ({ points, anchor: both('好', '') });
		const bad = async (facts: Partial<typeof one>) =>
			refusal(save(null, 0, draft({ criteria: [{ ...one, ...facts }] })));
		expect(await refusal(save(null, 0, draft({ criteria: [] })))).toBe('rubric.none');
		expect(await bad({ title: both(' ', '') })).toBe('rubric.criterion');
		expect(await bad({ weight: '-1' })).toBe('rubric.weight');
		expect(await bad({ min: '5', max: '5' })).toBe('rubric.points');
		expect(await bad({ kind: 'levels', levels: [level('1')] })).toBe('rubric.levels');
		expect(await bad({ kind: 'levels', levels: [level('1'), level('1')] })).toBe('rubric.levels');
		expect(await bad({ kind: 'levels', levels: [level('1'), level('2')] })).toBe('done');
		expect(await refusal(save(null, 0, draft({ title: both('', '') })))).toBe('unit.title');
	});

	it('take and lose parts in their form without losing what is typed', () => {
		let form = shaped(emptyRubric(), 'add');
		expect(form.criteria.map(({ id }) => id)).toEqual(['k1', 'k2']);
		form = shaped(shaped(form, 'addLevel:1'), 'up:1');
		expect(form.criteria.map(({ id, levels }) => [id, levels.length])).toEqual([
			['k2', 4],
			['k1', 3]
		]);
		form = shaped(shaped(form, 'remove:1'), 'removeLevel:0');
		expect(form.criteria).toHaveLength(1);
		expect(shaped(form, 'remove:7')).toBe(form);
		const read = readRubric({
			...{ titleEn: 'T', criteria: '2', c0_id: 'k3', c0_kind: 'yesNo', c1_id: '__proto__' },
			...{ c0_titleEn: 'Clear?', c1_levels: '99' }
		});
		expect(read.criteria.map(({ id, kind }) => [id, kind])).toEqual([
			['k3', 'yesNo'],
			['k2', 'levels']
		]);
		expect(read.criteria[1]!.levels).toHaveLength(10);
	});

	it('belong to the staff of their class, and are put away but not lost', async () => {
		const id = await save(null, 0);
		const other = await classRoom(test.store, 0);
		expect(await refusal(app.peer.rubrics.view(other.owner, other.classId, id))).toBe(
			'rubric.unknown'
		);
		for (const [who, code] of [
			[student(), 'access.forbidden'],
			[room.stranger, 'class.unknown'],
			[room.visitor, 'access.signIn']
		] as const) {
			expect(await refusal(app.peer.rubrics.list(who, room.classId))).toBe(code);
			expect(await refusal(app.peer.rubrics.archive(who, room.classId, id))).toBe(code);
			expect(await refusal(save(id, 1, draft(), who))).toBe(code);
		}
		await app.peer.rubrics.archive(room.owner, room.classId, id);
		expect(await refusal(save(id, 1))).toBe('rubric.unknown');
		const crowd = await classRoom(test.store, 0);
		for (let i = 0; i < 60; i++)
			await app.peer.rubrics.save(crowd.owner, crowd.classId, null, 0, draft());
		const more = app.peer.rubrics.save(crowd.owner, crowd.classId, null, 0, draft());
		expect(await refusal(more)).toBe('rubric.tooMany');
	});

	it('mark work: states lead on, lateness costs, and doers see it when it is published', async () => {
		const rubric = await save(null, 0);
		const unit = await publishedUnit(app, room.owner, room.classId);
		const id = await app.tasks.add(
			...([room.owner, room.classId, unit] as const),
			task({
				...{ opensAt: clock.ms, dueAt: clock.ms + HOUR, closesAt: clock.ms + 90 * HOUR },
				late: { kind: 'deduct', perDay: 10, most: 50 }
			})
		);
		const path = [room.classId, unit, id] as const;
		clock.pass(26 * 3_600);
		await app.handingIn.submit(student(), ...path, work({ text: 'late' }));
		const evaluate = (facts = {}, who: Actor = room.owner, team = room.teams[0]!) =>
			refusal(
				app.peer.evaluating.evaluate(who, path, team, {
					...{ version: 0, rubric, answers: answers(8, 4, 'Well done <b>'), mark: '' },
					...{ excused: false, ...facts }
				})
			);
		expect(await evaluate()).toBe('task.wrongState');
		await app.tasks.move(room.owner, ...path, 'startReview');
		expect(await evaluate({}, student())).toBe('access.forbidden');
		expect(await evaluate({}, room.stranger)).toBe('class.unknown');
		expect(await evaluate({}, room.owner, 'nobody')).toBe('task.unknownDoer');
		expect(await evaluate({ answers: { mark_k1: '8' } })).toBe('evaluation.incomplete');
		expect(await evaluate({ rubric: '', mark: '101' })).toBe('evaluation.mark');
		expect(await evaluate({ rubric: 'none' })).toBe('rubric.unknown');
		expect(await evaluate()).toBe('done');
		expect(await evaluate()).toBe('done');
		expect(await evaluate({ answers: answers(1, 1) }, room.assistant)).toBe('evaluation.changed');
		const board = await app.peer.evaluating.board(room.owner, path);
		// 25 hours late: two days begun.
		expect(board.lines[0]).toMatchObject({
			...{ state: 'evaluated', handedIn: true },
			mark: { mark: '77.5', late: '20', counts: '62' }
		});
		const mine = () => app.peer.evaluating.mine(student(), path);
		expect(await mine()).toBeNull();
		await app.tasks.move(room.owner, ...path, 'publish');
		expect(await mine()).toMatchObject({
			...{ mark: { counts: '62' }, sheet: { comment: 'Well done <b>' } }
		});
		expect(await app.peer.evaluating.mine(room.students[1]![0]!, path)).toBeNull();
		expect(await app.peer.evaluating.mine(room.loner, path)).toBeNull();
		// A later version of the rubric does not touch it; a correction is noted.
		await save(rubric, 1, draft({ title: both('', 'New') }));
		expect((await mine())!.rubric!.version).toBe(1);
		expect(await evaluate({ version: 1, answers: answers(10, 5) })).toBe('done');
		expect((await mine())!.mark.mark).toBe('100');
		const notes = await test.store.db.select().from(test.store.t.auditLog);
		expect(notes.map(({ what }) => what)).toContain('evaluation.corrected');
	});

	it('gives a mark without a rubric, and an excuse without a mark', async () => {
		const path = await handedInTask(app, room);
		await app.tasks.move(room.owner, ...path, 'startReview');
		const plain = { version: 0, rubric: '', answers: {}, mark: '66.66', excused: false };
		await app.peer.evaluating.evaluate(room.owner, path, room.teams[0]!, plain);
		const excused = { ...plain, mark: '', excused: true };
		await app.peer.evaluating.evaluate(room.owner, path, room.teams[1]!, excused);
		const { lines } = await app.peer.evaluating.board(room.assistant, path);
		expect(lines.map(({ mark }) => mark?.counts)).toEqual(['66.66', null, undefined]);
		const { sheet, rubric } = await app.peer.evaluating.open(room.owner, path, room.teams[0]!);
		expect([sheet.marks, rubric]).toEqual([{}, null]);
	});
});
