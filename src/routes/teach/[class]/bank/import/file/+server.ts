import { MAX_FILE_BYTES } from '$lib/classroom/quiz/read/file';
import { bytesOf } from '$lib/server/http/bytes';
import { jsonAnswer } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

/** Takes a file of questions as the body, its name in `?name=`, to be looked over. */
export const POST: RequestHandler = ({ request, url, params, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const name = url.searchParams.get('name') ?? '';
		// Whoever may not is told so before anything is read.
		await app.quizzes.files.dryRun(actor, params.class);
		const bytes = await bytesOf(request.body, MAX_FILE_BYTES);
		await app.quizzes.files.take(actor, params.class, name, bytes);
		return { id: 'taken', name };
	});
