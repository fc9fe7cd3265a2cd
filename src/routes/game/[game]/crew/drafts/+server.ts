import { z } from 'zod';
import { jsonAnswer, jsonBody } from '$lib/server/http/answers';
import { MAX_DRAFTS } from '$lib/server/services/drafts';
import type { RequestHandler } from './$types';

const Body = z.object({
	what: z.enum(['confirm', 'discard', 'bring']),
	ids: z.array(z.string().min(1).max(100)).min(1).max(MAX_DRAFTS)
});

/** Confirms drafts in the order given, puts them away, or takes them into the present month. */
export const POST: RequestHandler = ({ params, request, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const { what, ids } = await jsonBody(request, Body);
		return { answers: await app.drafts[what](actor, params.game, ids) };
	});
