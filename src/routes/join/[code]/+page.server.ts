import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { studyCookie, cookieAge } from '$lib/i18n/preferences.svelte';
import { cookieName } from '$lib/paraglide/runtime';
import { formAction, refusedBy } from '$lib/server/http/answers';
import { setSession } from '$lib/server/http/session-cookie';
import type { Joined } from '$lib/server/services/joining';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const { app, actor } = locals;
	const typed = url.searchParams.get('q') ?? '';
	try {
		const door = await app.joining.door(actor, params.code);
		if (door.member) redirect(303, `/class/${door.classId}`);
		const { names, more } = await app.joining.names(actor, params.code, typed);
		return {
			door,
			me: actor.user?.name ?? null,
			other: url.searchParams.has('other'),
			typed,
			names,
			more,
			picked: url.searchParams.get('name')
		};
	} catch (caught) {
		const refused = refusedBy(caught);
		if (!refused) throw caught;
		return { door: null, refused: refused.facts };
	}
};

/** Who has not chosen a language gets the one of the class. */
function offerLanguage({ cookies }: RequestEvent, language: Joined['language']): void {
	if (cookies.get(cookieName)) return;
	const options = { path: '/', maxAge: cookieAge, httpOnly: false, secure: false } as const;
	cookies.set(cookieName, language === 'zh' ? 'zh' : 'en', options);
	cookies.set(studyCookie, language === 'study' ? '1' : '0', options);
}

function enter(event: RequestEvent, joined: Joined): never {
	if (joined.token) setSession(event, joined.token);
	offerLanguage(event, joined.language);
	redirect(303, `/class/${joined.classId}`);
}

const Form = z.object({ name: z.string(), number: z.string(), password: z.string() });
const SignedIn = z.object({ name: z.string().optional(), number: z.string().optional() });

export const actions: Actions = {
	/** By name, number and password. */
	join: async (event) => {
		const { request, params, locals } = event;
		const result = await formAction(request, Form, (form) =>
			locals.app.joining.join(locals.actor, params.code, form, request.headers.get('user-agent'))
		);
		return 'classId' in result ? enter(event, result) : result;
	},
	/** With the account one is signed in with. */
	signedIn: async (event) => {
		const { request, params, locals } = event;
		const result = await formAction(request, SignedIn, ({ name, number }) =>
			locals.app.joining.joinSignedIn(
				locals.actor,
				params.code,
				name && number ? { name, number } : undefined
			)
		);
		return 'classId' in result ? enter(event, result) : result;
	}
};
