import type { Game } from '#sim/game.ts';
import type { Logger } from '../log.ts';
import {
	SeqConflict,
	type Addition,
	type CommandRow,
	type GameLog,
	type GamePatch
} from '../stores/game-log.ts';
import type { GameRow } from '../stores/games.ts';
import { follow, recover, rowsOf } from './recover.ts';

/** A game that the database does not have. */
export class NoSuchGame extends Error {}

/** The game as one attempt meets it. */
export interface Turn {
	readonly game: Game;
	/** The game's row, with what this attempt has set. */
	readonly row: Readonly<GameRow>;
	/** Changes the row together with the commands: both are stored or neither. */
	set(patch: GamePatch): void;
}

/**
 * Something to do with a game, at once and without waiting for anything. It may be run again on a game that
 * has gone on meanwhile, so it must depend on the turn alone.
 */
export type Attempt<T> = (turn: Turn) => T;

interface Waiting {
	attempt: Attempt<unknown>;
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

/** What has just been stored. */
export interface Committed {
	game: Game;
	row: GameRow;
	rows: CommandRow[];
	patch: GamePatch | undefined;
}

/** What came of a batch in memory. */
interface Carried extends Addition {
	/** Tells everyone what came of it: only after the commit, because until then all of it may be done again. */
	tell: (() => void)[];
	/** Set when one of them broke off in the middle: nothing is stored, and these are carried out again. */
	again?: readonly Waiting[];
}

const NOTHING: Addition = { rows: [], patch: undefined };

const changes = ({ rows, patch }: Addition): boolean => rows.length > 0 || patch !== undefined;

export interface LiveGameOptions {
	log: GameLog;
	logger: Logger;
	now: () => Date;
	onCommit: (committed: Committed) => void;
}

/** One commit takes at most so many attempts, so that the first of a rush does not wait for the last. */
const BATCH = 128;
/** For so long after another process has played a game it is held during every turn, in milliseconds. */
const SHARED = 5_000;
/** So often a game is reloaded because other processes were faster, before giving up. */
const TRIES = 20;

/**
 * A game in memory, one attempt after the other. Whatever waits while a commit is under way shares the next
 * one. An answer goes out only after its commit; reading takes the same queue, so that nobody ever sees what
 * is not stored.
 */
export class LiveGame {
	readonly id: string;
	/** When it was last used, for letting go of idle games. */
	used: number;
	private readonly options: LiveGameOptions;
	private loaded: { game: Game; row: GameRow } | null = null;
	private stale = false;
	/** Until when another process is taken to play this game too. */
	private sharedUntil = 0;
	private queue: Waiting[] = [];
	private running = false;

	constructor(id: string, options: LiveGameOptions) {
		this.id = id;
		this.options = options;
		this.used = options.now().getTime();
	}

	get idle(): boolean {
		return !this.running && this.queue.length === 0;
	}

	/** Runs an attempt in its turn; resolves after what it did is stored. */
	perform<T>(attempt: Attempt<T>): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			this.queue.push({ attempt, resolve: resolve as (value: unknown) => void, reject });
			if (!this.running) void this.run();
		});
	}

	/**
	 * Another process has stored something: look before the next turn.
	 * @param row whether the game's row has changed too
	 */
	outdated(seq: number, row: boolean): void {
		if (!this.loaded || (!row && seq <= this.loaded.game.state.seq)) return;
		this.stale = true;
		this.share();
	}

	private async run(): Promise<void> {
		this.running = true;
		// Requests that have arrived together are carried out together: on SQLite a commit stops the whole process,
		// so those that wait in the sockets meanwhile would pay for one each.
		await new Promise((done) => setImmediate(done));
		while (this.queue.length > 0) await this.carryOut(this.queue.splice(0, BATCH));
		this.running = false;
	}

	private async carryOut(batch: readonly Waiting[]): Promise<void> {
		this.used = this.options.now().getTime();
		let rest = batch;
		for (let tries = 0; rest.length > 0; tries++) {
			try {
				rest = await this.tryOut(rest);
			} catch (error) {
				this.loaded = null;
				if (error instanceof SeqConflict && tries < TRIES) {
					this.share();
					continue;
				}
				for (const waiting of rest) waiting.reject(error);
				return;
			}
		}
	}

	/** Carries a batch out and stores it. Gives back those that have to be carried out again. */
	private async tryOut(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
		const { log } = this.options;
		const { game, row } = (this.loaded = await this.current());
		let added: Carried;
		if (this.options.now().getTime() < this.sharedUntil) {
			const done: { carried?: Carried } = {};
			const found = await log.hold(this.id, game.state.seq, (newest, rows) => {
				follow(game, rows);
				Object.assign(row, newest);
				done.carried = this.carry(game, row, batch);
				return done.carried.again ? NOTHING : done.carried;
			});
			if (!found) throw new NoSuchGame(this.id);
			added = done.carried!;
		} else {
			added = this.carry(game, row, batch);
			if (!added.again && changes(added)) await log.append(row, added);
		}
		if (added.again) {
			// Left in the middle of something: the stored game is the sound one.
			this.loaded = null;
			return added.again;
		}
		const { rows, patch } = added;
		Object.assign(row, patch);
		for (const tell of added.tell) tell();
		if (changes(added)) this.options.onCommit({ game, row, rows, patch });
		if (rows.some((r) => r.hash !== null)) await this.keepSnapshot(game);
		return [];
	}

	/** Carries attempts out in memory, one after the other. */
	private carry(game: Game, row: GameRow, batch: readonly Waiting[]): Carried {
		const before = game.log.length;
		let patch: GamePatch | undefined;
		const tell: Carried['tell'] = [];
		for (const waiting of batch) {
			const { seq } = game.state;
			let mine = patch;
			const turn: Turn = {
				game,
				get row() {
					return { ...row, ...mine };
				},
				set: (more) => void (mine = { ...mine, ...more })
			};
			try {
				const answer = waiting.attempt(turn);
				tell.push(() => waiting.resolve(answer));
				patch = mine;
			} catch (error) {
				tell.push(() => waiting.reject(error));
				if (game.state.seq === seq) continue;
				waiting.reject(error);
				return { ...NOTHING, tell: [], again: batch.filter((w) => w !== waiting) };
			}
		}
		return { rows: rowsOf(game, this.id, before, this.options.now()), patch, tell };
	}

	/** Optimism would only be punished now. */
	private share(): void {
		this.sharedUntil = this.options.now().getTime() + SHARED;
	}

	/** The game up to date with the database. */
	private async current(): Promise<{ game: Game; row: GameRow }> {
		const { log } = this.options;
		if (this.loaded && !this.stale) return this.loaded;
		const row = await log.row(this.id);
		if (!row) throw new NoSuchGame(this.id);
		const { loaded } = this;
		this.stale = false;
		if (!loaded) return { game: await recover(log, row), row };
		follow(loaded.game, await log.after(this.id, loaded.game.state.seq));
		return { game: loaded.game, row };
	}

	/** A snapshot saves time at the next start; without it the log is replayed. */
	private async keepSnapshot(game: Game): Promise<void> {
		const row = {
			gameId: this.id,
			seq: game.state.seq,
			body: game.snapshot(),
			hash: game.hash()
		};
		await this.options.log
			.keep(row)
			.catch((error: Error) =>
				this.options.logger.warn({ game: this.id, error: error.message }, 'snapshot')
			);
	}
}
