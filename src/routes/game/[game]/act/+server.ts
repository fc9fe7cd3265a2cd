import { z } from 'zod';
import { jsonAnswer, jsonBody } from '$lib/server/http/answers';
import { MAX_REQUESTS } from '$lib/server/services/desks';
import type { RequestHandler } from './$types';

/** The shape of a request; what an action may hold is the engine's to say. */
const Body = z.object({
	requests: z
		.array(
			z.object({
				id: z.string().min(1).max(60),
				action: z.looseObject({ type: z.string().max(60) }),
				month: z.int().min(1).max(1000).optional(),
				draft: z.boolean().optional()
			})
		)
		.min(1)
		.max(MAX_REQUESTS)
});

/** Carries out actions of the own company; answered when they are stored. */
export const POST: RequestHandler = ({ params, request, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const { requests } = await jsonBody(request, Body);
		return app.desks.act(actor, params.game, requests);
	});
