import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		class: await app.classes.view(actor, params.class),
		board: await app.teams.board(actor, params.class),
		moves: await app.teamMoves.list(actor, params.class)
	}));

const Ask = z.object({ id: z.string(), team: z.string() });
const Say = z.object({
	id: z.string(),
	said: z.enum(['agree', 'refuse', 'withdraw']),
	why: z.string().default('')
});

export const actions: Actions = {
	ask: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Ask, ({ id, team }) => app.teamMoves.ask(actor, params.class, id, team)),
	say: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Say, ({ id, said, why }) =>
			app.teamMoves.say(actor, params.class, id, said, why)
		)
};
