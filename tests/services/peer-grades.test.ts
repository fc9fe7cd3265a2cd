import { afterAll, beforeAll, expect, it } from 'vitest';
import type { App } from '../../src/lib/server/app.ts';
import {
	calibrationGrades,
	peerGrades,
	reflectionGrades,
	taskGrades
} from '../../src/lib/server/grading/peer.ts';
import type { GradeSource } from '../../src/lib/server/grading/source.ts';
import { membersOf } from '../../src/lib/server/stores/members.ts';
import { RULE_TEXTS } from '../../src/lib/grading/rule-texts.ts';
import { appOver, TestClock } from '../support/application.ts';
import { classRoom, type ClassRoom } from '../support/class-room.ts';
import { answers, draft, handedInTask, roundFacts } from '../support/peer.ts';
import { onEveryStore, type TestStore } from '../support/stores.ts';
import { both } from '../support/units.ts';

onEveryStore('grades of staff and peers', (make) => {
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

	const students = async () =>
		(await membersOf(test.store.db, test.store.t, room.classId)).filter(
			({ role, status }) => role === 'student' && status === 'active'
		);
	/** Cells by the name of the student. */
	const columns = async (source: GradeSource) => {
		const all = await students();
		return (await source(app, room.classId, all)).map((column) => ({
			...column,
			cells: Object.fromEntries(
				all.flatMap(({ id, name }) => (column.cells.has(id) ? [[name, column.cells.get(id)]] : []))
			)
		}));
	};

	it('say why: the mark of staff for every member, exact, once it is published', async () => {
		const path = await handedInTask(app, room);
		expect(await columns(taskGrades)).toEqual([]);
		await app.tasks.move(room.owner, ...path, 'startReview');
		const rubric = await app.peer.rubrics.save(room.owner, room.classId, null, 0, draft());
		const form = { version: 0, rubric, answers: answers(8, 4), mark: '', excused: false };
		await app.peer.evaluating.evaluate(room.owner, path, room.teams[0]!, form);
		const excuse = { ...form, answers: {}, excused: true };
		await app.peer.evaluating.evaluate(room.owner, path, room.teams[1]!, excuse);
		expect((await columns(taskGrades))[0]).toMatchObject({ closed: false, cells: {} });
		await app.tasks.move(room.owner, ...path, 'publish');
		const [column] = await columns(taskGrades);
		const cell = {
			...{ kind: 'score', score: '77.5' },
			basis: { rule: 'taskMark', inputs: { mark: '77.5', late: '0' } }
		};
		expect(column).toMatchObject({ id: `task:${path[2]}`, source: 'task', closed: true });
		expect(column!.cells).toEqual({
			'Company 1 captain': cell,
			'Company 1 member': cell,
			'Company 2 captain': { kind: 'excused' },
			'Company 2 member': { kind: 'excused' }
		});
		expect(RULE_TEXTS.taskMark!(cell.basis.inputs)).toContain('77.5');
	});

	it('take the reviews of peers, and nothing away for what others left undone', async () => {
		const rubric = await app.peer.rubrics.save(room.owner, room.classId, null, 0, draft());
		const path = await handedInTask(app, room);
		const counted = { calibrationCounts: true };
		await app.peer.rounds.configure(room.owner, path, 0, roundFacts(rubric, counted));
		await app.peer.results.addExample(
			...([room.owner, path, both('例', 'Example'), both('', '')] as const),
			answers(8, 4)
		);
		await app.peer.rounds.deal(room.owner, path);
		const me = room.students[0]![0]!;
		const { write } = (await app.peer.writing.mine(me, path))!;
		await app.peer.writing.handIn(me, path, write[0]!.id, 0, answers(7, 4));
		const examples = (await app.peer.results.examples(me, path))!.examples;
		await app.peer.results.tryExample(me, path, examples[0]!.id, answers(7, 4));
		expect(await columns(peerGrades)).toEqual([]);
		await app.peer.rounds.stage(room.owner, path, 'publish');
		const [submission, reviewing] = await columns(peerGrades);
		const scores = Object.values(submission!.cells).filter((cell) => cell!.kind === 'score');
		expect(scores).toEqual(
			Array.from({ length: 2 }, () => ({
				...{ kind: 'score', score: '72.5' },
				basis: { rule: 'peerSubmission', inputs: { reviews: '1' } }
			}))
		);
		expect(Object.values(submission!.cells).filter((c) => c!.kind === 'excused')).toHaveLength(6);
		// No yardstick for the one who wrote; nothing for those who did not.
		expect(reviewing!.cells['Company 1 captain']).toEqual({ kind: 'excused' });
		expect(reviewing!.cells['Company 2 captain']).toEqual({
			...{ kind: 'score', score: '0' },
			basis: { rule: 'peerMedian', inputs: { done: '0', of: '1' } }
		});
		expect(reviewing!.cells).not.toHaveProperty('Loner');
		expect((await columns(calibrationGrades))[0]).toMatchObject({
			...{ source: 'reviewing', closed: true },
			cells: { 'Company 1 captain': { score: '90', basis: { rule: 'peerCalibration' } } }
		});
	});

	it('count a reflection as written or not', async () => {
		const unit = await app.units.create(room.owner, room.classId, both('', 'Week'));
		await app.units.publish(room.owner, room.classId, unit, app.now());
		const none = both('', '');
		await app.afterClass.summary.save(room.owner, room.classId, unit, 0, {
			...{ summary: none, best: none, improve: none, published: false, feedback: false },
			...{ reflection: true, reflectionDueAt: clock.ms + 1_000 }
		});
		const answer = { learned: 'a', hard: 'b', next: 'c' };
		await app.afterClass.reflections.write(room.loner, room.classId, unit, 0, answer);
		clock.pass(2);
		const [column] = await columns(reflectionGrades);
		expect(column).toMatchObject({ source: 'reflection', closed: true });
		expect(Object.keys(column!.cells)).toEqual(['Loner']);
	});
});
