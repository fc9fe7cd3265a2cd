import type { Handle } from '@sveltejs/kit';
import { paraglideMiddleware } from '$lib/paraglide/server';

/** The tag that browsers and screen readers understand for each interface locale. */
const LANG = { en: 'en', zh: 'zh-Hans' } as const;

/** Files of the browser that hold the texts of one language; see `src/bundle/one-language.ts`. */
const SPOKEN = /\.(en|zh)\.js$/;

/** These answer with codes and numbers, and are asked most: choosing a language copies the whole request. */
const WORDLESS = new Set<string | null>([
	'/game/[game]/act',
	'/game/[game]/ask',
	'/game/[game]/news',
	'/live',
	'/healthz',
	'/readyz'
]);

/** Chooses the language (cookie, then the browser's preference, then English) and names it in the page. */
export const locale: Handle = ({ event, resolve }) => {
	if (WORDLESS.has(event.route.id)) return resolve(event);
	return paraglideMiddleware(event.request, ({ locale }) => {
		event.locals.locale = locale;
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%rapport.lang%', LANG[locale]),
			preload: ({ type, path }) =>
				type === 'css' || (type === 'js' && (SPOKEN.exec(path)?.[1] ?? locale) === locale)
		});
	});
};
