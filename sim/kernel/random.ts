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
	return new Draws(`${seed}|${month}|${subsystem}|${entity}`);
}

/** A stream over any source of numbers in [0, 1): tests pass a scripted one. */
export function fromDraws(draw: () => number): Stream {
	return new Draws('', draw);
}

/** A class, because a game opens a thousand streams and draws little of each. */
class Draws implements Stream {
	// Out of a bot's reach: the name tells the seed.
	readonly #name: string;
	#source: (() => number) | undefined;

	constructor(name: string, source?: () => number) {
		this.#name = name;
		this.#source = source;
	}

	#draw(): number {
		// Seeding costs more than a draw, and many a stream is never drawn from.
		this.#source ??= alea(this.#name);
		return this.#source();
	}

	int(low: number, high: number): number {
		return low + Math.floor(this.#draw() * (high - low + 1));
	}

	chance(ratio: number): boolean {
		return Math.floor(this.#draw() * 10_000) < ratio;
	}

	pick<T>(items: readonly T[]): T {
		return items[this.int(0, items.length - 1)]!;
	}

	shuffle<T>(items: readonly T[]): T[] {
		const out = items.slice();
		for (let i = out.length - 1; i > 0; i--) {
			const j = this.int(0, i);
			const held = out[i]!;
			out[i] = out[j]!;
			out[j] = held;
		}
		return out;
	}
}
