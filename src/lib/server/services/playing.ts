import { BrokenGame } from '../host/recover.ts';
import { NoSuchGame, type Attempt } from '../host/live-game.ts';
import type { GameHost } from '../host/game-host.ts';
import type { Logger } from '../log.ts';
import { Refused } from './refused.ts';

/**
 * Runs an attempt on a game and names what can be wrong with the game itself.
 * @throws Refused `game.unknown`, `game.broken`
 */
export async function play<T>(
	{ host, log }: { host: GameHost; log: Logger },
	gameId: string,
	attempt: Attempt<T>
): Promise<T> {
	try {
		return await host.perform(gameId, attempt);
	} catch (error) {
		if (error instanceof NoSuchGame) throw new Refused('game.unknown');
		if (!(error instanceof BrokenGame)) throw error;
		log.error({ game: gameId, error: error.message }, 'broken game');
		throw new Refused('game.broken');
	}
}
