import { z } from 'zod';
import { jsonAnswer, jsonBody } from '$lib/server/http/answers';
import { QUESTIONS } from '$lib/server/services/desks';
import type { RequestHandler } from './$types';

const Body = z.object({ question: z.enum(QUESTIONS), about: z.looseObject({}) });

/** A question of the desk, answered for the own company only. */
export const POST: RequestHandler = ({ params, request, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const { question, about } = await jsonBody(request, Body);
		return { answer: await app.desks.ask(actor, params.game, question, about as never) };
	});
