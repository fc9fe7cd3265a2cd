import { expect, test } from '@playwright/test';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';
import { claimFirst, expectMarket, placedClaims, startSolo } from '../support/solo.ts';

test('a newcomer reaches a running market in two clicks', async ({ page }) => {
	const found = complaints(page);
	await open(page, '/');
	await page.getByRole('link', { name: 'Play now' }).click();
	await page.getByRole('button', { name: 'Start' }).click();
	await expectMarket(page);
	await expect(page.getByText('Practice: nothing counts yet')).toBeVisible();
	await claimFirst(page);
	expect(found).toEqual([]);
});

test('in Chinese as well', async ({ page, baseURL }) => {
	await choose(page, { language: 'zh', theme: 'dark' }, baseURL!);
	await open(page, '/');
	await page.getByRole('link', { name: '立即开局' }).click();
	await page.getByRole('button', { name: '开始经营' }).click();
	await expectMarket(page);
	await expect(page.getByText('练习中：目前什么都不计入成绩')).toBeVisible();
	await expectNoSidewaysScroll(page);
});

for (const [language, theme] of [
	['en', 'light'],
	['zh', 'dark']
] as const)
	test(`the choice of a game can be used by everyone, in ${language} and ${theme}`, async ({
		page,
		baseURL
	}) => {
		const found = complaints(page);
		await choose(page, { language, theme }, baseURL!);
		await startSoloQuietly(page);
		await open(page, '/play?scenario=nowhere');
		await expect(page.getByRole('listitem').first()).toBeVisible();
		await expectNoSidewaysScroll(page);
		await expectAccessible(page);
		expect(found).toEqual([]);
	});

/** Starts a game in whatever language the page is. */
async function startSoloQuietly(page: Parameters<typeof open>[0]) {
	await open(page, '/play');
	await page.locator('form button[type=submit]').click();
	await expectMarket(page);
}

test('a shared link chooses scenario, rivals and seed @once', async ({ page }) => {
	await open(page, '/play?scenario=campus-lab&difficulty=hard&seed=AUTUMN');
	await expect(page.getByText('This link set up a market for you')).toBeVisible();
	await expect(page.getByRole('radio', { name: /Champions/ })).toBeChecked();
	await expect(page.getByLabel('Market number (seed)')).toHaveValue('AUTUMN');
	await page.getByRole('button', { name: 'Share this market' }).click();
	await expect(page.getByLabel('Link', { exact: true })).toHaveValue(
		/\/play\?scenario=campus-lab&seed=AUTUMN&difficulty=hard$/
	);
});

test('a link to what does not exist is explained, and the game starts all the same @once', async ({
	page
}) => {
	await open(page, `/play?scenario=moon&seed=${'x'.repeat(80)}`);
	await expect(page.getByText('does not exist here (“moon”)')).toBeVisible();
	await expect(page.getByText('The market number in this link cannot be used')).toBeVisible();
	await page.getByRole('button', { name: 'Start' }).click();
	await expectMarket(page);
});

test('what is typed for seed and company is cleaned or explained @once', async ({ page }) => {
	await open(page, '/play');
	const seed = page.getByLabel('Market number (seed)');
	const company = page.getByLabel('Your company');
	await seed.fill('');
	await expect(page.getByText('A market needs a number')).toBeVisible();
	await company.fill('\u200b \u3164');
	await seed.fill('y'.repeat(70));
	await expect(page.getByText('70 characters; 64 is the most')).toBeVisible();
	await seed.fill('２０２６');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByText('A company needs a name')).toBeVisible();
	await company.fill('Ｊａｄｅ\u202e Co');
	await page.getByRole('button', { name: 'Start' }).click();
	await expectMarket(page);
	await open(page, '/play');
	await expect(page.getByRole('heading', { name: 'Jade Co' })).toBeVisible();
	await expect(page.getByText('2026', { exact: true })).toBeVisible();
});

test('three spins give three names, and no fourth @once', async ({ page }) => {
	await open(page, '/play');
	const company = page.getByLabel('Your company');
	for (const left of [3, 2, 1]) {
		const before = await company.inputValue();
		await page.getByRole('button', { name: `Spin for a name (${left} left)` }).click();
		await expect(company).not.toHaveValue(before);
	}
	await expect(page.getByRole('button', { name: 'Spin for a name (0 left)' })).toBeDisabled();
});

test('a double tap on Start makes one game @once', async ({ page }) => {
	await open(page, '/play');
	await page.getByRole('button', { name: 'Start' }).dblclick();
	await expectMarket(page);
	await open(page, '/play');
	await expect(page.getByRole('link', { name: /^Continue / })).toHaveCount(1);
});

test('games are kept, continued, renamed, copied, deleted and brought back', async ({ page }) => {
	const save = await startSolo(page);
	await claimFirst(page);
	await page.reload();
	await expect(placedClaims(page)).toHaveCount(1);

	await open(page, '/play');
	await page.getByRole('button', { name: 'Rename' }).click();
	await page.getByLabel('Name of the game').fill('My first year');
	await page.getByRole('button', { name: 'Save the name' }).click();
	await expect(page.getByRole('heading', { name: 'My first year' })).toBeVisible();

	await page.getByRole('button', { name: 'Duplicate' }).click();
	await expect(page.getByRole('heading', { name: 'My first year (copy)' })).toBeVisible();
	const copy = page.getByRole('group', { name: 'More for My first year (copy)' });
	await copy.getByRole('button', { name: 'Delete' }).click();
	await expect(copy).toHaveCount(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(copy).toHaveCount(1);

	await page.getByRole('link', { name: 'Continue My first year', exact: true }).click();
	await expect(page).toHaveURL(new RegExp(`/play/${save}$`));
});
