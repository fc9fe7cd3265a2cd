import { eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type GameRow = Tables['games']['$inferSelect'];

export async function gameById(db: Db, t: Tables, id: string): Promise<GameRow | undefined> {
	const [row] = await db.select().from(t.games).where(eq(t.games.id, id));
	return row;
}
