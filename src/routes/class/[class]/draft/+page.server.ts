import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => ({
		class: await app.classes.view(actor, params.class),
		draft: await app.captainsDraft.view(actor, params.class)
	}));

const Student = z.object({ id: z.string() });
/** Choices that are left empty do not count. */
const Ranking = z.object({
	ranking: z
		.array(z.string())
		.max(50)
		.default([])
		.transform((all) => all.filter((id) => id !== ''))
});

export const actions: Actions = {
	pick: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Student, ({ id }) => app.captainsDraft.pick(actor, params.class, id)),
	contest: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Student, ({ id }) => app.captainsDraft.contest(actor, params.class, id)),
	rank: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Ranking, async ({ ranking }) => {
			await app.captainsDraft.rank(actor, params.class, ranking);
			return { ranked: true };
		})
};
