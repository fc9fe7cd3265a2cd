import { redirect } from '@sveltejs/kit';
import { setSession } from '$lib/server/http/session-cookie';
import type { RequestHandler } from './$types';

/** Ends the session of this browser. A form, so that no link on another site can do it. */
export const POST: RequestHandler = async (event) => {
	const { app, actor, sessionToken } = event.locals;
	await app.accounts.signOut(actor, sessionToken);
	setSession(event, null);
	redirect(303, '/');
};
