import { z } from 'zod';
import { jsonAnswer, jsonBody } from '$lib/server/http/answers';
import type { RequestHandler } from './$types';

const Draft = z.object({
	version: z.number().int().min(0),
	answers: z.record(z.string(), z.string())
});

/** Keeps what has been typed so far. */
export const POST: RequestHandler = ({ request, params, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const { version, answers } = await jsonBody(request, Draft);
		const path = [params.class, params.unit, params.task] as const;
		return {
			version: await app.peer.writing.save(actor, path, params.review, version, answers)
		};
	});
