import type { ChangePassword } from '../../classroom/account.ts';
import { digest, verifyPassword } from '../auth/secrets.ts';
import { endSession, sessionsOf, type SessionFacts } from '../auth/sessions.ts';
import { dropSessions } from '../stores/accounts.ts';
import { updateUser, userById } from '../stores/users.ts';
import type { BeginSession } from './begin-session.ts';
import { signedIn, type Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { limited } from './limited.ts';
import { newHash } from './new-user.ts';
import { Refused } from './refused.ts';

export interface OwnSession extends SessionFacts {
	/** Whether it is the one that asks. */
	current: boolean;
}

/** What people do with their own account. */
export function makeProfile({ store, sessions, limits, now }: Deps, beginSession: BeginSession) {
	const { db, t, tx } = store;
	return {
		/** Ends the session of a token; a visitor has none to end. */
		async signOut(_: Actor, token: string | null): Promise<void> {
			if (token) await sessions.invalidateSession(token);
		},

		/** Ends all sessions of the person, this one too. @throws Refused `access.signIn` */
		async signOutEverywhere(actor: Actor): Promise<void> {
			const { id } = signedIn(actor);
			await tx((db) => dropSessions(db, t, id));
		},

		/**
		 * Where the person is signed in, newest first.
		 * @param token of the session that asks
		 * @throws Refused `access.signIn`
		 */
		async ownSessions(actor: Actor, token: string | null): Promise<OwnSession[]> {
			const { id } = signedIn(actor);
			const current = token && digest(token);
			const rows = await sessionsOf(store, id);
			return rows
				.filter(({ expiresAt }) => expiresAt > now())
				.map((row) => ({ ...row, current: row.id === current }))
				.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
		},

		/** Ends one of the person's own sessions; one of somebody else's stays. @throws Refused `access.signIn` */
		endSession: async (actor: Actor, sessionId: string): Promise<void> =>
			endSession(store, signedIn(actor).id, sessionId),

		/** @param name already cleaned. @throws Refused `access.signIn` */
		async rename(actor: Actor, name: string): Promise<void> {
			const { id } = signedIn(actor);
			await tx((db) => updateUser(db, t, id, { name }));
		},

		/**
		 * Changes the password and ends every other session.
		 * @returns the token of a new session in place of the one that asked
		 * @throws Refused `access.signIn`, `account.wrongPassword`, `account.weakPassword`, `access.tooMany`
		 */
		async changePassword(actor: Actor, form: ChangePassword, device: string | null) {
			const { id } = signedIn(actor);
			await limited([[limits.account, `${actor.address} ${id}`]], async () => {
				const user = await userById(db, t, id);
				if (!(await verifyPassword(user?.passwordHash, form.present)))
					throw new Refused('account.wrongPassword', 'present');
			});
			const passwordHash = await newHash(form.password);
			await tx(async (db) => {
				await updateUser(db, t, id, { passwordHash });
				await dropSessions(db, t, id);
			});
			return beginSession(id, device);
		}
	};
}
