import { jsonAnswer, jsonBody } from '$lib/server/http/answers';
import { Question } from '$lib/server/services/questions';
import type { RequestHandler } from './$types';

/** A question of the desk, answered for the own company only. */
export const POST: RequestHandler = ({ params, request, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const { question, about } = await jsonBody(request, Question);
		return { answer: await app.desks.ask(actor, params.game, question, about) };
	});
