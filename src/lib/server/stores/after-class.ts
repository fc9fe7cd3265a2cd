import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type AfterRow = Tables['unitAfters']['$inferSelect'];
export type FeedbackRow = Tables['peerFeedback']['$inferSelect'];
export type GalleryRow = Tables['galleryPieces']['$inferSelect'];
export type ReflectionRow = Tables['reflections']['$inferSelect'];

export async function afterOf(db: Db, t: Tables, unitId: string): Promise<AfterRow | undefined> {
	const [row] = await db.select().from(t.unitAfters).where(eq(t.unitAfters.unitId, unitId));
	return row;
}

/** Writes what is said after a unit, if it still is at `version` (0: there is nothing yet). */
export async function saveAfter(
	db: Db,
	t: Tables,
	version: number,
	row: Omit<AfterRow, 'version'>
): Promise<boolean> {
	const { unitAfters } = t;
	const next = { ...row, version: version + 1 };
	const rows =
		version === 0
			? await db
					.insert(unitAfters)
					.values(next)
					.onConflictDoNothing()
					.returning({ id: unitAfters.unitId })
			: await db
					.update(unitAfters)
					.set(next)
					.where(and(eq(unitAfters.unitId, row.unitId), eq(unitAfters.version, version)))
					.returning({ id: unitAfters.unitId });
	return rows.length === 1;
}

/** Feedback and answers of a unit, the oldest first. */
export async function feedbackOf(db: Db, t: Tables, unitId: string): Promise<FeedbackRow[]> {
	const { peerFeedback } = t;
	return db
		.select()
		.from(peerFeedback)
		.where(and(eq(peerFeedback.unitId, unitId), isNull(peerFeedback.removedAt)))
		.orderBy(asc(peerFeedback.at), asc(peerFeedback.id));
}

export async function insertFeedback(db: Db, t: Tables, row: FeedbackRow): Promise<void> {
	await db.insert(t.peerFeedback).values(row);
}

export async function removeFeedback(db: Db, t: Tables, id: string, at: Date): Promise<void> {
	const { peerFeedback } = t;
	await db.update(peerFeedback).set({ text: '', removedAt: at }).where(eq(peerFeedback.id, id));
}

/** The pieces of a unit's gallery, also those that nobody has agreed to yet. */
export async function galleryOf(db: Db, t: Tables, unitId: string): Promise<GalleryRow[]> {
	const { galleryPieces } = t;
	return db
		.select()
		.from(galleryPieces)
		.where(eq(galleryPieces.unitId, unitId))
		.orderBy(asc(galleryPieces.createdAt), asc(galleryPieces.id));
}

/** Proposes a piece; one that was proposed before asks again with the new note and work. */
export async function putPiece(db: Db, t: Tables, row: GalleryRow): Promise<void> {
	const { galleryPieces } = t;
	const { submissionId, note } = row;
	await db
		.insert(galleryPieces)
		.values(row)
		.onConflictDoUpdate({
			target: [galleryPieces.taskId, galleryPieces.doer],
			set: { submissionId, note, consent: null, consentBy: null, consentAt: null }
		});
}

export async function answerPiece(
	db: Db,
	t: Tables,
	id: string,
	values: Pick<GalleryRow, 'consent' | 'consentBy' | 'consentAt'>
): Promise<void> {
	await db.update(t.galleryPieces).set(values).where(eq(t.galleryPieces.id, id));
}

export async function deletePiece(db: Db, t: Tables, unitId: string, id: string): Promise<void> {
	const { galleryPieces } = t;
	await db
		.delete(galleryPieces)
		.where(and(eq(galleryPieces.unitId, unitId), eq(galleryPieces.id, id)));
}

/** Whether a file belongs to work that its doer has agreed to show. */
export async function showsFile(db: Db, t: Tables, uploadId: string): Promise<boolean> {
	const { galleryPieces, submissions } = t;
	const [row] = await db
		.select({ id: galleryPieces.id })
		.from(galleryPieces)
		.innerJoin(submissions, eq(submissions.id, galleryPieces.submissionId))
		.where(and(eq(submissions.uploadId, uploadId), eq(galleryPieces.consent, true)))
		.limit(1);
	return row !== undefined;
}

export async function reflectionsOf(db: Db, t: Tables, unitId: string): Promise<ReflectionRow[]> {
	const { reflections } = t;
	return db
		.select()
		.from(reflections)
		.where(eq(reflections.unitId, unitId))
		.orderBy(asc(reflections.at), asc(reflections.memberId));
}

export async function reflectionOf(
	db: Db,
	t: Tables,
	unitId: string,
	memberId: string
): Promise<ReflectionRow | undefined> {
	const { reflections } = t;
	const [row] = await db
		.select()
		.from(reflections)
		.where(and(eq(reflections.unitId, unitId), eq(reflections.memberId, memberId)));
	return row;
}

/** Writes a reflection, if it still is at `version` (0: there is none yet). @returns false when it is not */
export async function saveReflection(
	db: Db,
	t: Tables,
	version: number,
	row: Omit<ReflectionRow, 'version'>
): Promise<boolean> {
	const { reflections } = t;
	const next = { ...row, version: version + 1 };
	const rows =
		version === 0
			? await db
					.insert(reflections)
					.values(next)
					.onConflictDoNothing()
					.returning({ id: reflections.unitId })
			: await db
					.update(reflections)
					.set(next)
					.where(
						and(
							eq(reflections.unitId, row.unitId),
							eq(reflections.memberId, row.memberId),
							eq(reflections.version, version)
						)
					)
					.returning({ id: reflections.unitId });
	return rows.length === 1;
}
