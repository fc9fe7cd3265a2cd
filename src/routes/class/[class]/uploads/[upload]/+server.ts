import { fileAnswer } from '$lib/server/http/files';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ request, params, locals: { app, actor } }) =>
	fileAnswer(request, () => app.uploads.open(actor, params.class, params.upload));
