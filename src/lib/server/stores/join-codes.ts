import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type JoinCodeRow = Tables['joinCodes']['$inferSelect'];
export type JoinKind = JoinCodeRow['kind'];

/** A way into a class, also one that no longer works. */
export async function joinCode(db: Db, t: Tables, code: string): Promise<JoinCodeRow | undefined> {
	const [row] = await db.select().from(t.joinCodes).where(eq(t.joinCodes.code, code));
	return row;
}

/** The newest way into a class of that kind that has not been revoked. */
export async function currentCode(
	db: Db,
	t: Tables,
	classId: string,
	kind: JoinKind
): Promise<JoinCodeRow | undefined> {
	const { joinCodes } = t;
	const [row] = await db
		.select()
		.from(joinCodes)
		.where(
			and(eq(joinCodes.classId, classId), eq(joinCodes.kind, kind), isNull(joinCodes.revokedAt))
		)
		.orderBy(desc(joinCodes.createdAt), desc(joinCodes.id))
		.limit(1);
	return row;
}

export async function insertCode(db: Db, t: Tables, row: JoinCodeRow): Promise<void> {
	await db.insert(t.joinCodes).values(row);
}

export async function revokeCodes(
	db: Db,
	t: Tables,
	classId: string,
	kind: JoinKind,
	at: Date
): Promise<void> {
	const { joinCodes } = t;
	await db
		.update(joinCodes)
		.set({ revokedAt: at })
		.where(
			and(eq(joinCodes.classId, classId), eq(joinCodes.kind, kind), isNull(joinCodes.revokedAt))
		);
}
