import type { Logger } from '../log.ts';
import { GameLog } from '../stores/game-log.ts';
import type { Store } from '../db/store.ts';
import { LiveGame, type Attempt, type Committed } from './live-game.ts';

/** A game that nobody has touched for so long is let go of, in milliseconds; the database has it. */
const IDLE = 30 * 60_000;

/** All games that this process holds in memory. */
export class GameHost {
	readonly log: GameLog;
	/** Told after every commit of this process. */
	onCommit: (committed: Committed) => void = () => undefined;
	private readonly games = new Map<string, LiveGame>();
	private readonly logger: Logger;
	private readonly now: () => Date;

	constructor(store: Store, logger: Logger, now: () => Date) {
		this.log = new GameLog(store);
		this.logger = logger;
		this.now = now;
	}

	/**
	 * Runs an attempt on a game; resolves after what it did is stored.
	 * @throws NoSuchGame, BrokenGame, whatever the attempt throws, and the database's own errors
	 */
	perform<T>(gameId: string, attempt: Attempt<T>): Promise<T> {
		return this.gameOf(gameId).perform(attempt);
	}

	/**
	 * Another process has stored up to this command.
	 * @param row whether it has changed the game's row too
	 */
	outdated(gameId: string, seq: number, row: boolean): void {
		this.games.get(gameId)?.outdated(seq, row);
	}

	/** Other processes may have stored anything. */
	allOutdated(): void {
		for (const game of this.games.values()) game.outdated(Infinity, true);
	}

	/** Lets go of games that nobody uses. */
	sweep(): void {
		const limit = this.now().getTime() - IDLE;
		for (const [id, game] of this.games) if (game.idle && game.used < limit) this.games.delete(id);
	}

	/** How many games are in memory. */
	get size(): number {
		return this.games.size;
	}

	private gameOf(id: string): LiveGame {
		let game = this.games.get(id);
		if (!game) {
			game = new LiveGame(id, {
				log: this.log,
				logger: this.logger,
				now: this.now,
				onCommit: (committed) => this.onCommit(committed)
			});
			this.games.set(id, game);
		}
		return game;
	}
}
