import { makeSessions } from '../../src/lib/server/auth/sessions.ts';
import { openStore } from '../../src/lib/server/db/open.ts';
import { root } from './files.ts';
import { somebody } from './people.ts';

/** A cookie that signs a browser in. */
export interface SessionCookie {
	name: string;
	value: string;
}

/**
 * Writes an instructor with a session straight into the database of the running server, for tests whose matter is
 * not the signing in. The database is the one of DATABASE_URL, as for the server itself.
 */
export async function seedInstructor(name = 'Dr. Lin'): Promise<SessionCookie> {
	const store = await openStore(process.env.DATABASE_URL || 'file:data/rapport.db', root, 2);
	try {
		const { user } = await somebody({ store }, 'instructor', name);
		const sessions = makeSessions(store, false);
		const { id: token } = await sessions.createSession(user.id, { device: 'test' });
		const cookie = sessions.createSessionCookie(token);
		return { name: cookie.name, value: cookie.value };
	} finally {
		await store.close();
	}
}
