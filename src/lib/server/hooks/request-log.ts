import type { Handle } from '@sveltejs/kit';
import { withContext } from '$lib/server/log';

/** Gives every request a number, puts it on every line it logs, and one line at its end. */
export const requestLog: Handle = ({ event, resolve }) => {
	const requestId = crypto.randomUUID().slice(0, 8);
	return withContext({ requestId, route: event.route.id }, async () => {
		const began = performance.now();
		const response = await resolve(event);
		const ms = Math.round(performance.now() - began);
		const { method } = event.request;
		event.locals.app.log.debug({ method, status: response.status, ms }, 'request');
		response.headers.set('x-request-id', requestId);
		return response;
	});
};
