import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		moves: await app.teamMoves.list(actor, params.class),
		log: await app.teamMoves.log(actor, params.class)
	}));

const Decision = z.object({ id: z.string(), agreed: z.enum(['yes', 'no']), why: z.string() });

export const actions: Actions = {
	decide: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Decision, ({ id, agreed, why }) =>
			app.teamMoves.decide(actor, params.class, id, agreed === 'yes', why)
		)
};
