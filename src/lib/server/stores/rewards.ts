import { and, asc, eq, like } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type WishRow = Tables['wishes']['$inferSelect'];
export type AwardRow = Tables['awards']['$inferSelect'];

/** What the class would like to win, the oldest first. */
export async function wishesOf(db: Db, t: Tables, classId: string): Promise<WishRow[]> {
	const { wishes } = t;
	return db
		.select()
		.from(wishes)
		.where(eq(wishes.classId, classId))
		.orderBy(asc(wishes.at), asc(wishes.id));
}

export async function insertWish(db: Db, t: Tables, row: WishRow): Promise<void> {
	await db.insert(t.wishes).values(row);
}

export async function deleteWish(db: Db, t: Tables, classId: string, id: string): Promise<void> {
	const { wishes } = t;
	await db.delete(wishes).where(and(eq(wishes.classId, classId), eq(wishes.id, id)));
}

/** Everything that teams of a class have earned, the oldest first. */
export async function awardsOf(db: Db, t: Tables, classId: string): Promise<AwardRow[]> {
	const { awards } = t;
	return db
		.select()
		.from(awards)
		.where(eq(awards.classId, classId))
		.orderBy(asc(awards.at), asc(awards.id));
}

/** Keeps an award. @returns false when one of this id was there already */
export async function insertAward(db: Db, t: Tables, row: AwardRow): Promise<boolean> {
	const rows = await db
		.insert(t.awards)
		.values(row)
		.onConflictDoNothing()
		.returning({ id: t.awards.id });
	return rows.length === 1;
}

export async function deleteAward(db: Db, t: Tables, classId: string, id: string): Promise<void> {
	const { awards } = t;
	await db.delete(awards).where(and(eq(awards.classId, classId), eq(awards.id, id)));
}

/** The id of what a place on the podium has earned: one of a kind a team, however often it is given. */
export const podiumAwardId = (sessionId: string, teamId: string, kind: AwardRow['kind']): string =>
	`podium:${sessionId}:${teamId}:${kind}`;

/** Takes back what the podium of a session has earned. */
export async function deleteAwardsOfPodium(db: Db, t: Tables, sessionId: string): Promise<void> {
	const { awards } = t;
	await db.delete(awards).where(and(eq(awards.sessionId, sessionId), like(awards.id, 'podium:%')));
}
