import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveTask, runSchedule } from '../../src/lib/classroom/tasks/moves.ts';
import {
	deadlinesOf,
	type Move,
	type Task,
	type TaskState
} from '../../src/lib/classroom/tasks/task.ts';

const doers = ['a', 'b', 'c'];
const by = { person: 'p' };
const doer = fc.constantFrom(...doers, 'stranger');
const time = fc.integer({ min: 1, max: 60 });
const instant = fc.integer({ min: 1, max: 600 });
const why = fc.constantFrom('ill', '', ' ');

/** A move without its time, which only goes on. */
const move = fc.oneof(
	fc.record({ type: fc.constantFrom('open' as const, 'startReview' as const, 'publish' as const) }),
	fc.record({ type: fc.constant('submit' as const), doer }),
	fc.record({ type: fc.constant('evaluate' as const), doers: fc.array(doer, { maxLength: 3 }) }),
	fc.record({
		type: fc.constantFrom('reopen' as const, 'extend' as const),
		doer,
		dueAt: instant,
		why
	})
);
const task = fc
	.record({
		times: fc.array(instant, { minLength: 5, maxLength: 5 }),
		late: fc.constantFrom('refuse' as const, 'accept' as const)
	})
	.map(({ times, late }): Task => {
		const [opensAt, dueAt, closesAt, reviewAt, publishAt] = times.sort((a, b) => a - b);
		return {
			schedule: {
				...{ opensAt: opensAt!, dueAt: dueAt!, closesAt: closesAt! },
				...{ reviewAt: reviewAt!, publishAt: publishAt! }
			},
			late: { kind: late },
			assignments: doers.map((id) => ({ doer: id, state: 'draft', own: null, submittedAt: null }))
		};
	});

/** Where each state may lead: the arrows of CLASSROOM.md, and back to `open` by reopening. */
const ARROWS: Record<TaskState, TaskState[]> = {
	draft: ['open', 'draft'],
	open: ['submitted', 'late', 'evaluated', 'open'],
	submitted: ['submitted', 'late', 'review', 'open'],
	late: ['late', 'submitted', 'review', 'open'],
	review: ['evaluated', 'open'],
	evaluated: ['published', 'open'],
	published: ['open']
};

describe('a task under any moves', () => {
	it('only goes along its arrows, records every step, and takes nothing after its door is shut', () => {
		fc.assert(
			fc.property(task, fc.array(fc.tuple(move, time), { maxLength: 40 }), (start, moves) => {
				let current = start;
				let at = 0;
				for (const [next, later] of moves) {
					at += later;
					const moved = moveTask(current, { ...next, by, at } as Move);
					if ('refused' in moved) continue;
					for (const line of moved.record) {
						expect(ARROWS[line.from]).toContain(line.to);
						const before = current.assignments.find((a) => a.doer === line.doer)!;
						const { closesAt } = deadlinesOf(current, before);
						if (line.move === 'submit') expect(at).toBeLessThanOrEqual(closesAt ?? at);
						if (line.move === 'reopen' || line.move === 'extend') expect(line.why).toBe('ill');
					}
					const told = new Map(moved.record.map((line) => [line.doer, line.to]));
					for (const [i, a] of moved.task.assignments.entries())
						expect(a.state).toBe(told.get(a.doer) ?? current.assignments[i]!.state);
					current = moved.task;
				}
			})
		);
	});

	it('is scheduled the same way however often the schedule is asked', () => {
		fc.assert(
			fc.property(task, fc.array(instant, { maxLength: 12 }), (start, asked) => {
				const last = 600;
				const often = asked
					.sort((a, b) => a - b)
					.reduce((current, at) => runSchedule(current, at).task, start);
				const once = runSchedule(start, last).task;
				const again = runSchedule(often, last);
				expect(again.task).toEqual(once);
				expect(runSchedule(again.task, last)).toEqual({ task: once, record: [] });
			})
		);
	});
});
