import type { Phase } from '#sim/world/state.ts';

/** Where an action can go now: carried out at once, staged for the opening, or neither. */
export type Way = 'now' | 'plan' | 'none';

/** Sealed claims belong to the preparation and cannot be staged. */
const CLAIMS = new Set(['claimClient', 'withdrawClaim']);

/**
 * The way of an action in a phase (GAME.md section 3): an open month carries out at once; before
 * and after it, actions are staged. Sealed claims are placed while the month is prepared.
 * @param type command type of the action
 * @param over whether the game has ended: then nothing can be done
 */
export function wayOf(type: string, phase: Phase, access: 'race' | 'sealed', over: boolean): Way {
	if (over || phase === 'locked' || phase === 'settled') return 'none';
	if (CLAIMS.has(type) && access === 'sealed') return phase === 'prepare' ? 'now' : 'none';
	// Knowing something early is worth most before a month: a token is spent at once or not at all.
	if (type === 'spendToken') return phase === 'open' || phase === 'prepare' ? 'now' : 'none';
	return phase === 'open' ? 'now' : 'plan';
}
