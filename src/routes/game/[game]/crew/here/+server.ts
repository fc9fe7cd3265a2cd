import { z } from 'zod';
import { jsonAnswer, jsonBody } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

const Body = z.object({ screen: z.string().max(100) });

/** Which screen of the desk the person has gone to. */
export const POST: RequestHandler = ({ params, request, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const { screen } = await jsonBody(request, Body);
		await app.crews.here(actor, params.game, screen);
		return {};
	});
