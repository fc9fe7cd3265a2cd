import { redirect } from '@sveltejs/kit';
import { MIN_PASSWORD, NewAccount } from '$lib/classroom/account';
import { formAction } from '$lib/server/http/answers';
import { setSession } from '$lib/server/http/session-cookie';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.actor.user) redirect(303, '/');
	return { open: locals.app.config.signUp === 'open', minPassword: MIN_PASSWORD };
};

export const actions: Actions = {
	default: (event) =>
		formAction(event.request, NewAccount, async (form) => {
			const { app, actor } = event.locals;
			const device = event.request.headers.get('user-agent');
			setSession(event, await app.accounts.signUp(actor, form, device));
			redirect(303, '/');
		})
};
