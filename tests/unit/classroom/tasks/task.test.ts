import { describe, expect, it } from 'vitest';
import { plain } from '../../../../src/lib/classroom/exact.ts';
import { lateFactor } from '../../../../src/lib/classroom/tasks/late.ts';
import { moveTask, runSchedule } from '../../../../src/lib/classroom/tasks/moves.ts';
import { signIn, signInWorth } from '../../../../src/lib/classroom/tasks/sign-in.ts';
import type { Move, Task } from '../../../../src/lib/classroom/tasks/task.ts';

const teacher = { person: 'p-teacher' };
const student = { person: 'p-student' };

const newTask = (over: Partial<Task> = {}): Task => ({
	schedule: { opensAt: 100, dueAt: 200, closesAt: 300, reviewAt: 400, publishAt: 600 },
	late: { kind: 'accept' },
	assignments: ['a', 'b'].map((doer) => ({ doer, state: 'draft', own: null, submittedAt: null })),
	...over
});
/** The task after these moves, all of which must be accepted. */
function after(task: Task, ...moves: Move[]): Task {
	return moves.reduce((current, move) => {
		const moved = moveTask(current, move);
		if ('refused' in moved) throw new Error(moved.refused);
		return moved.task;
	}, task);
}
const states = (task: Task) => task.assignments.map(({ state }) => state).join(' ');
const opened = after(newTask(), { type: 'open', by: teacher, at: 100 });
const submit = (doer: string, at: number): Move => ({ type: 'submit', doer, by: student, at });

describe('a task', () => {
	it('goes from draft to published, and every step is recorded', () => {
		let task = newTask();
		const record: string[] = [];
		for (const move of [
			{ type: 'open', by: teacher, at: 100 },
			submit('a', 200),
			submit('b', 201),
			{ type: 'startReview', by: 'schedule', at: 400 },
			{ type: 'evaluate', doers: ['a', 'b'], by: teacher, at: 500 },
			{ type: 'publish', by: teacher, at: 600 }
		] satisfies Move[]) {
			const moved = moveTask(task, move);
			if ('refused' in moved) throw new Error(moved.refused);
			task = moved.task;
			record.push(...moved.record.map((line) => `${line.at} ${line.doer} ${line.from}>${line.to}`));
		}
		expect(record).toEqual([
			...['100 a draft>open', '100 b draft>open', '200 a open>submitted', '201 b open>late'],
			...['400 a submitted>review', '400 b late>review'],
			...['500 a review>evaluated', '500 b review>evaluated'],
			...['600 a evaluated>published', '600 b evaluated>published']
		]);
	});

	it('refuses work before it is open, after the door is shut, and from strangers', () => {
		expect(moveTask(newTask(), submit('a', 150))).toEqual({ refused: 'task.notOpen' });
		expect(moveTask(opened, submit('a', 301))).toEqual({
			refused: 'task.closed',
			params: { at: 300 }
		});
		expect(moveTask(opened, submit('z', 150))).toEqual({ refused: 'task.unknownDoer' });
		const reviewing = after(opened, submit('a', 150), {
			type: 'startReview',
			by: teacher,
			at: 160
		});
		expect(moveTask(reviewing, submit('a', 170))).toEqual({ refused: 'task.closed' });
	});

	it('closes at the deadline when late work is refused', () => {
		const strict = { ...opened, late: { kind: 'refuse' as const } };
		expect(states(after(strict, submit('a', 200)))).toBe('submitted open');
		expect(moveTask(strict, submit('a', 201))).toMatchObject({ refused: 'task.closed' });
	});

	it('takes a better version until the door closes, and says when it came', () => {
		const task = after(opened, submit('a', 150), submit('a', 250));
		expect(task.assignments[0]).toMatchObject({ state: 'late', submittedAt: 250 });
	});

	it('is reopened for one team alone, with a reason and a deadline to come', () => {
		const done = after(opened, submit('a', 150), submit('b', 160), {
			type: 'startReview',
			by: teacher,
			at: 400
		});
		const reopen = { type: 'reopen', doer: 'a', by: teacher, at: 450, dueAt: 500 } as const;
		expect(moveTask(done, { ...reopen, why: ' … ' })).toEqual({ refused: 'task.reason' });
		expect(moveTask(done, { ...reopen, why: 'broken file', dueAt: 450 })).toEqual({
			refused: 'task.deadline'
		});
		const moved = moveTask(done, { ...reopen, why: 'broken file' });
		if ('refused' in moved) throw new Error(moved.refused);
		expect(states(moved.task)).toBe('open review');
		expect(moved.record).toEqual([
			{
				...{ doer: 'a', move: 'reopen', from: 'review', to: 'open' },
				...{ by: teacher, at: 450, why: 'broken file' }
			}
		]);
		expect(states(after(moved.task, submit('a', 490)))).toBe('submitted review');
		expect(moveTask(moved.task, submit('a', 501))).toMatchObject({ refused: 'task.closed' });
	});

	it('gives one student more time, and what was late becomes in time', () => {
		const extend = { type: 'extend', doer: 'b', by: teacher, at: 260, why: 'ill' } as const;
		const task = after(opened, submit('a', 250), submit('b', 250), { ...extend, dueAt: 280 });
		expect(states(task)).toBe('late submitted');
		expect(task.assignments[1]!.own).toEqual({ dueAt: 280, closesAt: 300 });
		const earlier = { ...extend, at: 110, dueAt: 190 };
		expect(moveTask(opened, earlier)).toEqual({ refused: 'task.deadline' });
		const published = after(opened, submit('a', 150));
		const wrong = moveTask(
			after(
				published,
				{ type: 'startReview', by: teacher, at: 400 },
				{ type: 'evaluate', doers: ['a'], by: teacher, at: 410 }
			),
			{ ...extend, doer: 'a', at: 420, dueAt: 500 }
		);
		expect(wrong).toEqual({ refused: 'task.wrongState', params: { state: 'evaluated' } });
	});

	it('marks nobody for handing in nothing while the door is open', () => {
		const evaluate = (at: number) =>
			moveTask(opened, { type: 'evaluate', doers: ['a'], by: teacher, at });
		expect(evaluate(300)).toMatchObject({ refused: 'task.wrongState' });
		expect(evaluate(301)).toMatchObject({ record: [{ from: 'open', to: 'evaluated' }] });
	});

	it('is changed by nothing that is refused', () => {
		const kept = structuredClone(opened);
		moveTask(opened, submit('a', 999));
		moveTask(opened, submit('a', 150));
		expect(opened).toEqual(kept);
	});
});

