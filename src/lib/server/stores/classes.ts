import { and, count, desc, eq, inArray } from 'drizzle-orm';
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

/** Every class that a person has a place in, the newest first; places they have lost are left out. */
export async function classesOf(
	db: Db,
	t: Tables,
	userId: string
): Promise<{ class: ClassRow; role: MemberRow['role'] }[]> {
	const { classes, members } = t;
	return db
		.select({ class: classes, role: members.role })
		.from(members)
		.innerJoin(classes, eq(classes.id, members.classId))
		.where(and(eq(members.userId, userId), eq(members.status, 'active')))
		.orderBy(desc(classes.createdAt), desc(classes.id));
}

/** How many students of each class are active, and how many of them have joined. */
export async function studentCounts(
	db: Db,
	t: Tables,
	classIds: readonly string[]
): Promise<Map<string, { students: number; joined: number }>> {
	const { members } = t;
	if (classIds.length === 0) return new Map();
	const rows = await db
		.select({
			classId: members.classId,
			students: count(),
			joined: count(members.userId)
		})
		.from(members)
		.where(
			and(
				inArray(members.classId, [...classIds]),
				eq(members.role, 'student'),
				eq(members.status, 'active')
			)
		)
		.groupBy(members.classId);
	return new Map(rows.map(({ classId, ...counts }) => [classId, counts]));
}

export async function insertClass(db: Db, t: Tables, row: ClassRow): Promise<void> {
	await db.insert(t.classes).values(row);
}

export async function updateClass(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Omit<ClassRow, 'id'>>
): Promise<void> {
	await db.update(t.classes).set(values).where(eq(t.classes.id, id));
}

/**
 * Makes every other transaction that holds the same class wait, so that what is counted in this one stays true. On
 * SQLite writers wait for each other anyway; PostgreSQL locks the row that is written.
 */
export async function holdClass(db: Db, t: Tables, id: string): Promise<void> {
	await db.update(t.classes).set({ id }).where(eq(t.classes.id, id));
}
