import type { Game } from '#sim/game.ts';
import type { Logger } from '../log.ts';
import { SeqConflict, type CommandRow, type GameLog, type GamePatch } from '../stores/game-log.ts';
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

export interface LiveGameOptions {
	log: GameLog;
	logger: Logger;
	now: () => Date;
	onCommit: (committed: Committed) => void;
}

/** One commit takes at most so many attempts, so that the first of a rush does not wait for the last. */
const BATCH = 128;
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

	/** Another process has stored something: look before the next turn. */
	outdated(seq: number): void {
		if (!this.loaded || seq !== this.loaded.game.state.seq) this.stale = true;
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
				if (error instanceof SeqConflict && tries < TRIES) continue;
				for (const waiting of rest) waiting.reject(error);
				return;
			}
		}
	}

	/** Carries a batch out and stores it. Gives back those that have to be carried out again. */
	private async tryOut(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
		const { game, row } = (this.loaded = await this.current());
		const before = game.log.length;
		let patch: GamePatch | undefined;
		const done: { waiting: Waiting; answer: unknown }[] = [];
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
				done.push({ waiting, answer: waiting.attempt(turn) });
				patch = mine;
			} catch (error) {
				waiting.reject(error);
				if (game.state.seq === seq) continue;
				// Left in the middle of something: the stored game is the sound one.
				this.loaded = null;
				return batch.filter((w) => w !== waiting);
			}
		}
		const rows = rowsOf(game, this.id, before, this.options.now());
		const changed = rows.length > 0 || patch !== undefined;
		if (changed) await this.options.log.append(this.id, rows, patch);
		Object.assign(row, patch);
		for (const { waiting, answer } of done) waiting.resolve(answer);
		if (changed) this.options.onCommit({ game, row, rows, patch });
		if (rows.some((r) => r.hash !== null)) await this.keepSnapshot(game);
		return [];
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
