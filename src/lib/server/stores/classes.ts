import { and, eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type ClassRow = Tables['classes']['$inferSelect'];
export type MemberRow = Tables['members']['$inferSelect'];

/** A class by its id. */
export async function classById(db: Db, t: Tables, id: string): Promise<ClassRow | undefined> {
	const [row] = await db.select().from(t.classes).where(eq(t.classes.id, id));
	return row;
}

/** The place a person has in a class. */
export async function memberOf(
	db: Db,
	t: Tables,
	classId: string,
	userId: string
): Promise<MemberRow | undefined> {
	const { members } = t;
	const [row] = await db
		.select()
		.from(members)
		.where(and(eq(members.classId, classId), eq(members.userId, userId)));
	return row;
}
