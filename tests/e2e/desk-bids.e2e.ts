import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page.ts';
import { kept, openDesk, visit } from './desk-bids-game.ts';

const early = { months: 1, stop: 'open', seed: 'desk' } as const;

for (const language of ['en', 'zh'] as const) {
	test.describe(`bids in ${language}`, () => {
		test('a bid is sent, revised and taken back', async ({ page, baseURL }) => {
			const desk = await openDesk(page, baseURL!, language, early);
			await visit(page, desk, '/tenders');
			await expectNoSidewaysScroll(page);
			await expectAccessible(page);
			const slip = page.locator('article').first();
			await slip.locator('[data-coach=bid]').click();
			const price = page.getByLabel(desk.say('desk_tenders_unit_price'), { exact: true });
			await expect(page.getByText(desk.like('desk_tenders_cash_needs'))).toBeVisible();
			await expect(page.getByText(desk.like('desk_tenders_points_total'))).toBeVisible();
			await expectNoSidewaysScroll(page);
			await expectAccessible(page);
			const submit = page.locator('[data-coach=submit-bid]');
			await expect(submit).toHaveText(desk.say('desk_tenders_do_submit'));
			await submit.click();
			await expect(slip.getByText(desk.like('desk_tenders_state_live'))).toBeVisible();

			await slip.locator('[data-coach=bid]').click();
			await expect(submit).toBeDisabled();
			const lower = String(Number(await price.inputValue()) - 1.5);
			await price.fill(lower);
			await submit.click();
			await expect(slip.getByText(lower)).toBeVisible();

			await slip.locator('[data-coach=bid]').click();
			await page.getByRole('button', { name: desk.say('desk_tenders_do_withdraw') }).click();
			await expect(page.getByText(desk.like('desk_tenders_state_live'))).toHaveCount(0);
			expect(await kept(page, desk, 'submitBid')).toBe(2);
			expect(await kept(page, desk, 'withdrawBid')).toBe(1);
		});

		test('a missing feature is warned of before the bid is sent @once', async ({
			page,
			baseURL
		}) => {
			const desk = await openDesk(page, baseURL!, language, early);
			await visit(page, desk, '/tenders');
			await page.locator('[data-coach=bid]').first().click();
			const required = page.getByRole('checkbox', { checked: true }).first();
			await required.uncheck();
			const warning = page.getByRole('alert').filter({
				hasText: desk.say('desk_tenders_would_be_invalid')
			});
			await expect(warning).toBeVisible();
			await page.locator('[data-coach=submit-bid]').click();
			const question = page.getByRole('dialog', { name: desk.say('desk_tenders_invalid_title') });
			await question.getByRole('button', { name: desk.say('shell_cancel') }).click();
			await expect(question).toHaveCount(0);
			expect(await kept(page, desk, 'submitBid')).toBe(0);
		});
	});
}

test('a price is understood in full-width digits and refused with a reason otherwise @once', async ({
	page,
	baseURL
}) => {
	const desk = await openDesk(page, baseURL!, 'zh', early);
	await visit(page, desk, '/tenders');
	await page.locator('[data-coach=bid]').first().click();
	const price = page.getByLabel(desk.say('desk_tenders_unit_price'), { exact: true });
	const submit = page.locator('[data-coach=submit-bid]');
	const lower = String(Number(await price.inputValue()) - 1.5);
	for (const wrong of ['-300', '999999999999999', 'three', '1e5', 'NaN', '']) {
		await price.fill(wrong);
		await price.blur();
		await expect(price).toHaveAttribute('aria-invalid', 'true');
		await expect(submit).toBeDisabled();
	}
	await price.fill(lower.replace(/./g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)));
	await price.blur();
	await expect(price).toHaveValue(lower);
	await submit.click();
	await expect(page.locator('article').first().getByText(lower)).toBeVisible();
});

test('a double tap sends one bid @once', async ({ page, baseURL }) => {
	const desk = await openDesk(page, baseURL!, 'en', early);
	await visit(page, desk, '/tenders');
	await page.locator('[data-coach=bid]').first().click();
	await expect(page.getByText(desk.like('desk_tenders_cash_needs'))).toBeVisible();
	await page.locator('[data-coach=submit-bid]').dblclick();
	await expect(page.getByText(desk.like('desk_tenders_state_live'))).toHaveCount(1);
	expect(await kept(page, desk, 'submitBid')).toBe(1);
});

test('before the opening a bid waits in the plan @once', async ({ page, baseURL }) => {
	const desk = await openDesk(page, baseURL!, 'en', { ...early, stop: 'prepare' });
	await visit(page, desk, '/tenders');
	await page.locator('[data-coach=bid]').first().click();
	await page.locator('[data-coach=submit-bid]').click();
	await expect(page.getByText(desk.say('desk_tenders_state_staged'))).toHaveCount(1);
	await page.locator('[data-coach=bid]').first().click();
	await page.getByRole('button', { name: desk.say('desk_tenders_do_unstage') }).click();
	await expect(page.getByText(desk.say('desk_tenders_state_staged'))).toHaveCount(0);
	expect(await kept(page, desk, 'submitBid')).toBe(0);
});

test(
	'a bid is written with the keyboard alone',
	{ tag: '@keyboard' },
	async ({ page, baseURL }) => {
		const desk = await openDesk(page, baseURL!, 'en', early);
		await visit(page, desk, '/tenders');
		await page.locator('[data-coach=bid]').first().focus();
		await page.keyboard.press('Enter');
		const slider = page.getByRole('slider', { name: desk.say('desk_tenders_price_slider') });
		await slider.focus();
		const before = await slider.inputValue();
		await page.keyboard.press('ArrowLeft');
		expect(Number(await slider.inputValue())).toBe(Number(before) - 100);
		await page.locator('[data-coach=submit-bid]').focus();
		await page.keyboard.press('Enter');
		await expect(page.getByText(desk.like('desk_tenders_state_live'))).toHaveCount(1);
	}
);
