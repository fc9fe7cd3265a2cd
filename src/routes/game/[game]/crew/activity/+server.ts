import { jsonAnswer } from '$lib/server/http/answers';
import { deedFilter } from '$lib/server/http/deed-filter';
import type { RequestHandler } from './$types';

/** What the own company has done: `?member=&month=&before=`. */
export const GET: RequestHandler = ({ params, url, locals: { app, actor } }) =>
	jsonAnswer(async () => app.activity.page(actor, params.game, deedFilter(url.searchParams)));
