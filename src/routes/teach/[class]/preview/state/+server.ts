import { jsonAnswer } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** How far the class's preview is: what a page asks for every second while it waits. */
export const GET: RequestHandler = ({ params, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const preview = await app.previews.show(actor, params.class);
		return preview && { id: preview.id, status: preview.status, done: preview.done };
	});