describe('the schedule of a task', () => {
	it('opens, reviews and publishes at its times, and records nothing twice', () => {
		const first = runSchedule(newTask(), 100);
		expect(first.record.map(({ doer, to, by }) => [doer, to, by])).toEqual([
			['a', 'open', 'schedule'],
			['b', 'open', 'schedule']
		]);
		expect(runSchedule(first.task, 120)).toEqual({ task: first.task, record: [] });
		const review = runSchedule(after(first.task, submit('a', 150)), 400);
		expect(states(review.task)).toBe('review open');
		const evaluated = after(review.task, {
			type: 'evaluate',
			doers: ['a'],
			by: teacher,
			at: 450
		});
		expect(states(runSchedule(evaluated, 599).task)).toBe('evaluated open');
		expect(states(runSchedule(evaluated, 600).task)).toBe('published open');
	});

	it('catches up after an outage in one go', () => {
		const { task, record } = runSchedule(after(opened, submit('a', 150)), 10_000);
		expect(states(task)).toBe('review open');
		expect(record).toHaveLength(1);
	});

	it('holds the review back for whom has more time', () => {
		const extended = after(opened, submit('a', 150), submit('b', 150), {
			...{ type: 'extend', doer: 'b', by: teacher, at: 180, dueAt: 450, why: 'hospital' }
		});
		expect(states(runSchedule(extended, 420).task)).toBe('review submitted');
		expect(states(runSchedule(extended, 451).task)).toBe('review review');
	});
});

describe('late work', () => {
	const day = 86_400_000;
	const deduct = { kind: 'deduct', perDay: 10, most: 25 } as const;
	it.each([
		[0, '1'],
		[1, '0.9'],
		[day, '0.9'],
		[day + 1, '0.8'],
		[9 * day, '0.75']
	])('%i ms after the deadline keeps %s of its mark', (after, left) => {
		expect(plain(lateFactor(deduct, 1_000, 1_000 + after))).toBe(left);
	});

	it('keeps all of it where the class only notes it', () => {
		expect(plain(lateFactor({ kind: 'accept' }, 0, day))).toBe('1');
	});
});

describe('signing in', () => {
	const window = { opensAt: 10, closesAt: 20, lateUntil: 30, latePercent: 50 };
	it.each([
		[9, { refused: 'signIn.early', params: { at: 10 } }],
		[31, { refused: 'signIn.closed', params: { at: 30 } }]
	])('at %i is refused', (at, refusal) => {
		expect(signIn(window, at)).toEqual(refusal);
	});
	it.each([
		[10, false, '1'],
		[20, false, '1'],
		[21, true, '0.5'],
		[30, true, '0.5']
	])('at %i counts', (at, late, worth) => {
		const signed = signIn(window, at);
		if ('refused' in signed) throw new Error(signed.refused);
		expect([signed.late, plain(signed.worth)]).toEqual([late, worth]);
	});
	it('twice keeps the first', () => {
		const first = signIn(window, 15);
		if ('refused' in first) throw new Error(first.refused);
		expect(signIn(window, 25, first)).toBe(first);
	});
	it('not at all is worth nothing, and nobody is late where the class lets nobody in late', () => {
		expect(plain(signInWorth(null))).toBe('0');
		expect(signIn({ ...window, lateUntil: null }, 21)).toMatchObject({ refused: 'signIn.closed' });
	});
});
