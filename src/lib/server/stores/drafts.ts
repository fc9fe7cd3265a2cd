import { and, asc, eq, gte, inArray, ne } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type DraftRow = Tables['drafts']['$inferSelect'];

/** Drafts of a team in a game that wait: by month, and in the order in which they were made. */
export async function waitingDrafts(
	db: Db,
	t: Tables,
	gameId: string,
	teamId: string
): Promise<DraftRow[]> {
	const { drafts } = t;
	return db
		.select()
		.from(drafts)
		.where(and(eq(drafts.gameId, gameId), eq(drafts.teamId, teamId), eq(drafts.state, 'waiting')))
		.orderBy(asc(drafts.month), asc(drafts.createdAt), asc(drafts.id));
}

/** Drafts by their ids, within one team and game: the id of another team finds nothing. */
export async function draftsById(
	db: Db,
	t: Tables,
	gameId: string,
	teamId: string,
	ids: readonly string[]
): Promise<DraftRow[]> {
	const { drafts } = t;
	if (ids.length === 0) return [];
	return db
		.select()
		.from(drafts)
		.where(and(eq(drafts.gameId, gameId), eq(drafts.teamId, teamId), inArray(drafts.id, [...ids])));
}

/** Drafts of all teams of a game that wait and are for a month or a later one. */
export async function waitingFrom(
	db: Db,
	t: Tables,
	gameId: string,
	month: number
): Promise<DraftRow[]> {
	const { drafts } = t;
	return db
		.select()
		.from(drafts)
		.where(and(eq(drafts.gameId, gameId), eq(drafts.state, 'waiting'), gte(drafts.month, month)))
		.orderBy(asc(drafts.month), asc(drafts.createdAt), asc(drafts.id));
}

/** Adds drafts; one that is there already stays as it is. */
export async function addDrafts(db: Db, t: Tables, rows: readonly DraftRow[]): Promise<void> {
	// In parts: a statement takes a limited number of values.
	for (let at = 0; at < rows.length; at += 200)
		await db
			.insert(t.drafts)
			.values(rows.slice(at, at + 200))
			.onConflictDoNothing();
}

/** What has been carried out is confirmed, whatever happened to the draft meanwhile; the first name stays. */
export async function confirmDrafts(
	db: Db,
	t: Tables,
	ids: readonly string[],
	closedBy: string,
	closedAt: Date
): Promise<void> {
	const { drafts } = t;
	if (ids.length === 0) return;
	await db
		.update(drafts)
		.set({ state: 'confirmed', closedBy, closedAt })
		.where(and(inArray(drafts.id, [...ids]), ne(drafts.state, 'confirmed')));
}

/** Ends drafts that still wait. */
export async function discardDrafts(
	db: Db,
	t: Tables,
	ids: readonly string[],
	closedBy: string,
	closedAt: Date
): Promise<void> {
	const { drafts } = t;
	if (ids.length === 0) return;
	await db
		.update(drafts)
		.set({ state: 'discarded', closedBy, closedAt })
		.where(and(inArray(drafts.id, [...ids]), eq(drafts.state, 'waiting')));
}

/** Makes drafts that wait ones of another month. */
export async function moveDrafts(
	db: Db,
	t: Tables,
	ids: readonly string[],
	month: number
): Promise<void> {
	const { drafts } = t;
	if (ids.length === 0) return;
	await db
		.update(drafts)
		.set({ month })
		.where(and(inArray(drafts.id, [...ids]), eq(drafts.state, 'waiting')));
}

/** Ends every draft of a game that waits, without anybody having discarded it. */
export async function forgetDrafts(db: Db, t: Tables, gameId: string, at: Date): Promise<void> {
	const { drafts } = t;
	await db
		.update(drafts)
		.set({ state: 'discarded', closedAt: at })
		.where(and(eq(drafts.gameId, gameId), eq(drafts.state, 'waiting')));
}

/** Who confirmed the drafts that some commands came from, by the command's id. */
export async function confirmersOf(
	db: Db,
	t: Tables,
	ids: readonly string[]
): Promise<Map<string, string>> {
	const { drafts } = t;
	if (ids.length === 0) return new Map();
	const rows = await db
		.select({ id: drafts.id, closedBy: drafts.closedBy })
		.from(drafts)
		.where(and(inArray(drafts.id, [...ids]), eq(drafts.state, 'confirmed')));
	return new Map(rows.flatMap(({ id, closedBy }) => (closedBy ? [[id, closedBy]] : [])));
}

/** Who drafted and who confirmed something in which month of a game; what was discarded counts for its author. */
export async function draftWorkOf(
	db: Db,
	t: Tables,
	gameId: string
): Promise<{ memberId: string; closedBy: string | null; month: number; state: string }[]> {
	const { drafts } = t;
	return db
		.select({
			memberId: drafts.memberId,
			closedBy: drafts.closedBy,
			month: drafts.month,
			state: drafts.state
		})
		.from(drafts)
		.where(eq(drafts.gameId, gameId));
}
