import { browser } from '$app/environment';
import type { Glossary } from '$lib/glossary/types';
import type { PageLoad } from './$types';

/**
 * The entries come with the page, so that it can be read, searched for and printed without
 * JavaScript. The server reads them itself: asking its own address would trust the request's host.
 */
export const load: PageLoad = async ({ fetch }): Promise<Glossary> => {
	if (!browser) return (await import('$lib/glossary/whole')).wholeGlossary();
	const response = await fetch('/glossary.json');
	return (await response.json()) as Glossary;
};
