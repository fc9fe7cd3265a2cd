import { and, eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type UserRow = Tables['users']['$inferSelect'];

export async function userById(db: Db, t: Tables, id: string): Promise<UserRow | undefined> {
	const [row] = await db.select().from(t.users).where(eq(t.users.id, id));
	return row;
}

/** @param email in lower case */
export async function userByEmail(db: Db, t: Tables, email: string): Promise<UserRow | undefined> {
	const [row] = await db.select().from(t.users).where(eq(t.users.email, email));
	return row;
}

export async function insertUser(db: Db, t: Tables, row: UserRow): Promise<void> {
	await db.insert(t.users).values(row);
}

/** Takes away a student's account that belongs to no class any more; sessions go with it. */
export async function deleteStudentWithoutClass(db: Db, t: Tables, id: string): Promise<void> {
	const { users, members } = t;
	const [place] = await db
		.select({ id: members.id })
		.from(members)
		.where(eq(members.userId, id))
		.limit(1);
	if (place) return;
	await db.delete(users).where(and(eq(users.id, id), eq(users.siteRole, 'student')));
}
