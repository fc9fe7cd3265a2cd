import { expect, test as base, type Page } from '@playwright/test';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';
import { claimButtons, startSolo } from '../support/solo.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { wordsOf } from '../support/words.ts';

/** A site that nobody has been to yet, for every test. */
const test = base.extend<{ site: RunningServer }>({
	// eslint-disable-next-line no-empty-pattern
	site: async ({}, use) => {
		const site = await startServer();
		await use(site);
		await site.dispose();
	},
	baseURL: async ({ site }, use) => use(site.url)
});

const password = 'correct horse';

/** Fills the form of a new account; the person's own words are in no message. */
async function openAccount(page: Page, language: 'zh' | 'en', name: string, email: string) {
	const { say } = wordsOf(language);
	const form = page.locator('main form');
	await form.getByLabel(say('account_name')).fill(name);
	await form.getByLabel(say('account_email')).fill(email);
	await form.getByLabel(say('account_password_new')).fill(password);
	await form.getByRole('button').click();
}

async function signIn(page: Page, language: 'zh' | 'en', email: string) {
	const { say } = wordsOf(language);
	const form = page.locator('form', { has: page.getByLabel(say('account_email')) });
	await form.getByLabel(say('account_email')).fill(email);
	await form.getByLabel(say('account_password')).fill(password);
	await form.getByRole('button').click();
}

async function check(page: Page) {
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
}

for (const language of ['zh', 'en'] as const) {
	const { say, like } = wordsOf(language);

	/** Opens the header's menu, on a phone the drawer. */
	async function openMenu(page: Page, isMobile: boolean, name: string) {
		if (isMobile) await page.getByRole('button', { name: say('shell_menu') }).click();
		else await page.locator('header summary', { hasText: name }).click();
	}

	test(`a new site gets its first administrator, who invites an instructor (${language})`, async ({
		page,
		site,
		browser,
		isMobile
	}) => {
		const found = complaints(page);
		await choose(page, { language }, site.url);
		const [link] = (await site.saying(/\/link\/\S+/)) as unknown as [string];
		await open(page, link);
		await expect(
			page.getByRole('heading', { level: 1, name: say('account_link_firstAdmin') })
		).toBeVisible();
		await check(page);
		await openAccount(page, language, '周站长', 'admin@school.example');
		await expect(page).toHaveURL(`${site.url}/`);

		await openMenu(page, isMobile, '周站长');
		await page.getByRole('link', { name: say('account_admin') }).click();
		await page.getByRole('button', { name: say('account_invite') }).click();
		const invitation = await page.getByRole('textbox', { name: say('account_link') }).inputValue();
		await check(page);

		const other = await browser.newContext({ viewport: page.viewportSize() });
		const guest = await other.newPage();
		await choose(guest, { language, theme: 'dark' }, site.url);
		await open(guest, invitation);
		await check(guest);
		await openAccount(guest, language, 'Ms Zhang', 'zhang@school.example');
		await expect(guest).toHaveURL(`${site.url}/`);
		const again = await guest.goto(invitation);
		expect(again?.status()).toBe(410);
		await expect(guest.getByText(say('refused_link_used'))).toBeVisible();

		await page.reload();
		await expect(page.getByText('zhang@school.example')).toBeVisible();
		await page.getByRole('button', { name: like('account_reset_of') }).click();
		const reset = await page.getByRole('textbox', { name: say('account_link') }).inputValue();
		await open(guest, reset);
		await guest.getByLabel(say('account_password_new')).fill('battery staple');
		await guest.locator('main').getByRole('button').click();
		await expect(guest).toHaveURL(`${site.url}/`);
		expect(found).toEqual([]);
		await other.close();
	});

	test(`a person signs in where they wanted to go, sees sessions, and signs out (${language})`, async ({
		page,
		site,
		browser,
		isMobile
	}) => {
		await choose(page, { language }, site.url);
		const [link] = (await site.saying(/\/link\/\S+/)) as unknown as [string];
		await open(page, link);
		await openAccount(page, language, '周站长', 'admin@school.example');
		await expect(page).toHaveURL(`${site.url}/`);

		const other = await browser.newContext({ viewport: page.viewportSize() });
		const second = await other.newPage();
		await choose(second, { language, theme: 'dark' }, site.url);
		await open(second, '/account');
		await expect(second).toHaveURL(/\/sign-in\?next=%2Faccount$/);
		await check(second);
		await signIn(second, language, 'nobody@school.example');
		await expect(second.getByText(say('refused_account_unknown'))).toBeVisible();
		await signIn(second, language, 'admin@school.example');
		await expect(second).toHaveURL(/\/account$/);
		await check(second);

		const ends = second.getByRole('button', { name: like('account_session_end_name') });
		await expect(ends).toHaveCount(1);
		await ends.click();
		await expect(ends).toHaveCount(0);
		await open(page, '/admin');
		await expect(page).toHaveURL(/\/sign-in\?next=%2Fadmin$/);

		await second.getByRole('textbox', { name: say('account_name') }).fill('周老师');
		await second.getByRole('button', { name: say('account_name_do') }).click();
		await expect(second.getByText(say('account_saved'))).toBeVisible();
		const download = second.waitForEvent('download');
		await second.getByRole('link', { name: say('account_data_do') }).click();
		expect((await download).suggestedFilename()).toBe('rapport-person.json');

		await openMenu(second, isMobile, '周老师');
		await second.getByRole('button', { name: say('account_signOut'), exact: true }).click();
		await expect(second).toHaveURL(`${site.url}/`);
		await second.goto('/account');
		await expect(second).toHaveURL(/\/sign-in/);
		await other.close();
	});
}

