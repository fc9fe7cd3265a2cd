import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ stage: await app.speaking.views.stage(actor, params.session) }));

export const actions: Actions = {
	/** The presenter's one button: the next step of the podium. */
	reveal: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ seen: z.coerce.number().int().default(-1) }), async (form) => {
			const { at } = await app.speaking.views.stage(actor, params.session);
			await app.speaking.rating.reveal(actor, at, form.seen);
		})
};
