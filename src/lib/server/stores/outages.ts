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
 * Moves every running clock and every break by what was lost, together with the note that somebody is alive again; of
 * several processes that start together only the first one does. The time at which a first month opens stays: a class
 * meets by the clock on the wall.
 * @param last the heartbeat that the loss was counted from
 * @returns how many clocks were moved
 */
export async function giveBack(
	{ t, tx }: Store,
	last: Date,
	at: Date,
	ms: number
): Promise<number> {
	const { games, settings } = t;
	const later = (at: Date | null) => at && new Date(at.getTime() + ms);
	return tx(async (db) => {
		const first = await db
			.update(settings)
			.set({ at })
			.where(and(eq(settings.id, HEARTBEAT), eq(settings.at, last)))
			.returning({ id: settings.id });
		if (first.length === 0) return 0;
		const { id, deadline, nextMoveAt } = games;
		const open = await db
			.select({ id, deadline, nextMoveAt })
			.from(games)
			.where(and(eq(games.status, 'running'), or(isNotNull(deadline), isNotNull(nextMoveAt))));
		for (const game of open)
			await db
				.update(games)
				.set({ deadline: later(game.deadline), nextMoveAt: later(game.nextMoveAt) })
				.where(eq(games.id, game.id));
		return open.length;
	});
}
