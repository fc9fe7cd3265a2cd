import { jsonAnswer } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** A company's team for the staff: who is there, what waits, what was said. */
export const GET: RequestHandler = ({ params, locals: { app, actor } }) =>
	jsonAnswer(() => app.crews.look(actor, params.game, params.company));
