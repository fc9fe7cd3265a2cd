import { redirect, type RequestEvent } from '@sveltejs/kit';
import { SignIn, StudentSignIn } from '$lib/classroom/account';
import { formAction } from '$lib/server/http/answers';
import { ownPage } from '$lib/server/http/own-page';
import { setSession } from '$lib/server/http/session-cookie';
import type { Actions, PageServerLoad } from './$types';

const next = ({ url }: Pick<RequestEvent, 'url'>) => ownPage(url.searchParams.get('next'));

export const load: PageServerLoad = ({ url, locals }) => {
	if (locals.actor.user) redirect(303, next({ url }));
	return { signUpOpen: locals.app.config.signUp === 'open', returns: next({ url }) !== '/' };
};

const device = ({ request }: RequestEvent) => request.headers.get('user-agent');

function enter(event: RequestEvent, token: string): never {
	setSession(event, token);
	redirect(303, next(event));
}

export const actions: Actions = {
	email: (event) =>
		formAction(event.request, SignIn, async (form) => {
			const { app, actor } = event.locals;
			enter(event, await app.accounts.signIn(actor, form, device(event)));
		}),
	student: (event) =>
		formAction(event.request, StudentSignIn, async (form) => {
			const { app, actor } = event.locals;
			enter(event, await app.accounts.signInStudent(actor, form, device(event)));
		})
};
