import { refuse, type Refusal } from '../outcome.ts';
import type { Instant } from './late.ts';
import {
	deadlinesOf,
	type Assignment,
	type Deadlines,
	type Move,
	type Task,
	type TaskRefusal,
	type TaskState,
	type Transition
} from './task.ts';

export interface Moved {
	task: Task;
	/** Empty when the move has been made already. */
	record: Transition[];
}
type Outcome = Moved | Refusal<TaskRefusal>;

/** Which states a move leads on from. Whoever is past them has made it: made twice, it changes nothing. */
const FROM: Record<Move['type'], readonly TaskState[]> = {
	open: ['draft'],
	submit: ['open', 'submitted', 'late'],
	startReview: ['submitted', 'late'],
	// Who has handed nothing in is evaluated, too: with a zero or an excuse.
	evaluate: ['review', 'evaluated', 'open'],
	publish: ['evaluated'],
	reopen: ['submitted', 'late', 'review', 'evaluated', 'published'],
	extend: ['draft', 'open', 'submitted', 'late']
};

const isReason = (text: string) => /[\p{L}\p{N}]/u.test(text);

function withAssignments(
	task: Task,
	move: Move,
	changes: readonly { from: Assignment; to: Assignment }[]
): Moved {
	const next = new Map(changes.map(({ to }) => [to.doer, to]));
	const why = 'why' in move ? move.why.trim() : null;
	return {
		task: { ...task, assignments: task.assignments.map((a) => next.get(a.doer) ?? a) },
		record: changes.map(({ from, to }) => ({
			doer: to.doer,
			move: move.type,
			from: from.state,
			to: to.state,
			by: move.by,
			at: move.at,
			why
		}))
	};
}

/** Opens, starts the review or publishes for everybody who stands before it; nobody does so twice. */
function advance(task: Task, move: Move & { doers?: readonly string[] }, to: TaskState): Outcome {
	const { doers } = move;
	if (doers?.some((doer) => !task.assignments.some((a) => a.doer === doer)))
		return refuse('task.unknownDoer');
	const ready = task.assignments.filter(
		(a) => (!doers || doers.includes(a.doer)) && FROM[move.type].includes(a.state)
	);
	return withAssignments(
		task,
		move,
		ready.map((from) => ({ from, to: { ...from, state: to } }))
	);
}

function submit(task: Task, move: Extract<Move, { type: 'submit' }>, from: Assignment): Outcome {
	if (from.state === 'draft') return refuse('task.notOpen');
	const { dueAt, closesAt } = deadlinesOf(task, from);
	if (!FROM.submit.includes(from.state)) return refuse('task.closed');
	if (closesAt !== null && move.at > closesAt) return refuse('task.closed', { at: closesAt });
	const state = dueAt !== null && move.at > dueAt ? 'late' : 'submitted';
	return withAssignments(task, move, [{ from, to: { ...from, state, submittedAt: move.at } }]);
}

/** Reopening and extending: one doer gets other deadlines, with a reason. */
function grantTime(
	task: Task,
	move: Extract<Move, { type: 'reopen' | 'extend' }>,
	from: Assignment
): Outcome {
	if (!isReason(move.why)) return refuse('task.reason');
	const before: Deadlines =
		move.type === 'extend' ? deadlinesOf(task, from) : { dueAt: null, closesAt: move.dueAt };
	// More time to hand in never means less time to hand in late.
	const closesAt = move.closesAt ?? (before.closesAt && Math.max(before.closesAt, move.dueAt));
	const shorter = before.dueAt !== null && move.dueAt < before.dueAt;
	if (move.dueAt <= move.at || shorter || (closesAt !== null && closesAt < move.dueAt))
		return refuse('task.deadline');
	if (!FROM[move.type].includes(from.state))
		return refuse('task.wrongState', { state: from.state });
	// What was handed in late may be in time by the new deadline.
	const inTime = from.submittedAt !== null && from.submittedAt <= move.dueAt;
	const kept = from.state === 'late' && inTime ? 'submitted' : from.state;
	const state = move.type === 'reopen' ? 'open' : kept;
	const own = { dueAt: move.dueAt, closesAt };
	return withAssignments(task, move, [{ from, to: { ...from, state, own } }]);
}

function evaluate(task: Task, move: Extract<Move, { type: 'evaluate' }>): Outcome {
	const changes: { from: Assignment; to: Assignment }[] = [];
	for (const doer of new Set(move.doers)) {
		const from = task.assignments.find((a) => a.doer === doer);
		if (!from) return refuse('task.unknownDoer');
		if (!FROM.evaluate.includes(from.state))
			return refuse('task.wrongState', { state: from.state });
		const { closesAt } = deadlinesOf(task, from);
		// Nobody is marked for handing in nothing while the door is still open.
		if (from.state === 'open' && (closesAt === null || move.at <= closesAt))
			return refuse('task.wrongState', { state: from.state });
		if (from.state !== 'evaluated') changes.push({ from, to: { ...from, state: 'evaluated' } });
	}
	return withAssignments(task, move, changes);
}

/**
 * Makes one move (CLASSROOM.md: task states). Pure: the task is not changed, a new one is returned together with
 * the lines to be recorded. A move for all that has been made already records nothing, so that a schedule and a
 * person may both ask for it. Whether the person may do so is not asked here.
 * @returns the refusal when nothing has changed
 */
export function moveTask(task: Task, move: Move): Outcome {
	if (move.type === 'open') return advance(task, move, 'open');
	if (move.type === 'startReview') return advance(task, move, 'review');
	if (move.type === 'publish') return advance(task, move, 'published');
	if (move.type === 'evaluate') return evaluate(task, move);
	const assignment = task.assignments.find(({ doer }) => doer === move.doer);
	if (!assignment) return refuse('task.unknownDoer');
	return move.type === 'submit'
		? submit(task, move, assignment)
		: grantTime(task, move, assignment);
}

/** Who is due for a scheduled move at `now`: own deadlines hold reviews back. */
function dueDoers(task: Task, type: 'open' | 'startReview' | 'publish', now: Instant): string[] {
	const { opensAt, reviewAt, publishAt } = task.schedule;
	const at = { open: opensAt, startReview: reviewAt, publish: publishAt }[type];
	if (at === null || now < at) return [];
	return task.assignments
		.filter((a) => FROM[type].includes(a.state))
		.filter(
			(a) => type !== 'startReview' || a.own === null || now > (a.own.closesAt ?? a.own.dueAt)
		)
		.map(({ doer }) => doer);
}

/**
 * Makes every scheduled move that is due. Calling it again, later, or after an outage gives the same states and
 * records nothing twice.
 */
export function runSchedule(task: Task, now: Instant): Moved {
	const record: Transition[] = [];
	let current = task;
	for (const type of ['open', 'startReview', 'publish'] as const) {
		const doers = dueDoers(current, type, now);
		if (doers.length === 0) continue;
		const moved = moveTask(current, { type, doers, by: 'schedule', at: now });
		if ('refused' in moved) throw new Error(`schedule: ${moved.refused}`);
		current = moved.task;
		record.push(...moved.record);
	}
	return { task: current, record };
}
