import type { RequestEvent } from '@sveltejs/kit';

type Event = Pick<RequestEvent, 'cookies' | 'url' | 'locals'>;

/**
 * Gives the browser the token of its session, or takes it away.
 * @param token null = forget it
 */
export function setSession({ cookies, url, locals }: Event, token: string | null): void {
	const { sessions } = locals.app;
	const cookie =
		token === null ? sessions.createBlankSessionCookie() : sessions.createSessionCookie(token);
	const secure = url.protocol === 'https:';
	cookies.set(cookie.name, cookie.value, { ...cookie.attributes, path: '/', secure });
}
