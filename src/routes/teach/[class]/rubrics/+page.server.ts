import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ rubrics: await app.peer.rubrics.list(actor, params.class) }));

export const actions: Actions = {
	archive: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: z.string().default('') }), ({ id }) =>
			app.peer.rubrics.archive(actor, params.class, id)
		)
};
