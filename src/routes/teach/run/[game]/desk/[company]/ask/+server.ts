import { jsonAnswer, jsonBody } from '$lib/server/http/answers';
import { Question } from '$lib/server/services/questions';
import type { RequestHandler } from './$types';

/** A question of a desk that the staff looks at. */
export const POST: RequestHandler = ({ params, request, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const { question, about } = await jsonBody(request, Question);
		const { game, company } = params;
		return { answer: await app.desks.lookAsk(actor, game, company, question, about) };
	});
