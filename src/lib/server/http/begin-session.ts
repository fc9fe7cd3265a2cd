import type { RequestEvent } from '@sveltejs/kit';

/** Gives the browser the token of a session that has just begun, as the session hook does when it renews one. */
export function keepSession({ locals, cookies, url }: RequestEvent, token: string): void {
	const { name, value, attributes } = locals.app.sessions.createSessionCookie(token);
	const secure = url.protocol === 'https:';
	cookies.set(name, value, { ...attributes, path: '/', secure });
}
