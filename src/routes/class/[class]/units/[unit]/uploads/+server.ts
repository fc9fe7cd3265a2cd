import { jsonAnswer } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** Takes the bytes of one file as the body, its name in `?name=`. */
export const POST: RequestHandler = ({ request, url, params, locals: { app, actor } }) =>
	jsonAnswer(() =>
		app.uploads.take(
			actor,
			params.class,
			params.unit,
			url.searchParams.get('name') ?? '',
			request.body
		)
	);
