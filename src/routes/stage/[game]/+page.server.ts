import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({ game: params.game, stage: await app.lessons.stage(actor, params.game) }));

export const actions: Actions = {
	/** The presenter's one button: the next envelope, and after the last one the results. */
	next: ({ params, request, locals: { app, actor } }) =>
		formAction(request, z.object({ move: z.enum(['revealNext', 'revealMonth']) }), ({ move }) =>
			app.lessons.move(actor, params.game, move)
		)
};
