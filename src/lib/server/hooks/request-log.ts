import type { Handle } from '@sveltejs/kit';
import { withContext } from '$lib/server/log';

/** Gives every request a number, puts it on every line it logs, and counts it and its time at its end. */
export const requestLog: Handle = ({ event, resolve }) => {
	const requestId = crypto.randomUUID().slice(0, 8);
	return withContext({ requestId, route: event.route.id }, async () => {
		const { log, metrics } = event.locals.app;
		const { method } = event.request;
		const began = performance.now();
		const response = await resolve(event);
		const { status } = response;
		const ms = performance.now() - began;
		metrics.requestSeconds.observe({ method, route: event.route.id ?? '', status }, ms / 1000);
		log.debug({ method, status, ms: Math.round(ms) }, 'request');
		response.headers.set('x-request-id', requestId);
		return response;
	});
};
