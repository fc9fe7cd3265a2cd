import { redirect } from '@sveltejs/kit';
import { scenarios } from '$lib/game/scenarios';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { mayOnSite } from '$lib/server/services/capabilities';
import { ClassSettings } from '$lib/server/services/classes';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	pageLoad(async () => {
		const { app, actor } = locals;
		const classes = await app.classes.mine(actor);
		const creating = actor.user !== null && mayOnSite(actor.user.siteRole, 'class.create');
		return { classes, creating, scenarios, locale: locals.locale };
	});

export const actions: Actions = {
	create: async ({ request, locals: { app, actor } }) => {
		const made = await formAction(request, ClassSettings, async (form) => ({
			id: await app.classes.create(actor, form)
		}));
		if ('id' in made) redirect(303, `/teach/${made.id}`);
		return made;
	}
};
