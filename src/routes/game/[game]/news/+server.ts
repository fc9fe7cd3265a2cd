import { jsonAnswer } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** What has changed for the own company: `?settled=` months whose results the desk has already. */
export const GET: RequestHandler = ({ params, url, locals: { app, actor } }) =>
	jsonAnswer(() =>
		app.desks.news(actor, params.game, Number(url.searchParams.get('settled') ?? -1))
	);
