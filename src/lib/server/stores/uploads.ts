import { and, eq, isNotNull, lt, notInArray, sum } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type UploadRow = Tables['uploads']['$inferSelect'];

export async function uploadById(db: Db, t: Tables, id: string): Promise<UploadRow | undefined> {
	const [row] = await db.select().from(t.uploads).where(eq(t.uploads.id, id));
	return row;
}

/** Everything sent to a unit: materials and work. */
export async function uploadsOf(db: Db, t: Tables, unitId: string): Promise<UploadRow[]> {
	return db.select().from(t.uploads).where(eq(t.uploads.unitId, unitId));
}

export async function insertUpload(db: Db, t: Tables, row: UploadRow): Promise<void> {
	await db.insert(t.uploads).values(row);
}

/** Bytes that a class, or one member of it, has stored. */
export async function bytesOf(
	db: Db,
	t: Tables,
	classId: string,
	memberId?: string
): Promise<number> {
	const { uploads } = t;
	const [row] = await db
		.select({ bytes: sum(uploads.size) })
		.from(uploads)
		.where(
			memberId === undefined
				? eq(uploads.classId, classId)
				: and(eq(uploads.classId, classId), eq(uploads.memberId, memberId))
		);
	return Number(row?.bytes ?? 0);
}

/** Deletes work that was sent before a moment and never handed in. */
export async function deleteForgotten(db: Db, t: Tables, before: Date): Promise<void> {
	const { uploads, submissions } = t;
	const used = db
		.select({ id: submissions.uploadId })
		.from(submissions)
		.where(isNotNull(submissions.uploadId));
	await db
		.delete(uploads)
		.where(
			and(isNotNull(uploads.memberId), lt(uploads.createdAt, before), notInArray(uploads.id, used))
		);
}

/** Hashes of all bytes that a row refers to. */
export async function hashesInUse(db: Db, t: Tables): Promise<Set<string>> {
	const rows = await db.selectDistinct({ hash: t.uploads.hash }).from(t.uploads);
	return new Set(rows.map(({ hash }) => hash));
}
