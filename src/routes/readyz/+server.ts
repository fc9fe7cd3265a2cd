import type { RequestHandler } from './$types';

/** Whether requests can be served: the database answers, and the server is not about to end. */
export const GET: RequestHandler = async ({ locals: { app } }) => {
	if (app.streams.closed) return new Response('closing', { status: 503 });
	try {
		await app.store.ping();
		return new Response('ok');
	} catch (err) {
		app.log.error({ err }, 'database');
		return new Response('database', { status: 503 });
	}
};
