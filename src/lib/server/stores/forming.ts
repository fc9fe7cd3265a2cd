import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type AnswersRow = Tables['formingAnswers']['$inferSelect'];
export type IntroductionRow = Tables['introductions']['$inferSelect'];
export type WishRow = Tables['formingWishes']['$inferSelect'];
export type PlanRow = Tables['formingPlans']['$inferSelect'];

/** What one person has answered; undefined = nothing yet. */
export async function answersOf(
	db: Db,
	t: Tables,
	memberId: string
): Promise<AnswersRow | undefined> {
	const { formingAnswers } = t;
	const [row] = await db.select().from(formingAnswers).where(eq(formingAnswers.memberId, memberId));
	return row;
}

/** All answers of a class, also of those who have left. */
export const answersIn = (db: Db, t: Tables, classId: string): Promise<AnswersRow[]> =>
	db
		.select()
		.from(t.formingAnswers)
		.where(eq(t.formingAnswers.classId, classId))
		.orderBy(asc(t.formingAnswers.memberId))
		.then((rows) => rows);

export async function putAnswers(db: Db, t: Tables, row: AnswersRow): Promise<void> {
	const { answers, version, at } = row;
	await db
		.insert(t.formingAnswers)
		.values(row)
		.onConflictDoUpdate({ target: t.formingAnswers.memberId, set: { answers, version, at } });
}

/** The card of one person; undefined = none yet. */
export async function introductionOf(
	db: Db,
	t: Tables,
	memberId: string
): Promise<IntroductionRow | undefined> {
	const { introductions } = t;
	const [row] = await db.select().from(introductions).where(eq(introductions.memberId, memberId));
	return row;
}

/** The cards of a class, also of those who have left. */
export const introductionsIn = (db: Db, t: Tables, classId: string): Promise<IntroductionRow[]> =>
	db
		.select()
		.from(t.introductions)
		.where(eq(t.introductions.classId, classId))
		.orderBy(asc(t.introductions.memberId))
		.then((rows) => rows);

export async function putIntroduction(db: Db, t: Tables, row: IntroductionRow): Promise<void> {
	const { card, version, at } = row;
	await db
		.insert(t.introductions)
		.values(row)
		.onConflictDoUpdate({ target: t.introductions.memberId, set: { card, version, at } });
}

/** The pairs that the staff of a class have set, in the order in which they were set. */
export const wishesIn = (db: Db, t: Tables, classId: string): Promise<WishRow[]> =>
	db
		.select()
		.from(t.formingWishes)
		.where(eq(t.formingWishes.classId, classId))
		.orderBy(asc(t.formingWishes.createdAt), asc(t.formingWishes.id))
		.then((rows) => rows);

/** Sets a pair; one that was set before changes its kind. @param row its ids in order */
export async function putWish(db: Db, t: Tables, row: WishRow): Promise<void> {
	const { formingWishes: w } = t;
	await db
		.insert(w)
		.values(row)
		.onConflictDoUpdate({ target: [w.classId, w.one, w.other], set: { kind: row.kind } });
}

export async function deleteWish(db: Db, t: Tables, classId: string, id: string): Promise<void> {
	const { formingWishes: w } = t;
	await db.delete(w).where(and(eq(w.classId, classId), eq(w.id, id)));
}

/** The plan of a class that has not been applied; undefined = none. */
export async function planOf(db: Db, t: Tables, classId: string): Promise<PlanRow | undefined> {
	const [row] = await db.select().from(t.formingPlans).where(eq(t.formingPlans.classId, classId));
	return row;
}

/** Keeps a plan instead of the one before. */
export async function putPlan(db: Db, t: Tables, row: PlanRow): Promise<void> {
	const { classId: _, ...set } = row;
	await db
		.insert(t.formingPlans)
		.values(row)
		.onConflictDoUpdate({ target: t.formingPlans.classId, set });
}

export async function deletePlan(db: Db, t: Tables, classId: string): Promise<void> {
	await db.delete(t.formingPlans).where(eq(t.formingPlans.classId, classId));
}

/** What is held about some places: for their owner. */
export async function formingTraces(db: Db, t: Tables, ids: string[]) {
	const { formingAnswers, introductions, captainRankings, moveRequests } = t;
	return {
		questionnaires: await db
			.select()
			.from(formingAnswers)
			.where(inArray(formingAnswers.memberId, ids)),
		introductions: await db
			.select()
			.from(introductions)
			.where(inArray(introductions.memberId, ids)),
		rankings: await db.select().from(captainRankings).where(inArray(captainRankings.memberId, ids)),
		moves: await db.select().from(moveRequests).where(inArray(moveRequests.memberId, ids))
	};
}

/**
 * Removes what a person has said of themselves, what others wished about the person is taken out, and plans that
 * name the person. What a finished draft and moves keep is the id of the place.
 */
export async function forgetForming(db: Db, t: Tables, memberId: string): Promise<void> {
	const [place] = await db.select().from(t.members).where(eq(t.members.id, memberId));
	if (!place) return;
	const { classId } = place;
	const { formingAnswers, introductions, captainRankings, formingWishes: w } = t;
	await db.delete(formingAnswers).where(eq(formingAnswers.memberId, memberId));
	await db.delete(introductions).where(eq(introductions.memberId, memberId));
	await db.delete(captainRankings).where(eq(captainRankings.memberId, memberId));
	await db.delete(w).where(or(eq(w.one, memberId), eq(w.other, memberId)));
	await deletePlan(db, t, classId);
	const but = (list: readonly string[]) => list.filter((id) => id !== memberId);
	for (const row of await answersIn(db, t, classId)) {
		const { answers } = row;
		if (![...answers.with, ...answers.without].includes(memberId)) continue;
		const cleaned = { ...answers, with: but(answers.with), without: but(answers.without) };
		await putAnswers(db, t, { ...row, answers: cleaned });
	}
}
