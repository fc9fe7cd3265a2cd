import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { isUniqueViolation, type Db, type Store, type Tables } from '../db/store.ts';
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
		const { gameCommands: c } = this.store.t;
		return this.store.db
			.select()
			.from(c)
			.where(and(eq(c.gameId, gameId), gt(c.seq, seq)))
			.orderBy(asc(c.seq))
			.then((rows) => rows);
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
	 * @throws SeqConflict when one of the places in the log is taken
	 */
	async append(gameId: string, rows: CommandRow[], patch: GamePatch | undefined): Promise<void> {
		const { t } = this.store;
		try {
			await this.store.tx(async (db) => {
				for (const part of chunks(rows)) await db.insert(t.gameCommands).values(part);
				if (patch) await db.update(t.games).set(patch).where(eq(t.games.id, gameId));
			});
		} catch (error) {
			throw isUniqueViolation(error) ? new SeqConflict(gameId) : error;
		}
	}

	/** Adds a game that has a log already. */
	async create(game: GameRow, seats: SeatRow[], rows: CommandRow[]): Promise<void> {
		const { t } = this.store;
		await this.store.tx(async (db) => {
			await addGame(db, t, game, seats);
			for (const part of chunks(rows)) await db.insert(t.gameCommands).values(part);
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

/** A statement takes a limited number of values. */
function chunks<T>(rows: readonly T[], size = 200): T[][] {
	const parts: T[][] = [];
	for (let i = 0; i < rows.length; i += size) parts.push(rows.slice(i, i + size));
	return parts;
}
