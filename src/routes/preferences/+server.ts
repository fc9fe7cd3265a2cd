import { redirect } from '@sveltejs/kit';
import {
	cookieAge,
	languages,
	studyCookie,
	themeCookie,
	themes
} from '$lib/i18n/preferences.svelte';
import { cookieName } from '$lib/paraglide/runtime';
import { ownPage } from '$lib/server/http/own-page';
import type { RequestHandler } from './$types';

/** Sets language and theme for a browser without JavaScript, and goes back to the page the person came from. */
export const POST: RequestHandler = async ({ request, cookies }) => {
	const form = await request.formData();
	const options = { path: '/', maxAge: cookieAge, httpOnly: false, secure: false } as const;
	const language = languages.find((known) => known === form.get('language'));
	const theme = themes.find((known) => known === form.get('theme'));
	if (language) {
		cookies.set(cookieName, language === 'zh' ? 'zh' : 'en', options);
		cookies.set(studyCookie, language === 'study' ? '1' : '0', options);
	}
	if (theme) cookies.set(themeCookie, theme, options);
	redirect(303, ownPage(String(form.get('back') ?? '/')));
};
