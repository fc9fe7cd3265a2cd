import type { Handle } from '@sveltejs/kit';
import { SESSION_COOKIE } from '$lib/server/auth/sessions';
import { setSession } from '$lib/server/http/session-cookie';

/** With this header the service worker asks for a page to keep on the device: one that names nobody. */
const KEPT = 'x-rapport-kept';

/** Finds out who asks, and renews a session that is used past half of its life. */
export const session: Handle = async ({ event, resolve }) => {
	const { app } = event.locals;
	const address = event.getClientAddress();
	event.locals.actor = { user: null, address };
	event.locals.sessionToken = null;
	const token = event.cookies.get(SESSION_COOKIE);
	if (!token || event.request.headers.has(KEPT)) return resolve(event);
	const { session, user } = await app.sessions.validateSession(token);
	if (!session) {
		setSession(event, null);
		return resolve(event);
	}
	if (session.fresh) setSession(event, token);
	const { id, name, email, siteRole } = user;
	event.locals.actor = { user: { id, name, email, siteRole }, address };
	event.locals.sessionToken = token;
	const response = await resolve(event);
	// What a signed-in person sees stays in no cache: the next one at this device is somebody else.
	if (!response.headers.has('cache-control'))
		response.headers.set('cache-control', 'private, no-store');
	return response;
};
