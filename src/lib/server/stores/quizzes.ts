import { and, asc, eq, inArray, notExists } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type QuizRow = Tables['quizzes']['$inferSelect'];
export type QuizItemRow = Tables['quizItems']['$inferSelect'];
export type AllowanceRow = Tables['quizAllowances']['$inferSelect'];

/** The quizzes of a unit, the oldest first. */
export async function quizzesOf(db: Db, t: Tables, unitId: string): Promise<QuizRow[]> {
	const { quizzes: q } = t;
	return db.select().from(q).where(eq(q.unitId, unitId)).orderBy(asc(q.createdAt), asc(q.id));
}

/** The quizzes of a class in the order of its units. */
export async function quizzesOfClass(db: Db, t: Tables, classId: string): Promise<QuizRow[]> {
	const { quizzes: q, units } = t;
	const rows = await db
		.select({ quiz: q })
		.from(q)
		.innerJoin(units, eq(units.id, q.unitId))
		.where(eq(units.classId, classId))
		.orderBy(asc(units.place), asc(q.createdAt), asc(q.id));
	return rows.map(({ quiz }) => quiz);
}

/** A quiz by its id, within its unit. */
export async function quizById(
	db: Db,
	t: Tables,
	unitId: string,
	id: string
): Promise<QuizRow | undefined> {
	const { quizzes: q } = t;
	const [row] = await db
		.select()
		.from(q)
		.where(and(eq(q.unitId, unitId), eq(q.id, id)));
	return row;
}

export async function insertQuiz(db: Db, t: Tables, row: QuizRow): Promise<void> {
	await db.insert(t.quizzes).values(row);
}

/** Changes a quiz that is still at `version`. @returns false when somebody else has changed it */
export async function updateQuiz(
	db: Db,
	t: Tables,
	id: string,
	version: number,
	values: Partial<Omit<QuizRow, 'id' | 'unitId' | 'version'>>
): Promise<boolean> {
	const { quizzes: q } = t;
	const rows = await db
		.update(q)
		.set({ ...values, version: version + 1 })
		.where(and(eq(q.id, id), eq(q.version, version)))
		.returning({ id: q.id });
	return rows.length === 1;
}

/** Makes every other transaction that begins or changes this quiz wait. */
export async function holdQuiz(db: Db, t: Tables, id: string): Promise<QuizRow | undefined> {
	const rows = await db.update(t.quizzes).set({ id }).where(eq(t.quizzes.id, id)).returning();
	return rows[0];
}

export async function deleteQuiz(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.quizzes).where(eq(t.quizzes.id, id));
}

/** The questions of some quizzes in their order. */
export async function quizItemsOf(
	db: Db,
	t: Tables,
	quizIds: readonly string[]
): Promise<QuizItemRow[]> {
	if (quizIds.length === 0) return [];
	const { quizItems: i } = t;
	return db
		.select()
		.from(i)
		.where(inArray(i.quizId, [...quizIds]))
		.orderBy(asc(i.quizId), asc(i.place));
}

/** Puts these questions into a quiz instead of those before. */
export async function putQuizItems(
	db: Db,
	t: Tables,
	quizId: string,
	rows: readonly QuizItemRow[]
): Promise<void> {
	await db.delete(t.quizItems).where(eq(t.quizItems.quizId, quizId));
	if (rows.length > 0) await db.insert(t.quizItems).values([...rows]);
}

/** Gives changed items to the quizzes of their class that nobody has begun. */
export async function renewQuizItems(
	db: Db,
	t: Tables,
	classId: string,
	items: readonly { id: string }[]
): Promise<void> {
	const { quizItems: i, quizzes: q, units, quizAttempts: a } = t;
	const begun = db.select({ id: a.id }).from(a).where(eq(a.quizId, q.id));
	const held = await db
		.select({ quizId: i.quizId, itemId: i.itemId })
		.from(i)
		.innerJoin(q, eq(q.id, i.quizId))
		.innerJoin(units, eq(units.id, q.unitId))
		.where(and(eq(units.classId, classId), notExists(begun)));
	const changed = new Map(items.map((item) => [item.id, item]));
	for (const { quizId, itemId } of held)
		if (changed.has(itemId))
			await db
				.update(i)
				.set({ item: changed.get(itemId) })
				.where(and(eq(i.quizId, quizId), eq(i.itemId, itemId)));
}

export async function allowancesOf(
	db: Db,
	t: Tables,
	quizIds: readonly string[]
): Promise<AllowanceRow[]> {
	if (quizIds.length === 0) return [];
	const { quizAllowances: a } = t;
	return db
		.select()
		.from(a)
		.where(inArray(a.quizId, [...quizIds]));
}

export async function putAllowance(db: Db, t: Tables, row: AllowanceRow): Promise<void> {
	const { quizId: _quiz, memberId: _member, ...values } = row;
	await db
		.insert(t.quizAllowances)
		.values(row)
		.onConflictDoUpdate({
			target: [t.quizAllowances.quizId, t.quizAllowances.memberId],
			set: values
		});
}

/** Whether a hint card waits for a quiz. */
export async function opensHint(db: Db, t: Tables, quizId: string): Promise<boolean> {
	const { hints } = t;
	const [row] = await db
		.select({ id: hints.taskId })
		.from(hints)
		.where(eq(hints.quizId, quizId))
		.limit(1);
	return row !== undefined;
}
