import type { Handle } from '@sveltejs/kit';

/** The content security policy is Kit's own (svelte.config.js), because it knows the inline scripts it writes. */
const headers: Readonly<Record<string, string>> = {
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY'
};

/** Tells the browser what this site never does. */
export const securityHeaders: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	return response;
};
