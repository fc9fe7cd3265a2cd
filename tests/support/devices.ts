import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { choose } from './page.ts';

/** Several browsers at once, each page checked whole, on a machine that may have other things to do: milliseconds. */
export const LONG = 150_000;

/** The smallest phone that is promised to work. */
export const phone: BrowserContextOptions = {
	viewport: { width: 360, height: 740 },
	hasTouch: true,
	isMobile: true
};

/** A device of its own for one person: nothing is shared with other pages of the test. */
export async function deviceOf(
	browser: Browser,
	baseURL: string,
	choice: Parameters<typeof choose>[1],
	options: BrowserContextOptions = {}
): Promise<Page> {
	const context = await browser.newContext({ baseURL, ...options });
	const page = await context.newPage();
	await choose(page, choice, baseURL);
	return page;
}
