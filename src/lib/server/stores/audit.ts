import { desc, eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type AuditRow = Tables['auditLog']['$inferSelect'];

/** Notes who did what. Called in the transaction that does it. */
export async function note(db: Db, t: Tables, row: AuditRow): Promise<void> {
	await db.insert(t.auditLog).values(row);
}

/** What has been noted about a class, the newest first. */
export async function notesOf(
	db: Db,
	t: Tables,
	classId: string,
	limit: number
): Promise<AuditRow[]> {
	const { auditLog } = t;
	return db
		.select()
		.from(auditLog)
		.where(eq(auditLog.classId, classId))
		.orderBy(desc(auditLog.at), desc(auditLog.id))
		.limit(limit);
}
