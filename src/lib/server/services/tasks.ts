import { z } from 'zod';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { LatePolicy } from '../../classroom/tasks/late.ts';
import { runSchedule } from '../../classroom/tasks/moves.ts';
import { deadlinesOf, type TaskState } from '../../classroom/tasks/task.ts';
import { DELIVERABLES, MAX_PIECES, PARTS, type Deliverable } from '../../classroom/units/unit.ts';
import { newId } from '../auth/secrets.ts';
import { note } from '../stores/audit.ts';
import {
	assignmentsOf,
	deleteTask,
	insertTask,
	submissionsOf,
	taskById,
	tasksDue,
	tasksOf,
	transitionsOf,
	updateTask,
	type TaskRow
} from '../stores/tasks.ts';
import { membersOf } from '../stores/members.ts';
import { pieces } from '../stores/units.ts';
import { uploadsOf } from '../stores/uploads.ts';
import { namesOf } from '../stores/users.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { BothLanguages, checkedBody, checkedTitle } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { submittedFacts, type Submitted } from './handing-in.ts';
import { found, inOpenUnit, inUnit } from './in-unit.ts';
import { Refused } from './refused.ts';
import { doersOf, nextAt, settle, taskOf } from './task-state.ts';

const moment = z.number().nullable();

/** Instants in milliseconds. */
export const TaskFacts = z.object({
	part: z.enum(PARTS),
	title: BothLanguages,
	brief: BothLanguages,
	doers: z.enum(['team', 'student']),
	kinds: z.array(z.enum(DELIVERABLES)).min(1),
	opensAt: moment,
	dueAt: moment,
	closesAt: moment,
	reviewAt: moment,
	publishAt: moment,
	late: LatePolicy
});
export type TaskFacts = z.output<typeof TaskFacts>;

/** A task as its editor shows it. */
export type TaskCard = Omit<TaskFacts, 'kinds'> & {
	id: string;
	kinds: Deliverable[];
	/** How many doers stand where. */
	states: Partial<Record<TaskState, number>>;
	doerCount: number;
};

/** Where one doer stands, for staff. Instants in milliseconds. */
export interface DoerCard {
	id: string;
	name: string;
	state: TaskState;
	dueAt: number | null;
	closesAt: number | null;
	/** Has a deadline of its own. */
	own: boolean;
	submitted: Submitted | null;
}

/** A line of the record. */
export interface TransitionLine {
	doer: string;
	move: string;
	from: TaskState;
	to: TaskState;
	/** Null = the schedule. */
	by: string | null;
	why: string | null;
	at: number;
}

/** How much of the record a page shows. */
const RECORD = 200;

/** @throws Refused `task.schedule` */
function checked(facts: TaskFacts) {
	const { opensAt, dueAt, closesAt, reviewAt, publishAt } = facts;
	const order = [opensAt, dueAt, closesAt, reviewAt, publishAt].filter((at) => at !== null);
	if (order.some((at, i) => i > 0 && at < order[i - 1]!))
		throw new Refused('task.schedule', 'opensAt');
	const date = (at: number | null) => (at === null ? null : new Date(at));
	return {
		part: facts.part,
		title: checkedTitle(facts.title),
		brief: checkedBody(facts.brief, 'brief'),
		doers: facts.doers,
		kinds: [...new Set(facts.kinds)],
		...{ opensAt: date(opensAt), dueAt: date(dueAt), closesAt: date(closesAt) },
		...{ reviewAt: date(reviewAt), publishAt: date(publishAt) },
		late: facts.late
	};
}

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

const factsOf = (row: TaskRow): TaskFacts => ({
	part: row.part,
	title: row.title,
	brief: row.brief,
	doers: row.doers,
	kinds: row.kinds,
	...{ opensAt: ms(row.opensAt), dueAt: ms(row.dueAt), closesAt: ms(row.closesAt) },
	...{ reviewAt: ms(row.reviewAt), publishAt: ms(row.publishAt) },
	late: row.late
});

/** The moment of the schedule that a move by hand stands for. */
const SCHEDULED = { open: 'opensAt', startReview: 'reviewAt', publish: 'publishAt' } as const;
export type StaffMove = keyof typeof SCHEDULED;

