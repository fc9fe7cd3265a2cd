import { replay } from '../../sim/index.ts';

/**
 * What a bare JavaScript engine is asked: to follow a log. The answer is a text, so that nothing
 * of one engine's objects is needed in another.
 */
export function followLog(log: string): string {
	const { ok, failure, monthHashes, game } = replay(log);
	return JSON.stringify({ ok, failure, monthHashes, hash: game?.hash() });
}
