import { jsonAnswer } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** What has changed at a desk that the staff looks at: `?settled=` months whose results are there already. */
export const GET: RequestHandler = ({ params: { game, company }, url, locals: { app, actor } }) =>
	jsonAnswer(() =>
		app.desks.lookNews(actor, game, company, Number(url.searchParams.get('settled') ?? -1))
	);