/** Tasks of a unit as staff prepare and lead them. */
export function makeTasks(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;
	const changed = (classId: string) => live.publish(`class:${classId}`);

	return {
		/** The tasks of a unit with how many stand where. For staff. */
		async list(actor: Actor, classId: string, unitId: string): Promise<TaskCard[]> {
			await inUnit(deps, actor, classId, unitId, 'unit.manage');
			const rows = await tasksOf(db, t, unitId);
			const assignments = await assignmentsOf(
				db,
				t,
				rows.map(({ id }) => id)
			);
			const doers = {
				team: await doersOf(db, t, classId, 'team'),
				student: await doersOf(db, t, classId, 'student')
			};
			return rows.map((row) => {
				const task = taskOf(row, doers[row.doers], assignments);
				const states: TaskCard['states'] = {};
				for (const { state } of runSchedule(task, now().getTime()).task.assignments)
					states[state] = (states[state] ?? 0) + 1;
				return { id: row.id, ...factsOf(row), states, doerCount: task.assignments.length };
			});
		},

		/** @returns its id @throws Refused `unit.*`, `task.schedule` */
		async add(actor: Actor, classId: string, unitId: string, facts: TaskFacts): Promise<string> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const values = checked(facts);
			const id = newId();
			await tx(async (db) => {
				const { n, next } = await pieces(db, t.tasks, unitId);
				if (n >= MAX_PIECES) throw new Refused('unit.full', undefined, { max: MAX_PIECES });
				await insertTask(db, t, { id, unitId, place: next, nextAt: null, ...values });
				await settle(db, t, classId, id, now());
			});
			changed(classId);
			return id;
		},

		/**
		 * Changes a task. Who does it stays as it is once somebody has handed in.
		 * @throws Refused `unit.*`, `task.schedule`, `task.wrongState`
		 */
		async change(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			facts: TaskFacts
		): Promise<void> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const values = checked(facts);
			await tx(async (db) => {
				const before = await found(taskById(db, t, unitId, id), 'task.unknown');
				const handedIn = (await submissionsOf(db, t, [id])).length > 0;
				if (handedIn && before.doers !== values.doers)
					throw new Refused('task.wrongState', 'doers', { state: 'submitted' });
				await updateTask(db, t, id, values);
				await settle(db, t, classId, id, now());
			});
			changed(classId);
		},

		/** Deletes a task with everything handed in for it. */
		async remove(actor: Actor, classId: string, unitId: string, id: string): Promise<void> {
			const access = await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			await tx(async (db) => {
				const { title } = await found(taskById(db, t, unitId, id), 'task.unknown');
				await deleteTask(db, t, id);
				const about = { task: id, title: title.en || title.zh };
				await note(db, t, lineOf(access, 'task.removed', about, now()));
			});
			changed(classId);
		},

		/** Opens, begins the review or publishes now, ahead of the schedule, for everybody. */
		async move(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			type: StaffMove
		): Promise<void> {
			const { user } = await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const at = now();
			await tx(async (db) => {
				await found(taskById(db, t, unitId, id), 'task.unknown');
				const { row, task } = await settle(db, t, classId, id, at, () => ({
					type,
					by: { person: user.id },
					at: at.getTime()
				}));
				// Whoever comes later, such as a new company, follows by the schedule.
				const moment = SCHEDULED[type];
				const planned = row[moment];
				if (planned === null || planned > at) {
					const schedule = { ...task.schedule, [moment]: at.getTime() };
					const next = nextAt({ ...task, schedule }, at.getTime());
					const nextDate = next === null ? null : new Date(next);
					await updateTask(db, t, id, { [moment]: at, nextAt: nextDate });
				}
			});
			changed(classId);
		},

		/**
		 * Gives one doer another deadline: `extend` while the work is on, `reopen` after it has been handed in or closed.
		 * @param dueAt milliseconds
		 * @throws Refused `task.unknownDoer`, `task.reason`, `task.deadline`, `task.wrongState`
		 */
		async grantTime(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			grant: { type: 'extend' | 'reopen'; doer: string; dueAt: number; why: string }
		): Promise<void> {
			const { user } = await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const at = now();
			await tx(async (db) => {
				await found(taskById(db, t, unitId, id), 'task.unknown');
				await settle(db, t, classId, id, at, () => ({
					...grant,
					by: { person: user.id },
					at: at.getTime()
				}));
			});
			changed(classId);
		},

		/** Where everybody stands, what they have handed in, and how it came about. For staff. */
		async board(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string
		): Promise<{
			title: Bilingual;
			facts: TaskFacts;
			doers: DoerCard[];
			record: TransitionLine[];
		}> {
			await inUnit(deps, actor, classId, unitId, 'unit.manage');
			const row = await found(taskById(db, t, unitId, id), 'task.unknown');
			const doers = await doersOf(db, t, classId, row.doers);
			const stored = taskOf(row, doers, await assignmentsOf(db, t, [id]));
			const { task } = runSchedule(stored, now().getTime());
			const submissions = await submissionsOf(db, t, [id]);
			const files = await uploadsOf(db, t, unitId);
			const people = await membersOf(db, t, classId);
			const record = await transitionsOf(db, t, id, RECORD);
			const actors = await namesOf(db, t, [...new Set(record.flatMap((r) => r.actorId ?? []))]);
			const named = new Map(doers.map((doer) => [doer.id, doer.name]));
			return {
				title: row.title,
				facts: factsOf(row),
				doers: task.assignments.map((assignment): DoerCard => {
					const last = submissions.find(({ doer }) => doer === assignment.doer);
					return {
						id: assignment.doer,
						name: named.get(assignment.doer)!,
						state: assignment.state,
						...deadlinesOf(task, assignment),
						own: assignment.own !== null,
						submitted: last ? submittedFacts(last, classId, files, people) : null
					};
				}),
				record: record.map(({ doer, move, from, to, actorId, why, at }) => ({
					...{ doer: named.get(doer) ?? '', move, why, at: at.getTime() },
					...{ from: from as TaskState, to: to as TaskState },
					by: actorId === null ? null : (actors.get(actorId) ?? '')
				}))
			};
		},

		/** Makes the scheduled moves that are due. Called by the scheduler; a second run changes nothing. */
		async runDue(): Promise<void> {
			for (const { task, unit } of await tasksDue(db, t, now())) {
				const { record } = await tx((db) => settle(db, t, unit.classId, task.id, now()));
				if (record.length > 0) changed(unit.classId);
			}
		}
	};
}

export type Tasks = ReturnType<typeof makeTasks>;
