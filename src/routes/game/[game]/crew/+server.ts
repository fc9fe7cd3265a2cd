import { jsonAnswer } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** The own team: who is there, what waits for the captain, what was said. */
export const GET: RequestHandler = ({ params, locals: { app, actor } }) =>
	jsonAnswer(() => app.crews.view(actor, params.game));
