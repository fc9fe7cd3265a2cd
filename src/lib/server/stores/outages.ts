import { and, eq, isNotNull, or } from 'drizzle-orm';
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

/**
 * Gives every running clock and every break the time back that nobody could use; answers how many there were. The
 * time at which a first month opens stays: a class meets by the clock on the wall.
 */
export async function giveBack({ db, t, tx }: Store, ms: number): Promise<number> {
	const open = await db
		.select()
		.from(t.games)
		.where(
			and(
				eq(t.games.status, 'running'),
				or(isNotNull(t.games.deadline), isNotNull(t.games.nextMoveAt))
			)
		);
	const later = (at: Date | null) => at && new Date(at.getTime() + ms);
	await tx(async (db) => {
		for (const game of open)
			await db
				.update(t.games)
				.set({ deadline: later(game.deadline), nextMoveAt: later(game.nextMoveAt) })
				.where(eq(t.games.id, game.id));
	});
	return open.length;
}
