import { exact, HUNDRED, ONE, ZERO, type Exact } from '../exact.ts';
import { refuse, type Refusal } from '../outcome.ts';
import type { Instant } from './late.ts';

/** When a class signs in. Instants are inclusive. */
export interface SignInWindow {
	opensAt: Instant;
	/** In time up to here. */
	closesAt: Instant;
	/** Late up to here; null: nobody is let in late. */
	lateUntil: Instant | null;
	/** What a late sign-in is worth, in percent of one in time (0–100). */
	latePercent: number;
}

export type SignInRefusal =
	| 'signIn.early' // opens `at`
	| 'signIn.closed'; // closed since `at`

export interface SignedIn {
	at: Instant;
	late: boolean;
	/** Share of the point: 1 in time, `latePercent` / 100 late. */
	worth: Exact;
}

/**
 * Signs somebody in. A second press keeps the first, which was the earlier one.
 * @param before an earlier sign-in of the same person in the same window
 */
export function signIn(
	window: SignInWindow,
	at: Instant,
	before: SignedIn | null = null
): SignedIn | Refusal<SignInRefusal> {
	if (before) return before;
	if (at < window.opensAt) return refuse('signIn.early', { at: window.opensAt });
	if (at <= window.closesAt) return { at, late: false, worth: ONE };
	if (window.lateUntil === null || at > window.lateUntil)
		return refuse('signIn.closed', { at: window.lateUntil ?? window.closesAt });
	return { at, late: true, worth: exact(window.latePercent).div(HUNDRED) };
}

/** What a person's sign-in is worth once the window is over: nothing when there is none. */
export const signInWorth = (signedIn: SignedIn | null): Exact => signedIn?.worth ?? ZERO;
