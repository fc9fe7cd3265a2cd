import { z } from 'zod';
import { jsonAnswer, jsonBody } from '$lib/server/http/answers';
import { QUESTIONS } from '$lib/server/services/desks';
import type { RequestHandler } from './$types';

const Body = z.object({ question: z.enum(QUESTIONS), about: z.looseObject({}) });

/** A question of a desk that the staff looks at. */
export const POST: RequestHandler = ({ params, request, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const { question, about } = await jsonBody(request, Body);
		const { game, company } = params;
		return { answer: await app.desks.lookAsk(actor, game, company, question, about as never) };
	});
