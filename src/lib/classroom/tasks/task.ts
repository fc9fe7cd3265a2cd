import type { Instant, LatePolicy } from './late.ts';

/**
 * The way of one doer (a team, or a student where the task is for each alone) through a task. `late` is
 * `submitted` after the deadline.
 */
export const TASK_STATES = [
	...(['draft', 'open', 'submitted', 'late'] as const),
	...(['review', 'evaluated', 'published'] as const)
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** When the states change by themselves. Null: only a person moves them. */
export interface Schedule {
	opensAt: Instant | null;
	/** Work handed in up to this instant, itself included, is in time. Null: no deadline. */
	dueAt: Instant | null;
	/** The door closes; no earlier than `dueAt`. Null: it stays open until the review begins. */
	closesAt: Instant | null;
	reviewAt: Instant | null;
	publishAt: Instant | null;
}

/** Where one doer stands. */
export interface Assignment {
	doer: string;
	state: TaskState;
	/** Own deadline after an extension or a reopening; null: the task's. */
	own: { dueAt: Instant; closesAt: Instant | null } | null;
	submittedAt: Instant | null;
}

export interface Task {
	schedule: Schedule;
	late: LatePolicy;
	assignments: readonly Assignment[];
}

/** Who moves: somebody (by id), or the schedule. */
export type Mover = { person: string } | 'schedule';

/** A line of the record that is kept for ever. */
export interface Transition {
	doer: string;
	move: Move['type'];
	from: TaskState;
	to: TaskState;
	by: Mover;
	at: Instant;
	/** Why, where a reason is asked for; else null. */
	why: string | null;
}

/** `doers` narrows a move to some; left out, it concerns everybody whom it can concern. */
export type Move = { by: Mover; at: Instant } & (
	| { type: 'open'; doers?: readonly string[] }
	| { type: 'submit'; doer: string }
	| { type: 'startReview'; doers?: readonly string[] }
	| { type: 'evaluate'; doers: readonly string[] }
	| { type: 'publish'; doers?: readonly string[] }
	| { type: 'reopen'; doer: string; dueAt: Instant; closesAt?: Instant; why: string }
	| { type: 'extend'; doer: string; dueAt: Instant; closesAt?: Instant; why: string }
);

export type TaskRefusal =
	| 'task.unknownDoer' // nobody of this id has the task
	| 'task.notOpen' // not opened yet
	| 'task.closed' // the door is shut; `at` says since when
	| 'task.wrongState' // the move does not lead on from this `state`
	| 'task.reason' // reopening and extending want a reason
	| 'task.deadline'; // in the past, earlier than the one it extends, or after the door closes

export interface Deadlines {
	dueAt: Instant | null;
	closesAt: Instant | null;
}

/** The deadline and the closing of the door as they hold for this doer. */
export function deadlinesOf(task: Task, { own }: Assignment): Deadlines {
	const { dueAt, closesAt } = own ?? task.schedule;
	// Without a policy for late work the door closes at the deadline.
	return { dueAt, closesAt: task.late.kind === 'refuse' ? dueAt : closesAt };
}
