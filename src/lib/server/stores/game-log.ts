import { and, asc, desc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import { isUniqueViolation, type Db, type Store, type Tables } from '../db/store.ts';
import { addDrafts, type DraftRow } from './drafts.ts';
import { addGame, gameById, type GameRow, type SeatRow } from './games.ts';

export type CommandRow = Tables['gameCommands']['$inferSelect'];
export type SnapshotRow = Tables['gameSnapshots']['$inferSelect'];

/** What of a game's own row may change while it is played. */
export type GamePatch = Partial<
	Pick<
		GameRow,
		| 'status'
		| 'deadline'
		| 'pausedLeft'
		| 'revealed'
		| 'endedAt'
		| 'auto'
		| 'monthSeconds'
		| 'breakSeconds'
		| 'opensAt'
		| 'nextMoveAt'
	>
>;

/** Another process has gone on with this game: load what it wrote and try again. */
export class SeqConflict extends Error {}

/** Snapshots kept of a game: the newest, and one to fall back to. */
const SNAPSHOTS = 2;

/** What an attempt adds to a game. */
export interface Addition {
	rows: CommandRow[];
	patch: GamePatch | undefined;
}

/** The log of a game in the database, and nothing of its rules. */
export class GameLog {
	private readonly store: Store;

	constructor(store: Store) {
		this.store = store;
	}

	row(gameId: string): Promise<GameRow | undefined> {
		return gameById(this.store.db, this.store.t, gameId);
	}

	/** Commands after the given one, in order. */
	after(gameId: string, seq: number): Promise<CommandRow[]> {
		return rowsAfter(this.store.db, this.store.t, gameId, seq);
	}

	/** Snapshots of a game, newest first. */
	snapshots(gameId: string): Promise<SnapshotRow[]> {
		const { gameSnapshots: s } = this.store.t;
		return this.store.db
			.select()
			.from(s)
			.where(eq(s.gameId, gameId))
			.orderBy(desc(s.seq))
			.then((rows) => rows);
	}

	/**
	 * Adds commands and changes the game's row, both or neither.
	 * @param before the row as it was read
	 * @throws SeqConflict when one of the places in the log is taken, or the row is not as it was
	 */
	async append(before: GameRow, { rows, patch }: Addition): Promise<void> {
		const { t } = this.store;
		await this.adding(before.id, async (db) => {
			// The row first, as `hold` does: in another order two processes could wait for each other.
			if (patch && !(await patchRow(db, t, before, patch))) throw new SeqConflict(before.id);
			for (const part of chunks(rows)) await db.insert(t.gameCommands).values(part);
		});
	}

	/**
	 * Keeps other processes from going on with a game while `work` does.
	 * @param seq commands that are known
	 * @param work gets the game's row and the commands after `seq`, and says what to add
	 * @returns the row as it was; undefined where there is no such game
	 * @throws SeqConflict when a process that did not hold the game was in between
	 */
	async hold(
		gameId: string,
		seq: number,
		work: (row: GameRow, rows: CommandRow[]) => Addition
	): Promise<GameRow | undefined> {
		const { t } = this.store;
		return this.adding(gameId, async (db) => {
			const set = { id: gameId };
			const [row] = await db.update(t.games).set(set).where(eq(t.games.id, gameId)).returning();
			if (!row) return undefined;
			const { rows, patch } = work(row, await rowsAfter(db, t, gameId, seq));
			if (patch) await db.update(t.games).set(patch).where(eq(t.games.id, gameId));
			for (const part of chunks(rows)) await db.insert(t.gameCommands).values(part);
			return row;
		});
	}

	private async adding<T>(gameId: string, add: (db: Db) => Promise<T>): Promise<T> {
		try {
			return await this.store.tx(add);
		} catch (error) {
			throw isUniqueViolation(error) ? new SeqConflict(gameId) : error;
		}
	}

	/** Adds a game that has a log already, with what its teams have in hand. */
	async create(
		game: GameRow,
		seats: SeatRow[],
		rows: CommandRow[],
		drafts: readonly DraftRow[] = []
	): Promise<void> {
		const { t } = this.store;
		await this.store.tx(async (db) => {
			await addGame(db, t, game, seats);
			for (const part of chunks(rows)) await db.insert(t.gameCommands).values(part);
			await addDrafts(db, t, drafts);
		});
	}

	/** Keeps a snapshot and lets old ones go. */
	async keep(row: SnapshotRow): Promise<void> {
		const { gameSnapshots: s } = this.store.t;
		await this.store.tx(async (db) => {
			await db.insert(s).values(row).onConflictDoNothing();
			const [oldest] = await this.newest(db, row.gameId);
			if (oldest !== undefined)
				await db.delete(s).where(and(eq(s.gameId, row.gameId), lt(s.seq, oldest)));
		});
	}

	/** Seq of the oldest snapshot to keep. */
	private async newest(db: Db, gameId: string): Promise<number[]> {
		const { gameSnapshots: s } = this.store.t;
		const rows = await db
			.select({ seq: s.seq })
			.from(s)
			.where(eq(s.gameId, gameId))
			.orderBy(desc(s.seq))
			.limit(SNAPSHOTS);
		return rows.slice(-1).map((r) => r.seq);
	}
}

async function rowsAfter(db: Db, t: Tables, gameId: string, seq: number): Promise<CommandRow[]> {
	const { gameCommands: c } = t;
	return db
		.select()
		.from(c)
		.where(and(eq(c.gameId, gameId), gt(c.seq, seq)))
		.orderBy(asc(c.seq));
}

/** What two processes may want to change at once. */
const CLOCK = [
	'status',
	'revealed',
	'deadline',
	'pausedLeft',
	'auto',
	'opensAt',
	'nextMoveAt'
] as const satisfies (keyof GamePatch)[];

/** Changes a game's row if its clock is still as it was. @returns whether it was */
async function patchRow(db: Db, t: Tables, before: GameRow, patch: GamePatch): Promise<boolean> {
	const { games } = t;
	const unchanged = CLOCK.map((name) => {
		const value = before[name];
		return value === null ? isNull(games[name]) : eq(games[name], value);
	});
	const changed = await db
		.update(games)
		.set(patch)
		.where(and(eq(games.id, before.id), ...unchanged))
		.returning({ id: games.id });
	return changed.length > 0;
}

/** When commands of a game were stored, by their place in the log. */
export async function commandTimes(
	db: Db,
	t: Tables,
	gameId: string,
	seqs: readonly number[]
): Promise<Map<number, Date>> {
	const { gameCommands: c } = t;
	if (seqs.length === 0) return new Map();
	const rows = await db
		.select({ seq: c.seq, at: c.at })
		.from(c)
		.where(and(eq(c.gameId, gameId), inArray(c.seq, [...seqs])));
	return new Map(rows.map(({ seq, at }) => [seq, at]));
}

/** A statement takes a limited number of values. */
function chunks<T>(rows: readonly T[], size = 200): T[][] {
	const parts: T[][] = [];
	for (let i = 0; i < rows.length; i += size) parts.push(rows.slice(i, i + size));
	return parts;
}
