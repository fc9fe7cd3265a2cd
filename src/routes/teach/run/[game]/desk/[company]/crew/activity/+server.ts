import { jsonAnswer } from '$lib/server/http/answers';
import { deedFilter } from '$lib/server/http/deed-filter';
import type { RequestHandler } from './$types';

/** What a company has done, for the staff: `?member=&month=&before=`. */
export const GET: RequestHandler = ({ params, url, locals: { app, actor } }) =>
	jsonAnswer(async () =>
		app.activity.look(actor, params.game, params.company, deedFilter(url.searchParams))
	);
