import { expect, test } from '@playwright/test';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';

for (const path of ['/', '/help', '/glossary', '/offline']) {
	for (const [language, theme] of [
		['en', 'light'],
		['zh', 'dark']
	] as const) {
		test(`${path} can be used by everyone, in ${language} and ${theme}`, async ({
			page,
			baseURL
		}) => {
			const found = complaints(page);
			await choose(page, { language, theme }, baseURL!);
			await open(page, path);
			await expect(page.locator('html')).toHaveAttribute(
				'lang',
				language === 'zh' ? 'zh-Hans' : 'en'
			);
			await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
			await expectNoSidewaysScroll(page);
			await expectAccessible(page);
			expect(found).toEqual([]);
		});
	}
}

test('the language changes where one is, and stays', async ({ page }) => {
	await open(page, '/help');
	await page.getByRole('button', { name: '中文' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '帮助' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { level: 1, name: '帮助' })).toBeVisible();
});

for (const [language, other] of [
	['en', 'zh'],
	['zh', 'en']
] as const) {
	test(`a page loads its texts in ${language} and leaves those in ${other}`, async ({
		page,
		baseURL
	}) => {
		const loaded: string[] = [];
		page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
		// The keeper of pages for use offline loads everything, on purpose.
		await page.route('/service-worker.js', (route) => route.abort());
		await choose(page, { language }, baseURL!);
		await open(page, '/play');
		expect(loaded.filter((path) => path.endsWith(`.${language}.js`))).not.toEqual([]);
		expect(loaded.filter((path) => path.endsWith(`.${other}.js`))).toEqual([]);
	});
}

test('study mode puts the Chinese beside the English, and the card explains it @once', async ({
	page,
	baseURL
}) => {
	await choose(page, { language: 'study' }, baseURL!);
	await open(page, '/design');
	await page.getByRole('button', { name: 'Recognition客户认可度' }).click();
	const card = page.getByRole('dialog', { name: 'Recognition' });
	await expect(card.getByText('Where you meet it')).toBeVisible();
	await expect(card).toContainText('客户认可度');
});

test('a browser without JavaScript can choose language and theme @once', async ({
	browser,
	baseURL,
	isMobile
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
	const page = await context.newPage();
	await page.goto('/help');
	await page.getByRole('button', { name: '中文' }).click();
	await expect(page).toHaveURL(/\/help$/);
	await expect(page.getByRole('heading', { level: 1, name: '帮助' })).toBeVisible();
	// On a phone the theme lives in the menu, which needs JavaScript; the device's own setting counts there.
	if (!isMobile) {
		await page.getByRole('button', { name: '深色' }).click();
		await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	}
	await context.close();
});

test('a return address on another site is not followed @once', async ({ request, baseURL }) => {
	for (const back of ['//evil.example', '/\\evil.example', 'https://evil.example']) {
		const response = await request.post('/preferences', {
			form: { language: 'en', back },
			headers: { origin: baseURL! },
			maxRedirects: 0
		});
		expect(response.headers().location).toBe('/');
	}
});

test('a form sent from another site is refused @once', async ({ request }) => {
	const response = await request.post('/preferences', {
		form: { language: 'zh' },
		headers: { origin: 'https://evil.example' }
	});
	expect(response.status()).toBe(403);
});

test('the keyboard skips the header @once', async ({ page }) => {
	await open(page, '/');
	await page.keyboard.press('Tab');
	const skip = page.getByRole('link', { name: 'Skip to the content' });
	await expect(skip).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Play now' })).toBeFocused();
});

test('an address that does not exist gets an answer @once', async ({ page }) => {
	const response = await page.goto('/no-such-page');
	expect(response?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: 'This page does not exist.' })).toBeVisible();
	await page.getByRole('link', { name: 'To the landing page', exact: true }).click();
	await expect(page).toHaveURL('/');
});

test('the glossary finds a term in either language @once', async ({ page }) => {
	await open(page, '/glossary');
	const search = page.getByLabel('Search in Chinese or English');
	await search.fill('招标');
	await expect(page.getByRole('heading', { name: 'Tender', exact: true })).toBeVisible();
	await search.fill('no such word');
	await expect(page.getByText('No term contains “no such word”.')).toBeVisible();
});

test('the policy of the page forbids scripts that are not ours @once', async ({ request }) => {
	const policy = (await request.get('/')).headers()['content-security-policy'] ?? '';
	const scripts = policy.split('; ').find((part) => part.startsWith('script-src'));
	expect(scripts).toMatch(/^script-src 'self' 'nonce-[^']+'$/);
	expect(policy).toContain("frame-ancestors 'none'");
});

test('pages that have been kept open without a network @once', async ({ page, context }) => {
	await open(page, '/');
	await page.evaluate(() => navigator.serviceWorker.ready);
	await expect(async () => {
		expect(await page.evaluate(() => caches.match('/help').then(Boolean))).toBe(true);
	}).toPass();
	await page.reload();
	await context.setOffline(true);
	await open(page, '/help');
	await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible();
	await page.getByRole('button', { name: '中文' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '帮助' })).toBeVisible();
	await page.getByRole('button', { name: /^EN:/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible();
	await page.goto('/never-opened-before');
	await expect(page.getByText('This page needs a connection.').last()).toBeVisible();
	await context.setOffline(false);
});
