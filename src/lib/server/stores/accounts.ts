import { and, count, eq, gt, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import type { MemberRow } from './classes.ts';

export type UserRow = Tables['users']['$inferSelect'];
export type LinkRow = Tables['oneTimeLinks']['$inferSelect'];

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

export async function countAdmins(db: Db, t: Tables): Promise<number> {
	const [row] = await db
		.select({ n: count() })
		.from(t.users)
		.where(and(eq(t.users.siteRole, 'admin'), isNull(t.users.erasedAt)));
	return row!.n;
}

export async function insertUser(
	db: Db,
	t: Tables,
	user: Omit<UserRow, 'erasedAt'>
): Promise<void> {
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

export async function dropSessions(db: Db, t: Tables, userId: string): Promise<void> {
	await db.delete(t.sessions).where(eq(t.sessions.userId, userId));
}

/** A one-time link, by the hash of its token. */
export async function linkById(db: Db, t: Tables, id: string): Promise<LinkRow | undefined> {
	const [row] = await db.select().from(t.oneTimeLinks).where(eq(t.oneTimeLinks.id, id));
	return row;
}

/** Writes a new link; an earlier one that gives the same person a password, and all that have expired, go. */
export async function insertLink(db: Db, t: Tables, link: LinkRow): Promise<void> {
	const { oneTimeLinks } = t;
	await db.delete(oneTimeLinks).where(lte(oneTimeLinks.expiresAt, link.createdAt));
	if (link.userId) await db.delete(oneTimeLinks).where(eq(oneTimeLinks.userId, link.userId));
	await db.insert(oneTimeLinks).values(link);
}

/**
 * Marks a link as used, if nobody has before; one for the first administrator takes all of its kind with it.
 * @returns whether it was still unused
 */
export async function useUpLink(db: Db, t: Tables, link: LinkRow, at: Date): Promise<boolean> {
	const { oneTimeLinks } = t;
	const which =
		link.purpose === 'firstAdmin'
			? eq(oneTimeLinks.purpose, 'firstAdmin')
			: eq(oneTimeLinks.id, link.id);
	const used = await db
		.update(oneTimeLinks)
		.set({ usedAt: at })
		.where(and(which, isNull(oneTimeLinks.usedAt)))
		.returning({ id: oneTimeLinks.id });
	return used.some(({ id }) => id === link.id);
}

/** Invitations that may still be accepted, newest first. */
export const openInvitations = (db: Db, t: Tables, now: Date): Promise<LinkRow[]> =>
	db
		.select()
		.from(t.oneTimeLinks)
		.where(
			and(
				eq(t.oneTimeLinks.purpose, 'invitation'),
				isNull(t.oneTimeLinks.usedAt),
				gt(t.oneTimeLinks.expiresAt, now)
			)
		)
		.orderBy(sql`${t.oneTimeLinks.createdAt} desc`)
		.then((rows) => rows);

export async function dropLink(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.oneTimeLinks).where(eq(t.oneTimeLinks.id, id));
}

/**
 * The student of a class who signs in with its code, which names the class even when it lets nobody new in.
 * @param code as it is stored
 */
export async function studentByNumber(
	db: Db,
	t: Tables,
	code: string,
	number: string
): Promise<{ known: boolean; user: UserRow | undefined }> {
	const { joinCodes, members, users } = t;
	const [found] = await db.select().from(joinCodes).where(eq(joinCodes.code, code));
	if (!found || found.revokedAt) return { known: false, user: undefined };
	const [row] = await db
		.select()
		.from(members)
		.innerJoin(users, eq(users.id, members.userId))
		.where(
			and(
				eq(members.classId, found.classId),
				eq(members.role, 'student'),
				eq(members.status, 'active'),
				isNull(users.erasedAt),
				sql`lower(${members.studentNumber}) = ${number.toLowerCase()}`
			)
		);
	return { known: true, user: row?.user };
}

/** Every place that a person has in a class, with the class. */
export const placesOf = (db: Db, t: Tables, userId: string) =>
	db
		.select()
		.from(t.members)
		.innerJoin(t.classes, eq(t.classes.id, t.members.classId))
		.where(eq(t.members.userId, userId))
		.then((rows) =>
			rows.map((row) => ({ member: row.class_member as MemberRow, class: row.class }))
		);

export async function memberById(
	db: Db,
	t: Tables,
	classId: string,
	id: string
): Promise<MemberRow | undefined> {
	const { members } = t;
	const [row] = await db
		.select()
		.from(members)
		.where(and(eq(members.classId, classId), eq(members.id, id)));
	return row;
}

/** Keeps who did what to an account. */
export async function noteAccount(
	db: Db,
	t: Tables,
	note: Tables['auditLog']['$inferInsert']
): Promise<void> {
	await db.insert(t.auditLog).values(note);
}
