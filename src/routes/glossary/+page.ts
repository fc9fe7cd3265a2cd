import type { Glossary } from '$lib/glossary/types';
import type { PageLoad } from './$types';

/** The entries come with the page, so that it can be read, searched for and printed without JavaScript. */
export const load: PageLoad = async ({ fetch }) => {
	const response = await fetch('/glossary.json');
	return (await response.json()) as Glossary;
};
