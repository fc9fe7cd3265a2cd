import alea from 'seedrandom/lib/alea.js';

/** A stream of random numbers. Each call to a method consumes one draw. */
export interface Stream {
	/** Integer in [low, high], both included. */
	int(low: number, high: number): number;
	/** True with probability `ratio` (basis points). */
	chance(ratio: number): boolean;
	/** One of the items; the list must not be empty. */
	pick<T>(items: readonly T[]): T;
	/** A new, shuffled array (Fisher–Yates). */
	shuffle<T>(items: readonly T[]): T[];
}

/**
 * A named random stream: the same (seed, month, subsystem, entity) always gives the same draws,
 * and a draw added in one place never shifts another. The generator is seedrandom's alea, which
 * uses only integer and IEEE multiplication, so it is identical on every engine.
 */
export function stream(seed: string, month: number, subsystem: string, entity = ''): Stream {
	// Seeding costs more than a draw, and many a stream is never drawn from.
	let draws: (() => number) | undefined;
	return fromDraws(() => (draws ??= alea(`${seed}|${month}|${subsystem}|${entity}`))());
}

/** A stream over any source of numbers in [0, 1): tests pass a scripted one. */
export function fromDraws(draw: () => number): Stream {
	const int = (low: number, high: number) => low + Math.floor(draw() * (high - low + 1));
	return {
		int,
		chance: (ratio) => Math.floor(draw() * 10_000) < ratio,
		pick: (items) => items[int(0, items.length - 1)]!,
		shuffle(items) {
			const out = items.slice();
			for (let i = out.length - 1; i > 0; i--) {
				const j = int(0, i);
				const held = out[i]!;
				out[i] = out[j]!;
				out[j] = held;
			}
			return out;
		}
	};
}
