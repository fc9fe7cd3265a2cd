import { and, eq, isNotNull } from 'drizzle-orm';
import type { Store } from '../db/store.ts';

const HEARTBEAT = 'heartbeat';

/** Notes that a server is alive. */
export async function beat({ t, tx }: Store, at: Date): Promise<void> {
	const row = { id: HEARTBEAT, value: '', at };
	await tx((db) =>
		db.insert(t.settings).values(row).onConflictDoUpdate({ target: t.settings.id, set: { at } })
	);
}

/** When a server was last alive; undefined before the first start. */
export async function lastBeat({ db, t }: Store): Promise<Date | undefined> {
	const [row] = await db.select().from(t.settings).where(eq(t.settings.id, HEARTBEAT));
	return row?.at;
}

/** Gives every running clock the time back that nobody could use; answers how many there were. */
export async function giveBack({ db, t, tx }: Store, ms: number): Promise<number> {
	const open = await db
		.select()
		.from(t.games)
		.where(and(eq(t.games.status, 'running'), isNotNull(t.games.deadline)));
	await tx(async (db) => {
		for (const game of open)
			await db
				.update(t.games)
				.set({ deadline: new Date(game.deadline!.getTime() + ms) })
				.where(eq(t.games.id, game.id));
	});
	return open.length;
}
