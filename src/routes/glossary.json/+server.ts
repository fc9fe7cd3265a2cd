import { json } from '@sveltejs/kit';
import { wholeGlossary } from '$lib/glossary/whole';

export const prerender = true;

/** The whole glossary, made once when the application is built. */
export const GET = () => json(wholeGlossary());
