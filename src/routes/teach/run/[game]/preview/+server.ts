import { jsonAnswer } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** What closing the month now would do. */
export const GET: RequestHandler = ({ params, locals: { app, actor } }) =>
	jsonAnswer(() => app.lessons.preview(actor, params.game));