test('forms of accounts work without JavaScript @once', async ({ browser, site }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
	const page = await context.newPage();
	const [link] = (await site.saying(/\/link\/\S+/)) as unknown as [string];
	await page.goto(link);
	await openAccount(page, 'en', 'Plain', 'plain@school.example');
	await expect(page).toHaveURL(`${site.url}/`);
	await page.goto('/account');
	await page.getByRole('button', { name: 'Sign out everywhere' }).click();
	await page.goto('/sign-in?next=/admin');
	await signIn(page, 'en', 'plain@school.example');
	await expect(page).toHaveURL(/\/admin$/);
	await context.close();
});

test('a page kept on the device names nobody, and a solo game opens without a network @once', async ({
	page,
	site,
	context
}) => {
	const [link] = (await site.saying(/\/link\/\S+/)) as unknown as [string];
	await open(page, link);
	await openAccount(page, 'en', 'Somebody', 'somebody@school.example');
	await expect(page).toHaveURL(`${site.url}/`);
	await page.evaluate(() => navigator.serviceWorker.ready);
	await open(page, '/play');
	await open(page, '/account');
	await expect(async () => {
		const kept = await page.evaluate(async () => {
			const names = await caches.keys();
			const pages = await caches.open(names.find((name) => name.includes('pages'))!);
			const requests = await pages.keys();
			const texts = await Promise.all(
				requests.map(async (request) => (await pages.match(request))!.text())
			);
			return { paths: requests.map(({ url }) => new URL(url).pathname), text: texts.join() };
		});
		expect(kept.paths).toEqual(expect.arrayContaining(['/', '/play', '/play/__data.json']));
		expect(kept.paths).not.toContain('/account');
		expect(kept.text).not.toContain('Somebody');
	}).toPass();
	const desk = `/play/${await startSolo(page)}/market`;
	await open(page, desk);
	await page.waitForFunction(async (path) => Boolean(await caches.match(path)), desk);
	await context.setOffline(true);
	await open(page, desk);
	await expect(claimButtons(page).first()).toBeVisible();
	await expect(page.getByText('Somebody')).toHaveCount(0);
	await context.setOffline(false);
});
