import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type RubricRow = Tables['rubrics']['$inferSelect'];
export type RubricVersionRow = Tables['rubricVersions']['$inferSelect'];
export type EvaluationRow = Tables['evaluations']['$inferSelect'];

/** The rubrics of a class that are offered, each in its newest version, the oldest first. */
export async function rubricsOf(
	db: Db,
	t: Tables,
	classId: string
): Promise<{ rubric: RubricRow; newest: RubricVersionRow }[]> {
	const { rubrics, rubricVersions } = t;
	return db
		.select({ rubric: rubrics, newest: rubricVersions })
		.from(rubrics)
		.innerJoin(
			rubricVersions,
			and(eq(rubricVersions.rubricId, rubrics.id), eq(rubricVersions.version, rubrics.version))
		)
		.where(and(eq(rubrics.classId, classId), isNull(rubrics.archivedAt)))
		.orderBy(asc(rubrics.createdAt), asc(rubrics.id));
}

/** A rubric by its id, within its class. */
export async function rubricById(
	db: Db,
	t: Tables,
	classId: string,
	id: string
): Promise<RubricRow | undefined> {
	const { rubrics } = t;
	const [row] = await db
		.select()
		.from(rubrics)
		.where(and(eq(rubrics.classId, classId), eq(rubrics.id, id)));
	return row;
}

export async function rubricVersion(
	db: Db,
	t: Tables,
	rubricId: string,
	version: number
): Promise<RubricVersionRow | undefined> {
	const { rubricVersions } = t;
	const [row] = await db
		.select()
		.from(rubricVersions)
		.where(and(eq(rubricVersions.rubricId, rubricId), eq(rubricVersions.version, version)));
	return row;
}

/** Every version of a rubric, the newest first. */
export async function versionsOf(db: Db, t: Tables, rubricId: string): Promise<RubricVersionRow[]> {
	const { rubricVersions } = t;
	return db
		.select()
		.from(rubricVersions)
		.where(eq(rubricVersions.rubricId, rubricId))
		.orderBy(desc(rubricVersions.version));
}

export async function insertRubric(db: Db, t: Tables, row: RubricRow): Promise<void> {
	await db.insert(t.rubrics).values(row);
}

/** Moves a rubric that is still at `version` on by one. @returns false when somebody else has done so */
export async function raiseRubric(
	db: Db,
	t: Tables,
	id: string,
	version: number
): Promise<boolean> {
	const { rubrics } = t;
	const rows = await db
		.update(rubrics)
		.set({ version: version + 1 })
		.where(and(eq(rubrics.id, id), eq(rubrics.version, version)))
		.returning({ id: rubrics.id });
	return rows.length === 1;
}

export async function insertRubricVersion(db: Db, t: Tables, row: RubricVersionRow): Promise<void> {
	await db.insert(t.rubricVersions).values(row);
}

export async function archiveRubric(db: Db, t: Tables, id: string, at: Date): Promise<void> {
	await db.update(t.rubrics).set({ archivedAt: at }).where(eq(t.rubrics.id, id));
}

/** What staff have said of the work for a task. */
export async function evaluationsOf(db: Db, t: Tables, taskId: string): Promise<EvaluationRow[]> {
	return db.select().from(t.evaluations).where(eq(t.evaluations.taskId, taskId));
}

export async function evaluationOf(
	db: Db,
	t: Tables,
	taskId: string,
	doer: string
): Promise<EvaluationRow | undefined> {
	const { evaluations } = t;
	const [row] = await db
		.select()
		.from(evaluations)
		.where(and(eq(evaluations.taskId, taskId), eq(evaluations.doer, doer)));
	return row;
}

/** Writes an evaluation; whether it may replace the one before is asked by its caller, who holds the task. */
export async function putEvaluation(db: Db, t: Tables, row: EvaluationRow): Promise<void> {
	const { taskId: _task, doer: _doer, ...values } = row;
	await db
		.insert(t.evaluations)
		.values(row)
		.onConflictDoUpdate({ target: [t.evaluations.taskId, t.evaluations.doer], set: values });
}
