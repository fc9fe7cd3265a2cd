import { expect, test, type Page } from '@playwright/test';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';
import { closeMonth, openMonth, startSolo } from '../support/solo.ts';

/** Several games are played through here; a busy machine needs its time. */
test.describe.configure({ timeout: 120_000 });

const main = (page: Page) => page.getByRole('main');
const dialog = (page: Page) => page.getByRole('dialog');

/** Selects the first `n` clients of the market's list. */
async function selectClients(page: Page, n: number): Promise<void> {
	const boxes = main(page).getByRole('checkbox', { name: /^Select (?!all)/ });
	for (let i = 0; i < n; i++) await boxes.nth(i).click();
	await expect(page.getByText(`${n} selected`)).toBeVisible();
}

/** Claims three clients at once and opens the month. */
async function courtThree(page: Page): Promise<string> {
	const save = await startSolo(page, '?scenario=campus-lab&difficulty=easy&seed=DESK');
	await selectClients(page, 3);
	await page.getByRole('button', { name: 'Claim 3' }).click();
	await dialog(page).getByRole('button', { name: 'Claim', exact: true }).click();
	await expect(main(page).getByRole('button', { name: /^Take back/ })).toHaveCount(3);
	await openMonth(page);
	return save;
}

test('several clients are claimed at once, the month opens, and a seminar is held for them', async ({
	page
}) => {
	const found = complaints(page);
	const save = await courtThree(page);
	await open(page, `/play/${save}`);
	await expect(page.getByText('What became of your claims')).toBeVisible();
	await open(page, `/play/${save}/market`);
	await page.getByRole('button', { name: /^Ours/ }).click();
	const own = await main(page)
		.getByRole('checkbox', { name: /^Select (?!all)/ })
		.count();
	expect(own).toBeGreaterThan(0);
	await selectClients(page, own);
	await page.getByRole('button', { name: `Seminar for ${own}` }).click();
	await expect(dialog(page).getByTestId('cost-money')).toHaveText(
		new Intl.NumberFormat('en-GB', {
			style: 'currency',
			currency: 'CNY',
			currencyDisplay: 'narrowSymbol',
			maximumFractionDigits: 0
		}).format(own * 8000)
	);
	await dialog(page).getByRole('button', { name: 'Hold seminar' }).click();
	await expect(page.getByText(/recognition \+2\d|recognition \+3\d/).first()).toBeVisible();
	await expect(page.getByTestId('days-left').first()).toContainText(String(80 - own - own * 3));
	await expectNoSidewaysScroll(page);
	expect(found).toEqual([]);
});

test('the market is searched, filtered, sorted and compared', async ({ page }) => {
	await startSolo(page, '?scenario=campus-lab&difficulty=easy&seed=DESK');
	await expect(page.getByText('56 of 56 clients')).toBeVisible();
	await page.getByRole('searchbox', { name: 'Search clients' }).fill('bank');
	await expect(page.getByText('1 of 56 clients')).toBeVisible();
	await page.getByRole('searchbox').fill('no such client');
	await expect(page.getByText('No client fits these filters')).toBeVisible();
	await main(page).getByRole('button', { name: 'Clear filters' }).last().click();
	await page.getByRole('button', { name: 'Filter' }).click();
	await page.getByRole('combobox', { name: 'Size' }).selectOption('A');
	await expect(page.getByText(/^1[0-9] of 56 clients$/)).toBeVisible();
	await selectClients(page, 3);
	await page.getByRole('button', { name: 'Compare' }).click();
	await expect(dialog(page).getByRole('columnheader')).toHaveCount(3);
	await expect(
		dialog(page).getByRole('rowheader', { name: 'A seminar would bring' })
	).toBeVisible();
});

test('a claim that is not granted offers the next best clients, and one placed can be taken back @once', async ({
	page
}) => {
	await startSolo(page, '?scenario=campus-lab&difficulty=easy&seed=DESK');
	await main(page)
		.getByRole('button', { name: /^Claim:/ })
		.first()
		.click();
	const back = main(page).getByRole('button', { name: /^Take back/ });
	await expect(back).toHaveCount(1);
	await back.click();
	await expect(back).toHaveCount(0);
});

test('the plan is put in order and sent; each result is told and what is refused stays @once', async ({
	page
}) => {
	const save = await startSolo(page, '?scenario=campus-lab&difficulty=easy&seed=DESK');
	await selectClients(page, 2);
	await page.getByRole('button', { name: 'Visit 2' }).click();
	await dialog(page).getByRole('button', { name: 'Add to plan' }).click();
	await expect(page.getByText('2 actions added to the plan')).toBeVisible();
	await open(page, `/play/${save}/plan`);
	const staged = page.getByRole('list', { name: 'Staged actions in order' }).getByRole('listitem');
	await expect(staged).toHaveCount(2);
	const second = await staged.nth(1).locator('p').first().innerText();
	await staged
		.nth(1)
		.getByRole('button', { name: /^Move up/ })
		.click();
	await expect(staged.first()).toContainText(second);
	await staged.first().press('Alt+ArrowDown');
	await expect(staged.nth(1)).toContainText(second);
	await staged.nth(1).press('Delete');
	await expect(staged).toHaveCount(1);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(staged).toHaveCount(2);
	await expect(page.getByRole('button', { name: 'Go', exact: true })).toBeDisabled();
	await openMonth(page);
	// The opening sent the plan: its results stand on the plan page.
	await expect(page).toHaveURL(/\/plan$/);
	const results = page.getByTestId('plan-results').getByRole('listitem');
	await expect(results.filter({ hasText: 'recognition +' }).first()).toBeVisible();
	await expect(page.getByText('2 carried out')).toBeVisible();
	await expect(page.getByText('Nothing staged yet')).toBeVisible();
});

test('closing shows what is left open, and afterwards the results come before the next month @once', async ({
	page
}) => {
	const save = await courtThree(page);
	await page.getByRole('button', { name: 'Close the month' }).first().click();
	await expect(dialog(page).getByText('No bid placed')).toBeVisible();
	await expect(dialog(page).getByText(/days unused/)).toBeVisible();
	await page.keyboard.press('Escape');
	await closeMonth(page);
	await page.getByRole('button', { name: 'Prepare month 2' }).first().click();
	await expect(page.getByRole('button', { name: 'Open the month' }).first()).toBeVisible();
	await open(page, `/play/${save}`);
	await expect(page.getByRole('heading', { level: 1, name: 'Prepare month 2' })).toBeVisible();
});

for (const [language, theme] of [
	['en', 'light'],
	['zh', 'dark']
] as const)
	test(`every page of the desk's market half can be used by everyone, in ${language} and ${theme}`, async ({
		page,
		baseURL
	}) => {
		test.setTimeout(240_000);
		const found = complaints(page);
		const save = await courtThree(page);
		await choose(page, { language, theme }, baseURL!);
		for (const place of ['', '/market', '/campaigns', '/plan']) {
			await open(page, `/play/${save}${place}`);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectNoSidewaysScroll(page);
			// Three rows say of the table what fifty-six say, in a fraction of the time.
			if (place === '/market')
				await main(page).getByRole('group').getByRole('button').nth(1).click();
			await expectAccessible(page);
		}
		await open(page, `/play/${save}/market`);
		await main(page).locator('a[href*="/client/"]').first().click();
		await expect(page).toHaveURL(/\/client\//);
		await expect(page.getByRole('meter').first()).toBeVisible();
		await expectNoSidewaysScroll(page);
		await expectAccessible(page);
		expect(found).toEqual([]);
	});
