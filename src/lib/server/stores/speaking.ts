import { and, asc, count, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import type { UnitRow } from './units.ts';

export type SpeakingRow = Tables['speakingSessions']['$inferSelect'];
export type CriteriaRow = Tables['speakingCriteria']['$inferSelect'];
export type QuestionRow = Tables['speakingQuestions']['$inferSelect'];
export type RatingRow = Tables['speakingRatings']['$inferSelect'];
export type MarkRow = Tables['speakingMarks']['$inferSelect'];

/** The sessions of a unit, the oldest first. */
export async function sessionsOfUnit(db: Db, t: Tables, unitId: string): Promise<SpeakingRow[]> {
	const { speakingSessions: s } = t;
	return db.select().from(s).where(eq(s.unitId, unitId)).orderBy(asc(s.createdAt), asc(s.id));
}

/** All sessions of a class, in the order of its units. */
export async function sessionsOfClass(db: Db, t: Tables, classId: string): Promise<SpeakingRow[]> {
	const { speakingSessions: s, units } = t;
	const rows = await db
		.select({ session: s })
		.from(s)
		.innerJoin(units, eq(units.id, s.unitId))
		.where(eq(units.classId, classId))
		.orderBy(asc(units.place), asc(s.createdAt), asc(s.id));
	return rows.map(({ session }) => session);
}

/** A session with the unit that it belongs to. */
export async function sessionById(
	db: Db,
	t: Tables,
	id: string
): Promise<{ session: SpeakingRow; unit: UnitRow } | undefined> {
	const { speakingSessions: s, units } = t;
	const [row] = await db
		.select({ session: s, unit: units })
		.from(s)
		.innerJoin(units, eq(units.id, s.unitId))
		.where(eq(s.id, id));
	return row;
}

/** Reads a session so that every other transaction that changes it, or rates in it, waits. */
export async function holdSession(db: Db, t: Tables, id: string): Promise<SpeakingRow | undefined> {
	const { speakingSessions: s } = t;
	const [row] = await db.update(s).set({ id }).where(eq(s.id, id)).returning();
	return row;
}

export async function insertSession(db: Db, t: Tables, row: SpeakingRow): Promise<void> {
	await db.insert(t.speakingSessions).values(row);
}

export async function updateSession(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Omit<SpeakingRow, 'id' | 'unitId'>>
): Promise<void> {
	await db.update(t.speakingSessions).set(values).where(eq(t.speakingSessions.id, id));
}

export async function deleteSession(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.speakingSessions).where(eq(t.speakingSessions.id, id));
}

/** The criteria of a session in one version. */
export async function criteriaOf(
	db: Db,
	t: Tables,
	sessionId: string,
	version: number
): Promise<CriteriaRow | undefined> {
	const { speakingCriteria: c } = t;
	const [row] = await db
		.select()
		.from(c)
		.where(and(eq(c.sessionId, sessionId), eq(c.version, version)));
	return row;
}

export async function insertCriteria(db: Db, t: Tables, row: CriteriaRow): Promise<void> {
	await db.insert(t.speakingCriteria).values(row);
}

/** The questions of a session, the oldest first. */
export async function questionsOf(db: Db, t: Tables, sessionId: string): Promise<QuestionRow[]> {
	const { speakingQuestions: q } = t;
	return db.select().from(q).where(eq(q.sessionId, sessionId)).orderBy(asc(q.at), asc(q.id));
}

/** Keeps a question; the same id again changes nothing. */
export async function insertQuestion(db: Db, t: Tables, row: QuestionRow): Promise<void> {
	await db.insert(t.speakingQuestions).values(row).onConflictDoNothing();
}

export async function setAnswer(
	db: Db,
	t: Tables,
	id: string,
	answeredBy: string | null
): Promise<void> {
	const { speakingQuestions: q } = t;
	await db.update(q).set({ answeredBy }).where(eq(q.id, id));
}

export async function deleteQuestion(
	db: Db,
	t: Tables,
	sessionId: string,
	id: string
): Promise<void> {
	const { speakingQuestions: q } = t;
	await db.delete(q).where(and(eq(q.sessionId, sessionId), eq(q.id, id)));
}

/** Every rating of a session, in an order of its own. */
export async function ratingsOf(db: Db, t: Tables, sessionId: string): Promise<RatingRow[]> {
	const { speakingRatings: r } = t;
	return db
		.select()
		.from(r)
		.where(eq(r.sessionId, sessionId))
		.orderBy(asc(r.memberId), asc(r.teamId));
}

/** What one person has given in a session. */
export async function ratingsBy(
	db: Db,
	t: Tables,
	sessionId: string,
	memberId: string
): Promise<RatingRow[]> {
	const { speakingRatings: r } = t;
	return db
		.select()
		.from(r)
		.where(and(eq(r.sessionId, sessionId), eq(r.memberId, memberId)));
}

/** How many have rated each team, and whether anybody has. */
export async function ratingCounts(
	db: Db,
	t: Tables,
	sessionId: string
): Promise<Map<string, number>> {
	const { speakingRatings: r } = t;
	const rows = await db
		.select({ teamId: r.teamId, n: count() })
		.from(r)
		.where(eq(r.sessionId, sessionId))
		.groupBy(r.teamId);
	return new Map(rows.map(({ teamId, n }) => [teamId, n]));
}

/** Keeps a rating in the place of the one before. */
export async function putRating(db: Db, t: Tables, row: RatingRow): Promise<void> {
	const { speakingRatings: r } = t;
	const { sheet, mark, criteria, at } = row;
	await db
		.insert(r)
		.values(row)
		.onConflictDoUpdate({
			target: [r.sessionId, r.teamId, r.memberId],
			set: { sheet, mark, criteria, at }
		});
}

export async function deleteRatings(
	db: Db,
	t: Tables,
	sessionId: string,
	memberId: string,
	teamIds?: readonly string[]
): Promise<void> {
	const { speakingRatings: r } = t;
	const by = and(eq(r.sessionId, sessionId), eq(r.memberId, memberId));
	await db.delete(r).where(teamIds ? and(by, inArray(r.teamId, [...teamIds])) : by);
}

/** The instructor's marks of a session. */
export async function marksOf(db: Db, t: Tables, sessionId: string): Promise<MarkRow[]> {
	const { speakingMarks: k } = t;
	return db.select().from(k).where(eq(k.sessionId, sessionId)).orderBy(desc(k.at));
}

export async function putMark(db: Db, t: Tables, row: MarkRow): Promise<void> {
	const { speakingMarks: k } = t;
	const { mark, actorId, at } = row;
	await db
		.insert(k)
		.values(row)
		.onConflictDoUpdate({ target: [k.sessionId, k.teamId], set: { mark, actorId, at } });
}

export async function deleteMark(
	db: Db,
	t: Tables,
	sessionId: string,
	teamId: string
): Promise<void> {
	const { speakingMarks: k } = t;
	await db.delete(k).where(and(eq(k.sessionId, sessionId), eq(k.teamId, teamId)));
}
