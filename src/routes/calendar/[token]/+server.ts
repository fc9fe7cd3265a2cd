import { pageLoad } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** The dates of a class for a calendar, which cannot sign in: the address is the secret. */
export const GET: RequestHandler = ({ params, url, locals: { app } }) =>
	pageLoad(async () => {
		const text = await app.inbox.calendar(params.token, url.origin);
		return new Response(text, {
			headers: {
				'content-type': 'text/calendar; charset=utf-8',
				'cache-control': 'no-store',
				'referrer-policy': 'no-referrer'
			}
		});
	});
