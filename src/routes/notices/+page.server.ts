import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, actor } }) =>
	pageLoad(async () => ({ lines: await app.inbox.list(actor), now: app.now().getTime() }));

export const actions: Actions = {
	read: ({ request, locals: { app, actor } }) =>
		formAction(request, z.object({ upTo: z.coerce.number().catch(0) }), ({ upTo }) =>
			app.inbox.markRead(actor, upTo)
		)
};
