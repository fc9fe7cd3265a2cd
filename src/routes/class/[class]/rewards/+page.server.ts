import { z } from 'zod';
import { AWARD_KINDS } from '$lib/classroom/speaking/settings';
import { formAction, pageLoad } from '$lib/server/http/answers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals: { app, actor } }) =>
	pageLoad(() => app.rewards.view(actor, params.class));

const text = z.string().default('');
const Award = z.object({
	award: z.string().min(1).max(60).default('none'),
	team: text,
	give: z.enum(AWARD_KINDS).catch('points'),
	what: text,
	amount: z.coerce.number().default(1)
});

export const actions: Actions = {
	wish: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ text }), (form) =>
			app.rewards.wish(actor, params.class, form.text)
		),
	unwish: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: text }), ({ id }) =>
			app.rewards.unwish(actor, params.class, id)
		),
	give: ({ request, params, locals: { app, actor } }) =>
		formAction(request, Award, ({ award: id, give: kind, ...facts }) =>
			app.rewards.give(actor, params.class, { id, kind, ...facts })
		),
	takeBack: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: text }), ({ id }) =>
			app.rewards.takeBack(actor, params.class, id)
		)
};
