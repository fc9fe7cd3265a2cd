import type { Handle } from '@sveltejs/kit';
import { paraglideMiddleware } from '$lib/paraglide/server';

/** The tag that browsers and screen readers understand for each interface locale. */
const LANG = { en: 'en', zh: 'zh-Hans' } as const;

/** Chooses the language (cookie, then the browser's preference, then English) and names it in the page. */
export const locale: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ locale }) => {
		event.locals.locale = locale;
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%rapport.lang%', LANG[locale])
		});
	});
