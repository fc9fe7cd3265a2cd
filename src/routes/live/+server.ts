import { jsonAnswer, refusedBy } from '$lib/server/http/answers';
import { heard } from '$lib/server/services/topics';
import type { RequestHandler } from './$types';

/** One stream a tab: `?topic=class:ID&topic=game:ID`. */
export const GET: RequestHandler = async ({ url, locals }) => {
	const { app, actor, sessionToken } = locals;
	try {
		const { topics, places } = await heard(app, actor, url.searchParams.getAll('topic'));
		const leave = places.map((place) => app.presence.enter(place));
		const body = app.streams.stream(topics, sessionToken ?? actor.address, () =>
			leave.forEach((end) => end())
		);
		return new Response(body, {
			headers: {
				'content-type': 'text/event-stream',
				'cache-control': 'no-cache, no-transform',
				'x-accel-buffering': 'no'
			}
		});
	} catch (caught) {
		if (!refusedBy(caught)) throw caught;
		return jsonAnswer(() => Promise.reject(caught));
	}
};
