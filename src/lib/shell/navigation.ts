import { resolve } from '$app/paths';
import { m } from '$lib/paraglide/messages';

/** The places that the header names, in order. */
export const places = () => [
	{ href: resolve('/play'), label: m.shell_nav_play() },
	{ href: resolve('/glossary'), label: m.shell_nav_glossary() },
	{ href: resolve('/help'), label: m.shell_nav_help() }
];

/** Whether a page is that place or lies below it. */
export const isAt = (pathname: string, href: string): boolean =>
	pathname === href || pathname.startsWith(`${href}/`);
