import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { env } from '$env/dynamic/private';

/** For engineers: there in development, and where the end-to-end tests ask for it. */
export const load = () => {
	if (!dev && env.RAPPORT_DESIGN !== '1') error(404);
};
