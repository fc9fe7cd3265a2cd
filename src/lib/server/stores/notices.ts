import { eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import type { MemberRow } from './classes.ts';

/** Up to when a person has read the notices; undefined = never. */
export async function readUpTo(db: Db, t: Tables, userId: string): Promise<Date | undefined> {
	const { noticeReadings: readings } = t;
	const [row] = await db.select().from(readings).where(eq(readings.userId, userId));
	return row?.at;
}

export async function setReadUpTo(db: Db, t: Tables, userId: string, at: Date): Promise<void> {
	await db
		.insert(t.noticeReadings)
		.values({ userId, at })
		.onConflictDoUpdate({ target: t.noticeReadings.userId, set: { at } });
}

/** When the member's calendar address was made; undefined = there is none. */
export async function feedOf(db: Db, t: Tables, memberId: string): Promise<Date | undefined> {
	const { calendarFeeds: feeds } = t;
	const [row] = await db.select().from(feeds).where(eq(feeds.memberId, memberId));
	return row?.createdAt;
}

/** Gives a member another address; the one before leads nowhere from then on. */
export async function putFeed(
	db: Db,
	t: Tables,
	row: Tables['calendarFeeds']['$inferSelect']
): Promise<void> {
	const { secret, createdAt } = row;
	await db
		.insert(t.calendarFeeds)
		.values(row)
		.onConflictDoUpdate({ target: t.calendarFeeds.memberId, set: { secret, createdAt } });
}

export async function deleteFeed(db: Db, t: Tables, memberId: string): Promise<void> {
	await db.delete(t.calendarFeeds).where(eq(t.calendarFeeds.memberId, memberId));
}

/** Whose address this is. @param secret its SHA-256 */
export async function memberOfFeed(
	db: Db,
	t: Tables,
	secret: string
): Promise<MemberRow | undefined> {
	const { calendarFeeds: feeds, members } = t;
	const [row] = await db
		.select({ member: members })
		.from(feeds)
		.innerJoin(members, eq(members.id, feeds.memberId))
		.where(eq(feeds.secret, secret));
	return row?.member;
}
