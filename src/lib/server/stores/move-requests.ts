import { and, desc, eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type MoveRow = Tables['moveRequests']['$inferSelect'];

/** Longest list of moves that a page shows. */
const LAST = 200;

/** The moves of a class that were asked for, the newest first; 200 at most. */
export const moveRequestsOf = (db: Db, t: Tables, classId: string): Promise<MoveRow[]> =>
	db
		.select()
		.from(t.moveRequests)
		.where(eq(t.moveRequests.classId, classId))
		.orderBy(desc(t.moveRequests.createdAt), desc(t.moveRequests.id))
		.limit(LAST)
		.then((rows) => rows);

/** One of them, within its class: the id of another class finds nothing. */
export async function moveRequestById(
	db: Db,
	t: Tables,
	classId: string,
	id: string
): Promise<MoveRow | undefined> {
	const { moveRequests: r } = t;
	const [row] = await db
		.select()
		.from(r)
		.where(and(eq(r.classId, classId), eq(r.id, id)));
	return row;
}

/** The move of a student that is not decided yet. */
export async function openMoveOf(
	db: Db,
	t: Tables,
	memberId: string
): Promise<MoveRow | undefined> {
	const { moveRequests: r } = t;
	const [row] = await db
		.select()
		.from(r)
		.where(and(eq(r.memberId, memberId), eq(r.state, 'open')));
	return row;
}

export async function insertMove(db: Db, t: Tables, row: MoveRow): Promise<void> {
	await db.insert(t.moveRequests).values(row);
}

export async function updateMove(
	db: Db,
	t: Tables,
	id: string,
	values: Pick<MoveRow, 'state' | 'consents' | 'log'>
): Promise<void> {
	await db.update(t.moveRequests).set(values).where(eq(t.moveRequests.id, id));
}
