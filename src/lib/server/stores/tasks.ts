import { and, asc, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import type { UnitRow } from './units.ts';

export type TaskRow = Tables['tasks']['$inferSelect'];
export type AssignmentRow = Tables['assignments']['$inferSelect'];
export type TransitionRow = Tables['taskTransitions']['$inferSelect'];
export type SubmissionRow = Tables['submissions']['$inferSelect'];

/** The tasks of a unit in their order. */
export async function tasksOf(db: Db, t: Tables, unitId: string): Promise<TaskRow[]> {
	const { tasks } = t;
	return db
		.select()
		.from(tasks)
		.where(eq(tasks.unitId, unitId))
		.orderBy(asc(tasks.place), asc(tasks.id));
}

/** A task by its id, within its unit. */
export async function taskById(
	db: Db,
	t: Tables,
	unitId: string,
	id: string
): Promise<TaskRow | undefined> {
	const { tasks } = t;
	const [row] = await db
		.select()
		.from(tasks)
		.where(and(eq(tasks.unitId, unitId), eq(tasks.id, id)));
	return row;
}

/** Tasks whose schedule has something to do, with the unit that they belong to. */
export async function tasksDue(
	db: Db,
	t: Tables,
	now: Date
): Promise<{ task: TaskRow; unit: UnitRow }[]> {
	const { tasks, units } = t;
	return db
		.select({ task: tasks, unit: units })
		.from(tasks)
		.innerJoin(units, eq(units.id, tasks.unitId))
		.where(and(isNotNull(tasks.nextAt), lte(tasks.nextAt, now)));
}

export async function insertTask(db: Db, t: Tables, row: TaskRow): Promise<void> {
	await db.insert(t.tasks).values(row);
}

export async function updateTask(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Omit<TaskRow, 'id' | 'unitId'>>
): Promise<void> {
	await db.update(t.tasks).set(values).where(eq(t.tasks.id, id));
}

export async function deleteTask(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.tasks).where(eq(t.tasks.id, id));
}

/**
 * Reads a task so that every other transaction that moves it waits, as {@link holdClass} does for a class.
 * @returns undefined when it has been deleted
 */
export async function holdTask(db: Db, t: Tables, id: string): Promise<TaskRow | undefined> {
	const rows = await db.update(t.tasks).set({ id }).where(eq(t.tasks.id, id)).returning();
	return rows[0];
}

export async function assignmentsOf(
	db: Db,
	t: Tables,
	taskIds: readonly string[]
): Promise<AssignmentRow[]> {
	if (taskIds.length === 0) return [];
	const { assignments } = t;
	return db
		.select()
		.from(assignments)
		.where(inArray(assignments.taskId, [...taskIds]));
}

export async function putAssignment(db: Db, t: Tables, row: AssignmentRow): Promise<void> {
	const { taskId: _task, doer: _doer, ...values } = row;
	await db
		.insert(t.assignments)
		.values(row)
		.onConflictDoUpdate({ target: [t.assignments.taskId, t.assignments.doer], set: values });
}

export async function insertTransitions(
	db: Db,
	t: Tables,
	rows: readonly TransitionRow[]
): Promise<void> {
	if (rows.length > 0) await db.insert(t.taskTransitions).values([...rows]);
}

/** What has become of a task, the newest first. */
export async function transitionsOf(
	db: Db,
	t: Tables,
	taskId: string,
	limit: number
): Promise<TransitionRow[]> {
	const { taskTransitions } = t;
	return db
		.select()
		.from(taskTransitions)
		.where(eq(taskTransitions.taskId, taskId))
		.orderBy(desc(taskTransitions.at), desc(taskTransitions.id))
		.limit(limit);
}

export async function insertSubmission(db: Db, t: Tables, row: SubmissionRow): Promise<void> {
	await db.insert(t.submissions).values(row);
}

/** Everything handed in for some tasks, the newest first. @param doer only of this one */
export async function submissionsOf(
	db: Db,
	t: Tables,
	taskIds: readonly string[],
	doer?: string
): Promise<SubmissionRow[]> {
	if (taskIds.length === 0) return [];
	const { submissions } = t;
	const ofTasks = inArray(submissions.taskId, [...taskIds]);
	return db
		.select()
		.from(submissions)
		.where(doer === undefined ? ofTasks : and(ofTasks, eq(submissions.doer, doer)))
		.orderBy(desc(submissions.at), desc(submissions.id));
}

/** Whether one of some doers has handed in this upload. */
export async function handedIn(
	db: Db,
	t: Tables,
	uploadId: string,
	doers: readonly string[]
): Promise<boolean> {
	const { submissions } = t;
	const [row] = await db
		.select({ id: submissions.id })
		.from(submissions)
		.where(and(eq(submissions.uploadId, uploadId), inArray(submissions.doer, [...doers])))
		.limit(1);
	return row !== undefined;
}
