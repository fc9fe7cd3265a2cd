/**
 * A page of this site to return to. Read as a browser would, which drops tabs and takes a backslash for a slash.
 * @param asked address from a query or a form
 * @returns path with query; `/` for anything that leads elsewhere
 */
export function ownPage(asked: string | null | undefined): string {
	const home = 'http://rapport.invalid';
	if (!asked?.startsWith('/') || !URL.canParse(asked, home)) return '/';
	const { origin, pathname, search } = new URL(asked, home);
	// `/.//elsewhere` is read as a path here and would be another site in a header.
	return origin === home && !pathname.startsWith('//') ? pathname + search : '/';
}
