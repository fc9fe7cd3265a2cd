import { and, asc, desc, eq, lte, or } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type GameRow = Tables['games']['$inferSelect'];
/** A game without its start object, which is most of its row. */
export type GameCard = Omit<GameRow, 'start'>;
export type SeatRow = Tables['seats']['$inferSelect'];

export async function gameById(db: Db, t: Tables, id: string): Promise<GameRow | undefined> {
	const [row] = await db.select().from(t.games).where(eq(t.games.id, id));
	return row;
}

/** Games of a class, newest first, without their start objects. */
export async function gamesOf(db: Db, t: Tables, classId: string): Promise<GameRow[]> {
	return db
		.select()
		.from(t.games)
		.where(eq(t.games.classId, classId))
		.orderBy(desc(t.games.createdAt), desc(t.games.id));
}

export async function seatsOf(db: Db, t: Tables, gameId: string): Promise<SeatRow[]> {
	return db.select().from(t.seats).where(eq(t.seats.gameId, gameId)).orderBy(asc(t.seats.company));
}

/** The company a team sits in, if it takes part. */
export async function seatOfTeam(
	db: Db,
	t: Tables,
	gameId: string,
	teamId: string
): Promise<SeatRow | undefined> {
	const [row] = await db
		.select()
		.from(t.seats)
		.where(and(eq(t.seats.gameId, gameId), eq(t.seats.teamId, teamId)));
	return row;
}

/** Running games whose clock has run out, or whose next move comes by itself now. */
export async function gamesDue(db: Db, t: Tables, now: Date): Promise<GameRow[]> {
	return db
		.select()
		.from(t.games)
		.where(
			and(
				eq(t.games.status, 'running'),
				or(lte(t.games.deadline, now), lte(t.games.nextMoveAt, now), lte(t.games.opensAt, now))
			)
		);
}

/** The game that was made by rewinding this one, the newest first. */
export async function branchesOf(db: Db, t: Tables, gameId: string): Promise<GameRow[]> {
	return db
		.select()
		.from(t.games)
		.where(eq(t.games.branchOf, gameId))
		.orderBy(desc(t.games.createdAt));
}

export async function addGame(db: Db, t: Tables, game: GameRow, seats: SeatRow[]): Promise<void> {
	await db.insert(t.games).values(game);
	if (seats.length > 0) await db.insert(t.seats).values(seats);
}

export async function setExtraTime(db: Db, t: Tables, seat: SeatRow, extra: number): Promise<void> {
	await db
		.update(t.seats)
		.set({ extraTime: extra })
		.where(and(eq(t.seats.gameId, seat.gameId), eq(t.seats.company, seat.company)));
}

/** Ids of the games that a team takes part in. */
export async function gamesOfTeam(db: Db, t: Tables, teamId: string): Promise<Set<string>> {
	const rows = await db
		.select({ id: t.seats.gameId })
		.from(t.seats)
		.where(eq(t.seats.teamId, teamId));
	return new Set(rows.map((row) => row.id));
}
