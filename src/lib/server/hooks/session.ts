import type { Handle } from '@sveltejs/kit';
import { SESSION_COOKIE } from '$lib/server/auth/sessions';

/** Finds out who asks, and renews a session that is used past half of its life. */
export const session: Handle = async ({ event, resolve }) => {
	const { app } = event.locals;
	const address = event.getClientAddress();
	event.locals.actor = { user: null, address };
	event.locals.sessionToken = null;
	const token = event.cookies.get(SESSION_COOKIE);
	if (!token) return resolve(event);
	const { session, user } = await app.sessions.validateSession(token);
	const set = (cookie: ReturnType<typeof app.sessions.createBlankSessionCookie>) =>
		event.cookies.set(cookie.name, cookie.value, {
			...cookie.attributes,
			path: '/',
			secure: event.url.protocol === 'https:'
		});
	if (!session) set(app.sessions.createBlankSessionCookie());
	else {
		if (session.fresh) set(app.sessions.createSessionCookie(token));
		const { id, name, email, siteRole } = user;
		event.locals.actor = { user: { id, name, email, siteRole }, address };
		event.locals.sessionToken = token;
	}
	return resolve(event);
};
