import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type UserRow = Tables['users']['$inferSelect'];

/** A person who has not been erased. */
export async function userById(db: Db, t: Tables, id: string): Promise<UserRow | undefined> {
	const { users } = t;
	const [row] = await db
		.select()
		.from(users)
		.where(and(eq(users.id, id), isNull(users.erasedAt)));
	return row;
}

/** @param email as it is stored: lower case */
export async function userByEmail(db: Db, t: Tables, email: string): Promise<UserRow | undefined> {
	const [row] = await db.select().from(t.users).where(eq(t.users.email, email));
	return row;
}

/** Everybody who can open classes, oldest account first. */
export const staff = (db: Db, t: Tables): Promise<UserRow[]> =>
	db
		.select()
		.from(t.users)
		.where(and(inArray(t.users.siteRole, ['admin', 'instructor']), isNull(t.users.erasedAt)))
		.orderBy(t.users.createdAt, t.users.id)
		.then((rows) => rows);

/** Names by id; those of erased people are pseudonyms. */
export async function namesOf(
	db: Db,
	t: Tables,
	ids: readonly string[]
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const { users } = t;
	const rows = await db
		.select({ id: users.id, name: users.name })
		.from(users)
		.where(inArray(users.id, [...ids]));
	return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function countAdmins(db: Db, t: Tables): Promise<number> {
	const [row] = await db
		.select({ n: count() })
		.from(t.users)
		.where(and(eq(t.users.siteRole, 'admin'), isNull(t.users.erasedAt)));
	return row!.n;
}

/** Whether anybody has an account. */
export async function hasUsers(db: Db, t: Tables): Promise<boolean> {
	return (await db.select({ id: t.users.id }).from(t.users).limit(1)).length > 0;
}

export async function insertUser(db: Db, t: Tables, user: UserRow): Promise<void> {
	await db.insert(t.users).values(user);
}

export async function updateUser(
	db: Db,
	t: Tables,
	id: string,
	set: Partial<Omit<UserRow, 'id'>>
): Promise<void> {
	await db.update(t.users).set(set).where(eq(t.users.id, id));
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
