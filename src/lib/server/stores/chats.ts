import { and, desc, eq, isNull, lt, or } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type ChatRow = Tables['chats']['$inferSelect'];

/** Where a page of messages ends. */
export interface ChatCursor {
	at: Date;
	id: string;
}

/** What a team reads in a game: its own messages and those to all. Newest first. */
export async function chatsOf(
	db: Db,
	t: Tables,
	gameId: string,
	teamId: string,
	limit: number,
	before?: ChatCursor
): Promise<ChatRow[]> {
	const { chats } = t;
	return db
		.select()
		.from(chats)
		.where(
			and(
				eq(chats.gameId, gameId),
				or(isNull(chats.teamId), eq(chats.teamId, teamId)),
				before && or(lt(chats.at, before.at), and(eq(chats.at, before.at), lt(chats.id, before.id)))
			)
		)
		.orderBy(desc(chats.at), desc(chats.id))
		.limit(limit);
}

/** Adds a message; one of the same id is there already and stays. */
export async function addChat(
	db: Db,
	t: Tables,
	row: Tables['chats']['$inferInsert']
): Promise<void> {
	await db.insert(t.chats).values(row).onConflictDoNothing();
}

/** The newest message to everyone in a game. */
export async function noticeOf(db: Db, t: Tables, gameId: string): Promise<ChatRow | undefined> {
	const { chats } = t;
	const [row] = await db
		.select()
		.from(chats)
		.where(and(eq(chats.gameId, gameId), isNull(chats.teamId)))
		.orderBy(desc(chats.at), desc(chats.id))
		.limit(1);
	return row;
}

/** Takes messages to everyone back: all of a game, so that no older one comes up again. */
export async function dropNotices(db: Db, t: Tables, gameId: string): Promise<void> {
	const { chats } = t;
	await db.delete(chats).where(and(eq(chats.gameId, gameId), isNull(chats.teamId)));
}
