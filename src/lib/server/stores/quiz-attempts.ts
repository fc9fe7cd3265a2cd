import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type QuizAttemptRow = Tables['quizAttempts']['$inferSelect'];
export type QuizAnswerRow = Tables['quizAnswers']['$inferSelect'];

/** The attempts at some quizzes in the order of their numbers. @param memberId only of this one */
export async function attemptsOf(
	db: Db,
	t: Tables,
	quizIds: readonly string[],
	memberId?: string
): Promise<QuizAttemptRow[]> {
	if (quizIds.length === 0) return [];
	const { quizAttempts: a } = t;
	const ofQuizzes = inArray(a.quizId, [...quizIds]);
	return db
		.select()
		.from(a)
		.where(memberId === undefined ? ofQuizzes : and(ofQuizzes, eq(a.memberId, memberId)))
		.orderBy(asc(a.quizId), asc(a.memberId), asc(a.n));
}

/** The attempts that some members have made, the oldest first. */
export async function attemptsBy(
	db: Db,
	t: Tables,
	memberIds: readonly string[]
): Promise<QuizAttemptRow[]> {
	if (memberIds.length === 0) return [];
	const { quizAttempts: a } = t;
	return db
		.select()
		.from(a)
		.where(inArray(a.memberId, [...memberIds]))
		.orderBy(asc(a.startedAt), asc(a.id));
}

/** Whether somebody has begun a quiz. */
export async function hasBegun(db: Db, t: Tables, quizId: string): Promise<boolean> {
	const { quizAttempts: a } = t;
	const [row] = await db.select({ id: a.id }).from(a).where(eq(a.quizId, quizId)).limit(1);
	return row !== undefined;
}

export async function insertAttempt(db: Db, t: Tables, row: QuizAttemptRow): Promise<void> {
	await db.insert(t.quizAttempts).values(row);
}

/** Reads an attempt so that every other transaction that changes it waits. */
export async function holdAttempt(
	db: Db,
	t: Tables,
	id: string
): Promise<QuizAttemptRow | undefined> {
	const { quizAttempts: a } = t;
	const rows = await db.update(a).set({ id }).where(eq(a.id, id)).returning();
	return rows[0];
}

export async function updateAttempt(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Pick<QuizAttemptRow, 'submittedAt' | 'share'>>
): Promise<void> {
	await db.update(t.quizAttempts).set(values).where(eq(t.quizAttempts.id, id));
}

/** The answers of some attempts. */
export async function answersOf(
	db: Db,
	t: Tables,
	attemptIds: readonly string[]
): Promise<QuizAnswerRow[]> {
	const { quizAnswers: a } = t;
	const rows: QuizAnswerRow[] = [];
	// In parts: a statement takes a limited number of values.
	for (let at = 0; at < attemptIds.length; at += 500)
		rows.push(
			...(await db
				.select()
				.from(a)
				.where(inArray(a.attemptId, attemptIds.slice(at, at + 500)))
				.orderBy(asc(a.attemptId), asc(a.place)))
		);
	return rows;
}

/** Keeps an answer; what a grader has written about one goes with the answer that it was about. */
export async function putAnswer(
	db: Db,
	t: Tables,
	row: Pick<QuizAnswerRow, 'attemptId' | 'place' | 'answer' | 'at' | 'seconds'>
): Promise<void> {
	const { answer, at, seconds } = row;
	await db
		.insert(t.quizAnswers)
		.values({ ...row, points: null, comment: null, gradedBy: null, gradedAt: null })
		.onConflictDoUpdate({
			target: [t.quizAnswers.attemptId, t.quizAnswers.place],
			set: { answer, at, seconds }
		});
}

export async function gradeAnswer(
	db: Db,
	t: Tables,
	attemptId: string,
	place: number,
	values: Pick<QuizAnswerRow, 'points' | 'comment' | 'gradedBy' | 'gradedAt'>
): Promise<void> {
	const { quizAnswers: a } = t;
	await db
		.update(a)
		.set(values)
		.where(and(eq(a.attemptId, attemptId), eq(a.place, place)));
}
