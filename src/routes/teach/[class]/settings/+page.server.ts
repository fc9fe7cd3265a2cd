import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { scenarios } from '$lib/game/scenarios';
import { formAction } from '$lib/server/http/answers';
import { ClassSettings } from '$lib/server/services/classes';
import type { Actions, PageServerLoad } from './$types';

/** The layout has checked the class. */
export const load: PageServerLoad = () => ({ scenarios });

const None = z.object({});

export const actions: Actions = {
	save: ({ request, params, locals: { app, actor } }) =>
		formAction(request, ClassSettings, (form) => app.classes.change(actor, params.class, form)),
	invite: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ email: z.string() }), ({ email }) =>
			app.classes.addAssistant(actor, params.class, email)
		),
	dismiss: ({ request, params, locals: { app, actor } }) =>
		formAction(request, z.object({ id: z.string() }), ({ id }) =>
			app.classes.removeAssistant(actor, params.class, id)
		),
	archive: ({ request, params, locals: { app, actor } }) =>
		formAction(request, None, () => app.classes.archive(actor, params.class, true)),
	reopen: ({ request, params, locals: { app, actor } }) =>
		formAction(request, None, () => app.classes.archive(actor, params.class, false)),
	copy: async ({ request, params, locals: { app, actor } }) => {
		const made = await formAction(request, z.object({ name: z.string() }), async ({ name }) => ({
			id: await app.classes.copy(actor, params.class, name)
		}));
		if ('id' in made) redirect(303, `/teach/${made.id}`);
		return made;
	}
};
