import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { ChangePassword, MIN_PASSWORD, Rename } from '$lib/classroom/account';
import { formAction, pageLoad } from '$lib/server/http/answers';
import { setSession } from '$lib/server/http/session-cookie';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { app, actor, sessionToken } }) =>
	pageLoad(async () => ({
		sessions: await app.accounts.ownSessions(actor, sessionToken),
		email: actor.user?.email ?? null,
		minPassword: MIN_PASSWORD
	}));

const Nothing = z.object({});
const Session = z.object({ session: z.string() });

export const actions: Actions = {
	name: ({ request, locals: { app, actor } }) =>
		formAction(request, Rename, async ({ name }) => {
			await app.accounts.rename(actor, name);
			return { done: 'name' as const };
		}),
	password: (event) =>
		formAction(event.request, ChangePassword, async (form) => {
			const { app, actor } = event.locals;
			const device = event.request.headers.get('user-agent');
			setSession(event, await app.accounts.changePassword(actor, form, device));
			return { done: 'password' as const };
		}),
	endSession: ({ request, locals: { app, actor } }) =>
		formAction(request, Session, async ({ session }) => {
			await app.accounts.endSession(actor, session);
			return { done: 'session' as const };
		}),
	signOutEverywhere: (event) =>
		formAction(event.request, Nothing, async () => {
			const { app, actor } = event.locals;
			await app.accounts.signOutEverywhere(actor);
			setSession(event, null);
			redirect(303, '/');
		})
};
