/**
 * Units of the engine. Money is integer fen, ratios are integer basis points, recognition and
 * points are integer hundredths. Nothing in the engine holds a fraction, so that every JavaScript
 * engine computes the same game.
 */

/** Money in fen (1 yuan = 100 fen). Integer, may be negative in ledger lines. */
export type Fen = number;
/** A ratio in basis points: 10,000 = 100 %. Integer. */
export type Bp = number;
/** Hundredths of a point on a 0–100 scale (recognition, award points): 0 … 10,000. Integer. */
export type Points = number;

export const BP = 10_000;
export const FULL: Points = 10_000;

/** Yuan, as written in a scenario, to fen. */
export const yuan = (amount: number): Fen => Math.round(amount * 100);

/** Percent, as written in a scenario, to basis points (also: 0–100 scale to hundredths). */
export const percent = (value: number): Bp => Math.round(value * 100);

/**
 * Integer division rounding half away from zero. `divisor` must be positive.
 * All values stay below 2^53: the largest product is fen × basis points (10^11 × 10^4 = 10^15).
 */
export function divide(value: number, divisor: number): number {
	return value < 0
		? 0 - Math.floor((-2 * value + divisor) / (2 * divisor))
		: Math.floor((2 * value + divisor) / (2 * divisor));
}

/** `amount × ratio`, rounded half away from zero. */
export const share = (amount: number, ratio: Bp): number => divide(amount * ratio, BP);

export const clamp = (value: number, low: number, high: number): number =>
	value < low ? low : value > high ? high : value;
