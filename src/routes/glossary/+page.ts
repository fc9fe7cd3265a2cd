import type { Glossary } from '$lib/glossary/types';
import type { PageLoad } from './$types';

/**
 * The entries come with the page, so that it can be read, searched for and printed without
 * JavaScript. The server reads them itself: asking its own address would trust the request's host.
 */
export const load: PageLoad = async ({ fetch }): Promise<Glossary> => {
	// A constant of the build, unlike `browser`: the browser's files hold neither the glossary nor its parser.
	if (import.meta.env.SSR) return (await import('$lib/glossary/whole')).wholeGlossary();
	const response = await fetch('/glossary.json');
	return (await response.json()) as Glossary;
};
