import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import type { TaskRow } from './tasks.ts';
import type { UnitRow } from './units.ts';

export type RoundRow = Tables['peerRounds']['$inferSelect'];
export type ReviewRow = Tables['peerReviews']['$inferSelect'];
export type ChangeRow = Tables['peerChanges']['$inferSelect'];
export type ExampleRow = Tables['peerExamples']['$inferSelect'];
export type TryRow = Tables['peerTries']['$inferSelect'];

/** The peer review of a task; undefined where it has none. */
export async function roundOf(db: Db, t: Tables, taskId: string): Promise<RoundRow | undefined> {
	const [row] = await db.select().from(t.peerRounds).where(eq(t.peerRounds.taskId, taskId));
	return row;
}

/** Every peer review of a class with its task and unit, the first dealt out first. */
export async function roundsOfClass(
	db: Db,
	t: Tables,
	classId: string
): Promise<{ round: RoundRow; task: TaskRow; unit: UnitRow }[]> {
	const { peerRounds, tasks, units } = t;
	return db
		.select({ round: peerRounds, task: tasks, unit: units })
		.from(peerRounds)
		.innerJoin(tasks, eq(tasks.id, peerRounds.taskId))
		.innerJoin(units, eq(units.id, tasks.unitId))
		.where(eq(units.classId, classId))
		.orderBy(asc(peerRounds.openedAt), asc(peerRounds.id));
}

/** Reads a round so that every other transaction that changes it waits. */
export async function holdRound(db: Db, t: Tables, id: string): Promise<RoundRow> {
	const { peerRounds } = t;
	const [row] = await db.update(peerRounds).set({ id }).where(eq(peerRounds.id, id)).returning();
	return row!;
}

export async function insertRound(db: Db, t: Tables, row: RoundRow): Promise<void> {
	await db.insert(t.peerRounds).values(row);
}

export async function updateRound(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Omit<RoundRow, 'id' | 'taskId'>>
): Promise<void> {
	await db.update(t.peerRounds).set(values).where(eq(t.peerRounds.id, id));
}

/** The reviews of a round that are to be written or have been. */
export async function reviewsOf(db: Db, t: Tables, roundId: string): Promise<ReviewRow[]> {
	const { peerReviews } = t;
	return db
		.select()
		.from(peerReviews)
		.where(and(eq(peerReviews.roundId, roundId), isNull(peerReviews.removedAt)))
		.orderBy(asc(peerReviews.id));
}

export async function reviewById(
	db: Db,
	t: Tables,
	roundId: string,
	id: string
): Promise<ReviewRow | undefined> {
	const { peerReviews } = t;
	const [row] = await db
		.select()
		.from(peerReviews)
		.where(
			and(eq(peerReviews.roundId, roundId), eq(peerReviews.id, id), isNull(peerReviews.removedAt))
		);
	return row;
}

/** Adds reviews to be written; one that was taken away comes back with its draft. */
export async function insertReviews(db: Db, t: Tables, rows: readonly ReviewRow[]): Promise<void> {
	const { peerReviews } = t;
	for (let at = 0; at < rows.length; at += 200)
		await db
			.insert(peerReviews)
			.values(rows.slice(at, at + 200))
			.onConflictDoUpdate({
				target: [peerReviews.roundId, peerReviews.giver, peerReviews.receiver],
				set: { removedAt: null }
			});
}

export async function removeReviews(
	db: Db,
	t: Tables,
	ids: readonly string[],
	at: Date
): Promise<void> {
	if (ids.length === 0) return;
	const { peerReviews } = t;
	await db
		.update(peerReviews)
		.set({ removedAt: at })
		.where(inArray(peerReviews.id, [...ids]));
}

/** Changes a review that is still at `version`. @returns false when another tab or person was faster */
export async function saveReview(
	db: Db,
	t: Tables,
	id: string,
	version: number,
	values: Partial<Omit<ReviewRow, 'id' | 'roundId' | 'version'>>
): Promise<boolean> {
	const { peerReviews } = t;
	const rows = await db
		.update(peerReviews)
		.set({ ...values, version: version + 1 })
		.where(
			and(eq(peerReviews.id, id), eq(peerReviews.version, version), isNull(peerReviews.removedAt))
		)
		.returning({ id: peerReviews.id });
	return rows.length === 1;
}

/** Sets what others than the writer say of a review. */
export async function markReview(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Pick<ReviewRow, 'useful' | 'flag' | 'flaggedAt' | 'ruling'>>
): Promise<void> {
	await db.update(t.peerReviews).set(values).where(eq(t.peerReviews.id, id));
}

export async function insertChange(db: Db, t: Tables, row: ChangeRow): Promise<void> {
	await db.insert(t.peerChanges).values(row);
}

/** Changes of who reviews whom, the newest first. */
export async function changesOf(db: Db, t: Tables, roundId: string): Promise<ChangeRow[]> {
	const { peerChanges } = t;
	return db
		.select()
		.from(peerChanges)
		.where(eq(peerChanges.roundId, roundId))
		.orderBy(desc(peerChanges.at), desc(peerChanges.id))
		.limit(200);
}

/** Whether somebody is to review work in which a file was handed in. */
export async function reviewsFile(
	db: Db,
	t: Tables,
	uploadId: string,
	givers: readonly string[]
): Promise<boolean> {
	const { peerReviews, peerRounds, submissions } = t;
	const [row] = await db
		.select({ id: peerReviews.id })
		.from(peerReviews)
		.innerJoin(peerRounds, eq(peerRounds.id, peerReviews.roundId))
		.innerJoin(
			submissions,
			and(
				eq(submissions.taskId, peerRounds.taskId),
				eq(submissions.doer, peerReviews.receiver),
				eq(submissions.uploadId, uploadId)
			)
		)
		.where(and(inArray(peerReviews.giver, [...givers]), isNull(peerReviews.removedAt)))
		.limit(1);
	return row !== undefined;
}

/** The examples of a round in the order in which they were written. */
export async function examplesOf(db: Db, t: Tables, roundId: string): Promise<ExampleRow[]> {
	const { peerExamples } = t;
	return db
		.select()
		.from(peerExamples)
		.where(eq(peerExamples.roundId, roundId))
		.orderBy(asc(peerExamples.createdAt), asc(peerExamples.id));
}

export async function insertExample(db: Db, t: Tables, row: ExampleRow): Promise<void> {
	await db.insert(t.peerExamples).values(row);
}

export async function deleteExample(db: Db, t: Tables, roundId: string, id: string): Promise<void> {
	const { peerExamples } = t;
	await db
		.delete(peerExamples)
		.where(and(eq(peerExamples.roundId, roundId), eq(peerExamples.id, id)));
}

/** How students have marked some examples. @param memberId only of this one */
export async function triesOf(
	db: Db,
	t: Tables,
	exampleIds: readonly string[],
	memberId?: string
): Promise<TryRow[]> {
	if (exampleIds.length === 0) return [];
	const { peerTries } = t;
	const ofExamples = inArray(peerTries.exampleId, [...exampleIds]);
	return db
		.select()
		.from(peerTries)
		.where(memberId === undefined ? ofExamples : and(ofExamples, eq(peerTries.memberId, memberId)));
}

/** Keeps the first try of a person; a second one changes nothing. */
export async function insertTry(db: Db, t: Tables, row: TryRow): Promise<void> {
	await db.insert(t.peerTries).values(row).onConflictDoNothing();
}
