import { BrokenGame } from '../host/recover.ts';
import { NoSuchGame, type Attempt, type Turn } from '../host/live-game.ts';
import type { GameHost } from '../host/game-host.ts';
import type { Logger } from '../log.ts';
import { Refused } from './refused.ts';
import { endOf } from './seats.ts';

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

/** Whether a company's time in an open month has run out. @param extraTime percent of the month's length */
export function isLate({ row, game }: Turn, extraTime: number, now: Date): boolean {
	const end = endOf(row, extraTime);
	return end !== null && game.state.phase === 'open' && now >= end;
}

/** @throws Refused `game.ended`, `game.late` */
export function checkTime(turn: Turn, extraTime: number, now: Date): void {
	if (turn.row.status !== 'running') throw new Refused('game.ended');
	if (isLate(turn, extraTime, now)) throw new Refused('game.late');
}
