import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page.ts';
import { failingGame, kept, openDesk, overbiddingGame, visit } from './desk-bids-game.ts';

/** Month 4 of a careful company: clients owe it money. */
const running = { months: 3, stop: 'open', seed: 'desk' } as const;

for (const language of ['en', 'zh'] as const)
	test(`money is borrowed, paid back and factored (${language})`, async ({ page, baseURL }) => {
		const desk = await openDesk(page, baseURL!, language, running);
		await visit(page, desk, '/money');
		await expectNoSidewaysScroll(page);
		await expectAccessible(page);
		await page.getByRole('tab', { name: desk.say('desk_money_tab_raise') }).click();
		await expectAccessible(page);
		const amount = page.getByLabel(desk.say('desk_money_borrow_amount'), { exact: true });
		await amount.fill('99999999');
		await amount.blur();
		await expect(amount).toHaveAttribute('aria-invalid', 'true');
		await amount.fill('１０，０００');
		await page
			.getByRole('button', { name: desk.say('desk_money_borrow_do'), exact: true })
			.dblclick();
		const back = page.getByLabel(desk.say('desk_money_repay_amount'), { exact: true });
		await expect(back).toBeVisible();
		expect(await kept(page, desk, 'borrow')).toBe(1);
		await page.getByRole('button', { name: desk.like('desk_money_repay_all') }).click();
		await expect(back).toHaveCount(0);

		const sell = page.getByRole('button', { name: desk.like('desk_money_factor_for') });
		const before = await sell.count();
		expect(before).toBeGreaterThan(0);
		await sell.first().click();
		await expect(page.getByText(desk.like('desk_money_factor_confirm'))).toBeVisible();
		await page.getByRole('button', { name: desk.like('desk_money_factor_do') }).click();
		await expect(sell).toHaveCount(before - 1);
		expect(await kept(page, desk, 'factorReceivable')).toBe(1);
	});

test('the ledger is filtered and saved as a file, the statements balance @once', async ({
	page,
	baseURL
}) => {
	const desk = await openDesk(page, baseURL!, 'zh', running);
	await visit(page, desk, '/money');
	await page.getByRole('tab', { name: desk.say('desk_money_tab_ledger') }).click();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	const rows = page
		.getByRole('table', { name: desk.say('desk_money_tab_ledger') })
		.locator('tbody tr');
	const all = await rows.count();
	await page.getByLabel(desk.say('desk_money_cause')).selectOption('wages');
	await expect(rows).toHaveCount(3);
	expect(all).toBeGreaterThan(3);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: desk.say('desk_money_csv') }).click()
	]);
	const text = await readFile(await file.path(), 'utf8');
	expect(text.startsWith('\uFEFF')).toBe(true);
	expect(text.trimEnd().split('\r\n')).toHaveLength(4);
	await page.getByRole('tab', { name: desk.say('desk_money_tab_statements') }).click();
	await expect(page.getByText(desk.say('desk_money_balances'))).toBeVisible();
	await expectAccessible(page);
});

async function press(page: Page, control: string): Promise<void> {
	await page.locator(`[data-coach="${control}"]:visible`).first().click();
}

test('insolvency is warned of two months ahead @once', async ({ page, baseURL }) => {
	const desk = await openDesk(page, baseURL!, 'en', overbiddingGame());
	await visit(page, desk, '/money');
	await expect(page.getByText(desk.like('desk_tenders_cash_won_insolvent'))).toContainText(
		'month 3 ends in insolvency'
	);
	await visit(page, desk, '/tenders');
	await expect(page.getByText(desk.say('desk_tenders_stat_low_insolvent'))).toBeVisible();
	await expectAccessible(page);
});

test('an insolvent company is restructured and plays on', async ({ page, baseURL }) => {
	test.slow();
	const desk = await openDesk(page, baseURL!, 'en', failingGame());
	await visit(page, desk, '/money');
	await expect(page.getByText(desk.say('desk_money_insolvency_then'))).toBeVisible();
	await expectAccessible(page);
	await press(page, 'close-month');
	await press(page, 'close-month-confirm');
	await expect(page).toHaveURL(/\/review/, { timeout: 30_000 });
	await press(page, 'next-month');
	await press(page, 'open-month');
	await press(page, 'open-month-confirm');
	await expect(page.locator('[data-coach="close-month"]:visible').first()).toBeVisible();
	await visit(page, desk, '/money');
	await expect(
		page.getByRole('heading', { name: desk.say('desk_money_restructured') })
	).toBeVisible();
	await page.getByRole('tab', { name: desk.say('desk_money_tab_statements') }).click();
	await expect(page.getByText(desk.say('desk_money_balances'))).toBeVisible();
	await visit(page, desk, '/tenders');
	await page.locator('[data-coach=bid]').first().click();
	await expect(page.locator('[data-coach=submit-bid]')).toBeEnabled();
});
