import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { MIN_PASSWORD } from '$lib/classroom/account';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { setSession } from '$lib/server/http/session-cookie';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, actor }, params, setHeaders }) =>
	pageLoad(async () => {
		setHeaders({ 'cache-control': 'private, no-store' });
		return { ...(await app.accounts.link(actor, params.token)), minPassword: MIN_PASSWORD };
	});

/** Which fields there are depends on the link, so the service reads them. */
const AnyForm = z.record(z.string(), z.unknown());

export const actions: Actions = {
	default: (event) =>
		formAction(event.request, AnyForm, async (form) => {
			const { app, actor } = event.locals;
			const device = event.request.headers.get('user-agent');
			setSession(event, await app.accounts.useLink(actor, event.params.token, form, device));
			redirect(303, '/');
		})
};
