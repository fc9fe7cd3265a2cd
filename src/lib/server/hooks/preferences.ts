import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit';
import { preferences as chosen, readCookiesFrom } from '$lib/i18n/preferences.svelte';

const cookies = new AsyncLocalStorage<string>();
readCookiesFrom(() => cookies.getStore() ?? '');

/** Gives pages the person's choices while they are rendered, and writes the theme into the page so that nothing flashes. */
export const preferences: Handle = ({ event, resolve }) =>
	cookies.run(event.request.headers.get('cookie') ?? '', () =>
		resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%rapport.theme%', chosen.theme)
		})
	);
