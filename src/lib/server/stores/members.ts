import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import type { MemberRow } from './classes.ts';

/** A place by its id, within its class: the id of another class finds nothing. */
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

/** Everybody with a place in the class, in the order of their numbers, staff last. */
export async function membersOf(db: Db, t: Tables, classId: string): Promise<MemberRow[]> {
	const { members } = t;
	return db
		.select()
		.from(members)
		.where(eq(members.classId, classId))
		.orderBy(sql`${members.studentNumber} is null`, asc(members.studentNumber), asc(members.id));
}

export async function memberByNumber(
	db: Db,
	t: Tables,
	classId: string,
	number: string
): Promise<MemberRow | undefined> {
	const { members } = t;
	const [row] = await db
		.select()
		.from(members)
		.where(and(eq(members.classId, classId), eq(members.studentNumber, number)));
	return row;
}

export async function insertMembers(db: Db, t: Tables, rows: readonly MemberRow[]): Promise<void> {
	// In parts: a statement takes a limited number of values.
	for (let at = 0; at < rows.length; at += 500)
		await db.insert(t.members).values(rows.slice(at, at + 500));
}

export async function updateMember(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Omit<MemberRow, 'id' | 'classId'>>
): Promise<void> {
	await db.update(t.members).set(values).where(eq(t.members.id, id));
}

export async function deleteMember(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.members).where(eq(t.members.id, id));
}

/** Gives a waiting place to a person. @returns false when somebody has been faster */
export async function takePlace(
	db: Db,
	t: Tables,
	id: string,
	userId: string,
	at: Date
): Promise<boolean> {
	const { members } = t;
	const rows = await db
		.update(members)
		.set({ userId, joinedAt: at })
		.where(and(eq(members.id, id), isNull(members.userId)))
		.returning({ id: members.id });
	return rows.length === 1;
}

/** The number that a person has in another class. */
export async function numberElsewhere(
	db: Db,
	t: Tables,
	userId: string,
	classId: string
): Promise<string | null> {
	const { members } = t;
	const rows = await db
		.select({ number: members.studentNumber })
		.from(members)
		.where(and(eq(members.userId, userId), ne(members.classId, classId)));
	return rows.find(({ number }) => number !== null)?.number ?? null;
}

/** Names of places in a class by their ids, also of those who have left. */
export async function namesOf(
	db: Db,
	t: Tables,
	classId: string,
	ids: Iterable<string>
): Promise<Record<string, string>> {
	const wanted = [...new Set(ids)];
	if (wanted.length === 0) return {};
	const { members } = t;
	const rows = await db
		.select({ id: members.id, name: members.name })
		.from(members)
		.where(and(eq(members.classId, classId), inArray(members.id, wanted)));
	return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
