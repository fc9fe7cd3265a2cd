/**
 * The components in both themes and both languages. Screenshots are attached to the report instead of being compared
 * with stored ones: fonts differ between machines, and a picture that fails everywhere but here teaches people to
 * ignore it. What is compared instead is what must hold on every machine: contrast, names, roles, no sideways scroll.
 */
import { expect, test } from '@playwright/test';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';

for (const theme of ['light', 'dark'] as const) {
	for (const language of ['en', 'zh'] as const) {
		test(`components in ${language}, ${theme}`, async ({ page, baseURL }, testInfo) => {
			const found = complaints(page);
			await choose(page, { language, theme }, baseURL!);
			await page.emulateMedia({ reducedMotion: 'reduce' });
			await open(page, '/design');
			await expect(page.locator('canvas')).toHaveCount(3);
			await expectNoSidewaysScroll(page);
			await expectAccessible(page);
			const body = await page.screenshot({ fullPage: true });
			await testInfo.attach(`design-${language}-${theme}`, { body, contentType: 'image/png' });
			expect(found).toEqual([]);
		});
	}
}

test('a dialog takes the focus, closes with Escape, and gives the focus back @once', async ({
	page
}) => {
	await open(page, '/design');
	const opener = page.getByRole('button', { name: 'Open a dialog' });
	await opener.click();
	const dialog = page.getByRole('dialog', { name: 'What this client values' });
	await expect(dialog).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
	await expect(opener).toBeFocused();
});

test('a press beside a dialog closes it @once', async ({ page }) => {
	await open(page, '/design');
	await page.getByRole('button', { name: 'Open a dialog' }).click();
	await page.mouse.click(5, 5);
	await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a question is answered once, and the answer can be taken back @once', async ({ page }) => {
	await open(page, '/design');
	await page.getByRole('button', { name: 'Ask first' }).click();
	await page.getByRole('button', { name: 'End the month' }).click();
	const notice = page.getByRole('region', { name: 'Notices' });
	await expect(notice).toContainText('Seminar planned');
	await notice.getByRole('button', { name: 'Take back' }).click();
	await expect(notice).not.toContainText('Seminar planned');
});

test('a number field understands full-width digits and explains what it cannot read', async ({
	page
}) => {
	await open(page, '/design');
	const price = page.getByLabel('Price per unit');
	await price.fill('￥１２３．５元');
	await price.blur();
	await expect(price).toHaveValue('123.5');
	await price.fill('5000');
	await expect(page.getByText('The most possible is ¥1,000.')).toBeVisible();
	await price.fill('many');
	await expect(page.getByText('This is not a number.')).toBeVisible();
	await price.fill('360');
	await expect(page.getByText('This is not a number.')).toHaveCount(0);
});

test('rows can be sorted and selected @once', async ({ page, isMobile }) => {
	await open(page, '/design');
	const names = page.getByRole('rowheader').filter({ hasText: /College|Clinic|Hotel/ });
	const table = page.getByRole('table', { name: 'Clients' });
	await expect(names.first()).toHaveText('Lakeside College');
	if (isMobile) await page.getByLabel('Sort by').selectOption('Client');
	else await table.getByRole('button', { name: 'Client' }).click();
	await expect(table.getByRole('rowheader').first()).toHaveText('Harbour Clinic');
	await table.getByRole('checkbox', { name: 'Select Old Town Hotel' }).click();
	await expect(table.getByRole('checkbox', { checked: true })).toHaveCount(2);
});

test('a chart can be read as a table @once', async ({ page }) => {
	await open(page, '/design');
	const chart = page.getByRole('figure', { name: 'You overtook the market leader in month 5' });
	await chart.getByText('Show the numbers as a table').click();
	await expect(chart.getByRole('row', { name: 'Month 5' })).toContainText('22%');
});

test('an icon says its name when the keyboard reaches it @once', async ({ page }) => {
	await open(page, '/design');
	await page.getByRole('button', { name: 'Submit the bid' }).last().focus();
	await page.keyboard.press('Tab');
	await expect(
		page.getByRole('tooltip', { name: 'Remind me before the month ends' })
	).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('tooltip')).toHaveCount(0);
});
