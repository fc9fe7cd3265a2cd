import { z } from 'zod';
import { jsonAnswer, jsonBody } from '$lib/server/http/answers';
import { Refused } from '$lib/server/services/refused';
import type { RequestHandler } from './$types';

const Message = z.object({ id: z.string().min(1).max(60), text: z.string().max(4000) });
const Before = z.object({ at: z.coerce.number().int().min(0).max(8e15), id: z.string().max(100) });

/** Messages before a known one: `?at=` and `?id=` of that one. */
export const GET: RequestHandler = ({ params, url, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		const before = Before.safeParse(Object.fromEntries(url.searchParams));
		if (!before.success) throw new Refused('form.invalid', 'at');
		return app.chats.earlier(actor, params.game, before.data);
	});

/** Says something to the own team. */
export const POST: RequestHandler = ({ params, request, locals: { app, actor } }) =>
	jsonAnswer(async () => {
		await app.chats.say(actor, params.game, await jsonBody(request, Message));
		return {};
	});
