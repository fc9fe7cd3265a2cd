import { and, eq, lte, sql } from 'drizzle-orm';
import { Lucia, TimeSpan, type Adapter, type DatabaseUser } from 'lucia';
import { preparedOnce } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import { digest } from './secrets.ts';

/** What a request knows of the person behind it. */
export interface SessionUser {
	id: string;
	name: string;
	email: string | null;
	siteRole: 'admin' | 'instructor' | 'student';
}

declare module 'lucia' {
	interface Register {
		Lucia: Sessions;
		DatabaseUserAttributes: Omit<SessionUser, 'id'>;
		DatabaseSessionAttributes: { device: string };
	}
}

const sessionById = preparedOnce((db, { sessions, users }) =>
	db
		.select()
		.from(sessions)
		.innerJoin(users, eq(users.id, sessions.userId))
		.where(eq(sessions.id, sql.placeholder('id')))
		.prepare()
);

/** Lucia's sessions over our tables; only the SHA-256 of a token is ever stored. */
function adapter({ db, t, tx }: Store): Adapter {
	const { sessions } = t;
	return {
		async setSession(s) {
			const row = {
				id: digest(s.id),
				userId: s.userId,
				expiresAt: s.expiresAt,
				createdAt: new Date(),
				device: s.attributes.device
			};
			await tx((db) => db.insert(sessions).values(row));
		},
		async getSessionAndUser(token) {
			const [row] = await sessionById({ db, t }).execute({ id: digest(token) });
			if (!row) return [null, null];
			const { name, email, siteRole } = row.user;
			const user: DatabaseUser = { id: row.user.id, attributes: { name, email, siteRole } };
			const { userId, expiresAt, device } = row.session;
			return [{ id: token, userId, expiresAt, attributes: { device } }, user];
		},
		// The list of a person's sessions is read from the table: Lucia would want the tokens back.
		async getUserSessions() {
			return [];
		},
		async updateSessionExpiration(token, expiresAt) {
			await tx((db) =>
				db
					.update(sessions)
					.set({ expiresAt })
					.where(eq(sessions.id, digest(token)))
			);
		},
		async deleteSession(token) {
			await tx((db) => db.delete(sessions).where(eq(sessions.id, digest(token))));
		},
		async deleteUserSessions(userId) {
			await tx((db) => db.delete(sessions).where(eq(sessions.userId, userId)));
		},
		async deleteExpiredSessions() {
			await tx((db) => db.delete(sessions).where(lte(sessions.expiresAt, new Date())));
		}
	};
}

export const SESSION_COOKIE = 'rapport-session';

/** A session lasts a term of lessons without a new sign-in, and is renewed while it is used. */
const LIFETIME = new TimeSpan(30, 'd');

export type Sessions = Lucia<Record<string, unknown>, SessionUser>;

/** @param secure whether the site is reached by https, as far as is known */
export function makeSessions(store: Store, secure: boolean): Sessions {
	const lucia: Sessions = new Lucia(adapter(store), {
		sessionExpiresIn: LIFETIME,
		sessionCookie: { name: SESSION_COOKIE, attributes: { sameSite: 'lax', secure, path: '/' } },
		getUserAttributes: ({ name, email, siteRole }) => ({ name, email, siteRole }) as SessionUser,
		getSessionAttributes: ({ device }) => ({ device })
	});
	return lucia;
}

/** A session as its owner sees it in the list; the id says nothing of the token. */
export interface SessionFacts {
	id: string;
	device: string;
	createdAt: Date;
	expiresAt: Date;
}

export async function sessionsOf({ db, t }: Store, userId: string): Promise<SessionFacts[]> {
	const { id, device, createdAt, expiresAt } = t.sessions;
	return db
		.select({ id, device, createdAt, expiresAt })
		.from(t.sessions)
		.where(eq(t.sessions.userId, userId));
}

/** Ends one of the person's own sessions, named by its stored id. */
export async function endSession({ t, tx }: Store, userId: string, id: string): Promise<void> {
	await tx((db) =>
		db.delete(t.sessions).where(and(eq(t.sessions.id, id), eq(t.sessions.userId, userId)))
	);
}
