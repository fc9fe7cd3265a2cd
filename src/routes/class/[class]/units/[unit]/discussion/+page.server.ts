import { z } from 'zod';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(async () => {
		const { title } = await app.units.view(actor, params.class, params.unit);
		const { memberId, archived } = await app.classes.view(actor, params.class);
		return {
			classId: params.class,
			unit: { id: params.unit, title },
			threads: await app.discussion.list(actor, params.class, params.unit),
			writing: memberId !== null && !archived
		};
	});

const Written = z.object({ text: z.string(), answerTo: z.string().optional() });

export const actions: Actions = {
	post: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Written, ({ text, answerTo }) =>
			app.discussion.post(actor, params.class, params.unit, text, answerTo ?? null)
		),
	remove: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: z.string() }), ({ id }) =>
			app.discussion.remove(actor, params.class, params.unit, id)
		)
};
