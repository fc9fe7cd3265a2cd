import { jsonAnswer } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** How many notices are unread, for the bell. */
export const GET: RequestHandler = ({ locals: { app, actor } }) =>
	jsonAnswer(async () => ({ unread: await app.inbox.unread(actor) }));
