import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const own = [actor, params.class, params.unit] as const;
		const unit = await app.units.view(...own);
		const threads = await app.discussion.list(...own);
		return {
			class: await app.classes.view(actor, params.class),
			unit,
			materials: await app.materials.list(...own),
			tasks: await app.handingIn.mine(...own),
			quizzes: await app.quizzes.taking.list(...own),
			signIn: await app.signIns.mine(...own),
			sessions: await app.speaking.setup.list(...own),
			reviews: await app.peer.writing.due(...own),
			posts: threads.reduce((n, { answers }) => n + 1 + answers.length, 0)
		};
	});

export const actions: Actions = {
	signIn: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({}), () => app.signIns.signIn(actor, params.class, params.unit))
};
