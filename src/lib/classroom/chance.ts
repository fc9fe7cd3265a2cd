/**
 * Where chance comes from: a named stream of the engine's kernel fits. It is an argument, so that the same seed
 * gives the same draw and a draw can be explained afterwards.
 */
export interface Chance {
	/** Integer in [low, high], both included. */
	int(low: number, high: number): number;
	/** A new, shuffled array. */
	shuffle<T>(items: readonly T[]): T[];
}
