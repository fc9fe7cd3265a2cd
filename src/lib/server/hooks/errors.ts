import type { HandleServerError } from '@sveltejs/kit';

/** Writes an unexpected error to the log under a number, and gives the person that number and nothing else. */
export const report: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	const id = crypto.randomUUID().slice(0, 8);
	const stack = error instanceof Error ? error.stack : String(error);
	console.error(JSON.stringify({ level: 'error', id, route: event.route.id, status, stack }));
	return { message, id };
};
