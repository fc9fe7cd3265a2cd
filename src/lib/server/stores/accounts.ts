import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import type { MemberRow } from './classes.ts';
import type { UserRow } from './users.ts';

export type LinkRow = Tables['oneTimeLinks']['$inferSelect'];

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
