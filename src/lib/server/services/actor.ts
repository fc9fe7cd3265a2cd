import type { SessionUser } from '../auth/sessions.ts';
import { Refused } from './refused.ts';

/** Who asks for something. Every service function takes one and checks it in its first line. */
export interface Actor {
	/** Null for a visitor. */
	user: SessionUser | null;
	/** Address that the request came from, for limits on guessing. */
	address: string;
}

/** @throws Refused `access.signIn` */
export function signedIn(actor: Actor): SessionUser {
	if (!actor.user) throw new Refused('access.signIn');
	return actor.user;
}
