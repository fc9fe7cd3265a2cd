import { expect, test, type Locator, type Page } from '@playwright/test';
import { startSolo } from '../support/solo.ts';

/** Far more stops than any page has: a control not met by then cannot be reached. */
const MOST_STOPS = 400;

/** Moves the focus by Tab (or Shift+Tab) until it stands on the control. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
	await expect(control).toBeVisible();
	const target = await control.elementHandle();
	for (let i = 0; i < MOST_STOPS; i++) {
		if (await target!.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press(key);
	}
	throw new Error(`the keyboard does not reach ${String(control)}`);
}

/** Reaches a control with the keyboard and presses it. */
async function press(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
	await tabTo(page, control, key);
	await page.keyboard.press('Enter');
}

test('a whole month is played with the keyboard alone', { tag: '@keyboard' }, async ({ page }) => {
	test.setTimeout(180_000);
	await startSolo(page, '?scenario=campus-lab&difficulty=easy&seed=KEYS');
	const main = page.getByRole('main');
	const dialog = page.getByRole('dialog');

	await press(page, main.getByRole('button', { name: /^Claim:/ }).first());
	await expect(main.getByRole('button', { name: /^Take back:/ })).toHaveCount(1);
	await expect(main.getByRole('button', { name: /^Take back:/ })).toBeFocused();

	await press(page, page.getByRole('button', { name: 'Open the month' }), 'Shift+Tab');
	await press(page, dialog.getByRole('button', { name: 'Open the month' }));
	await expect(page.getByRole('button', { name: 'Close the month' })).toBeVisible();

	await press(page, main.getByRole('button', { name: /^Hold seminar:/ }).first());
	await press(page, dialog.getByRole('button', { name: 'Hold seminar' }));
	await expect(page.getByText(/recognition \+\d/).first()).toBeVisible();

	await press(page, page.getByRole('link', { name: /^Tenders/ }), 'Shift+Tab');
	await expect(page).toHaveURL(/\/tenders$/);
	await press(page, page.locator('[data-coach="bid"]').first());
	await press(page, page.locator('[data-coach="submit-bid"]').first());
	await expect(page.getByText(/Live bid|Your bid|Bid placed/i).first()).toBeVisible();
	await page.keyboard.press('Escape');

	await press(page, page.getByRole('button', { name: 'Close the month' }), 'Shift+Tab');
	await press(page, dialog.getByRole('button', { name: 'Close the month' }));
	await expect(page).toHaveURL(/\/review/);
	await press(page, page.locator('[data-coach="envelope"]').first());
	await expect(page.getByTestId('letter').first()).toBeVisible();
	await press(page, page.getByRole('button', { name: 'Prepare month 2' }), 'Shift+Tab');
	await expect(page.getByRole('button', { name: 'Open the month' })).toBeVisible();
});
