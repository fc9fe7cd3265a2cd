import type { HandleServerError } from '@sveltejs/kit';
import { makeLog } from '$lib/server/log';

/** For errors before there is an application. */
const early = makeLog('error');

/** Writes an unexpected error to the log under a number, and gives the person that number and nothing else. */
export const report: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	const id = crypto.randomUUID().slice(0, 8);
	const err = error instanceof Error ? error : new Error(String(error));
	const log = (event.locals as Partial<App.Locals>).app?.log ?? early;
	// What a client got wrong is no fault of ours.
	log[status < 500 ? 'info' : 'error'](
		{ id, route: event.route.id, status, err },
		'request failed'
	);
	return { message, id };
};
