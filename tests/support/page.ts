import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Opens a page and waits until it answers to clicks. */
export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await page.locator('html[data-ready]').waitFor();
}

/** What a person has chosen before the page opens. */
export async function choose(
	page: Page,
	choice: { language?: 'zh' | 'en' | 'study'; theme?: 'light' | 'dark' },
	baseURL: string
): Promise<void> {
	const cookies = {
		PARAGLIDE_LOCALE: choice.language === 'zh' ? 'zh' : 'en',
		rapport_study: choice.language === 'study' ? '1' : '0',
		rapport_theme: choice.theme ?? 'light'
	};
	await page
		.context()
		.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: baseURL })));
}

/** No finding of axe that keeps a person out: contrast, names, roles, keyboard. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	const grave = violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' · ')}`);
	expect(grave).toEqual([]);
}

/** Nothing sticks out to the side: a phone never has to scroll two ways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(excess).toBeLessThanOrEqual(0);
}

/** Collects what the browser complains about: errors of the page, and refusals of the security policy. */
export function complaints(page: Page): string[] {
	const found: string[] = [];
	page.on('pageerror', (error) => found.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') found.push(message.text());
	});
	return found;
}
