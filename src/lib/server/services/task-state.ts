import { moveTask, runSchedule } from '../../classroom/tasks/moves.ts';
import type { Assignment, Move, Task, Transition } from '../../classroom/tasks/task.ts';
import { newId } from '../auth/secrets.ts';
import type { Db, Tables } from '../db/store.ts';
import { membersOf } from '../stores/members.ts';
import {
	assignmentsOf,
	holdTask,
	insertTransitions,
	putAssignment,
	updateTask,
	type AssignmentRow,
	type TaskRow
} from '../stores/tasks.ts';
import { teamsOf } from '../stores/teams.ts';
import { Refused } from './refused.ts';

const ms = (at: Date | null): number | null => at?.getTime() ?? null;
const date = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** Somebody who does a task: a company, or a student alone. */
export interface Doer {
	id: string;
	name: string;
}

/** Everybody in a class who does tasks of a kind. */
export async function doersOf(
	db: Db,
	t: Tables,
	classId: string,
	kind: TaskRow['doers']
): Promise<Doer[]> {
	if (kind === 'team') return (await teamsOf(db, t, classId)).map(({ id, name }) => ({ id, name }));
	return (await membersOf(db, t, classId))
		.filter(({ role, status }) => role === 'student' && status === 'active')
		.map(({ id, name }) => ({ id, name }));
}

const assignmentOf = (doer: string, row: AssignmentRow | undefined): Assignment => ({
	doer,
	state: row?.state ?? 'draft',
	own: row?.ownDueAt ? { dueAt: row.ownDueAt.getTime(), closesAt: ms(row.ownClosesAt) } : null,
	submittedAt: ms(row?.submittedAt ?? null)
});

/** A task as the rules know it. A doer without a row, such as a company founded later, is at the beginning. */
export function taskOf(
	row: TaskRow,
	doers: readonly { id: string }[],
	rows: readonly AssignmentRow[]
): Task {
	const stored = new Map(rows.filter((a) => a.taskId === row.id).map((a) => [a.doer, a]));
	return {
		schedule: {
			opensAt: ms(row.opensAt),
			dueAt: ms(row.dueAt),
			closesAt: ms(row.closesAt),
			reviewAt: ms(row.reviewAt),
			publishAt: ms(row.publishAt)
		},
		late: row.late,
		assignments: doers.map(({ id }) => assignmentOf(id, stored.get(id)))
	};
}

/** When the schedule has something to do after `now`, own deadlines included, since they hold the review back. */
export function nextAt({ schedule, assignments }: Task, now: number): number | null {
	const { opensAt, reviewAt, publishAt } = schedule;
	const own = assignments.flatMap(({ own }) => (own ? [(own.closesAt ?? own.dueAt) + 1] : []));
	const coming = [opensAt, reviewAt, publishAt, ...(reviewAt === null ? [] : own)].filter(
		(at) => at !== null && at > now
	) as number[];
	return coming.length === 0 ? null : Math.min(...coming);
}

async function save(
	db: Db,
	t: Tables,
	id: string,
	before: Task,
	after: Task,
	record: readonly Transition[]
): Promise<void> {
	for (const [at, { doer, state, own, submittedAt }] of after.assignments.entries())
		if (after.assignments[at] !== before.assignments[at])
			await putAssignment(db, t, {
				taskId: id,
				doer,
				state,
				ownDueAt: date(own?.dueAt ?? null),
				ownClosesAt: date(own?.closesAt ?? null),
				submittedAt: date(submittedAt)
			});
	await insertTransitions(
		db,
		t,
		record.map(({ doer, move, from, to, by, at, why }) => ({
			...{ id: newId(), taskId: id, doer, move, from, to, why },
			actorId: by === 'schedule' ? null : by.person,
			at: new Date(at)
		}))
	);
}

/** How a task changed. */
export interface Settled {
	row: TaskRow;
	task: Task;
	/** Lines of the record; none when nothing changed. */
	record: Transition[];
}

/**
 * Brings a task up to date with its schedule and makes a move, all inside the transaction that calls it. Made twice, by two
 * servers or by hand and by schedule, it changes nothing the second time.
 * @param move nothing = the schedule alone
 * @throws Refused `task.*`; nothing is written then
 */
export async function settle(
	db: Db,
	t: Tables,
	classId: string,
	taskId: string,
	now: Date,
	move?: (task: Task, row: TaskRow) => Move
): Promise<Settled> {
	const row = await holdTask(db, t, taskId);
	if (!row) throw new Refused('task.unknown');
	const doers = await doersOf(db, t, classId, row.doers);
	const before = taskOf(row, doers, await assignmentsOf(db, t, [taskId]));
	const scheduled = runSchedule(before, now.getTime());
	let { task } = scheduled;
	const record = [...scheduled.record];
	if (move) {
		const moved = moveTask(task, move(task, row));
		if ('refused' in moved) throw new Refused(moved.refused, undefined, moved.params);
		task = moved.task;
		record.push(...moved.record);
	}
	await save(db, t, taskId, before, task, record);
	const next = date(nextAt(task, now.getTime()));
	if (ms(next) !== ms(row.nextAt)) await updateTask(db, t, taskId, { nextAt: next });
	return { row, task, record };
}
