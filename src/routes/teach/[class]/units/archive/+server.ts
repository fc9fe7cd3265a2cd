import { bytesOf } from '$lib/server/http/bytes';
import { jsonAnswer, pageLoad } from '$lib/server/http/answers';
import { bytesAnswer } from '$lib/server/http/file-answer';
import type { RequestHandler } from './$types';

/** The course of a class as one file; for staff. */
export const GET: RequestHandler = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const bytes = await app.courseFiles.archives.write(actor, params.class);
		return bytesAnswer({ name: 'course.zip', type: 'application/zip', bytes });
	});

/** Takes such a file as the body into the class, its name in `?name=`. */
export const POST: RequestHandler = ({ request, url, params, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const name = url.searchParams.get('name') ?? '';
		// Whoever may not is told so before anything is read.
		const room = await app.courseFiles.archives.room(actor, params.class);
		const bytes = await bytesOf(request.body, room);
		await app.courseFiles.archives.read(actor, params.class, bytes);
		return { id: 'taken', name };
	});
