import { expect, test } from '@playwright/test';
import { makeSessions, SESSION_COOKIE } from '../../src/lib/server/auth/sessions.ts';
import { openStore } from '../../src/lib/server/db/open.ts';
import { classRoom } from '../support/class-room.ts';
import { root } from '../support/files.ts';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';

/** A class with two teams in the running server's database, and a session of its owner. */
async function ownClass() {
	const store = await openStore(process.env.DATABASE_URL!, root, 2);
	try {
		const { classId, owner } = await classRoom(store, 2);
		const session = await makeSessions(store, false).createSession(owner.user!.id, {
			device: 'test'
		});
		return { classId, token: session.id };
	} finally {
		await store.close();
	}
}

test('an instructor changes the capital, lets bots try it, and makes a game that runs by itself @once', async ({
	page,
	baseURL
}) => {
	test.setTimeout(180_000);
	const found = complaints(page);
	const { classId, token } = await ownClass();
	await choose(page, { language: 'en' }, baseURL!);
	await page.context().addCookies([{ name: SESSION_COOKIE, value: token, url: baseURL! }]);

	await open(page, `/teach/${classId}/scenarios`);
	await expectAccessible(page);
	await page.getByLabel('Name').first().fill('Week 3');
	await page.getByRole('button', { name: 'Make it' }).click();
	await expect(page.getByText('Nothing differs from the base')).toBeVisible();

	// What cannot be is said beside its field, and nothing is lost.
	const capital = page.getByRole('textbox', { name: 'Starting capital' });
	await capital.fill('1,500,000');
	await page.getByText('Score', { exact: true }).click();
	await page.getByRole('textbox', { name: 'Market share' }).fill('20');
	await expect(page.getByText('Sum: 105 of 100')).toBeVisible();
	await page.getByRole('button', { name: 'Save as version 2' }).click();
	await expect(page.getByText('they add up to 105')).toBeVisible();
	await page.getByRole('button', { name: 'Weights of the score: back to the base' }).click();
	await expect(page.getByText('1 value differs from the base')).toBeVisible();
	await page.getByRole('button', { name: 'Save as version 2' }).click();
	await expect(page.getByText('Saved as version 2.')).toBeVisible();
	await expect(capital).toHaveValue('1500000');
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	await page.getByRole('link', { name: 'Try it with bots' }).click();
	await expect(page.getByLabel('Scenario', { exact: true })).toHaveValue(/^own:\w+@2$/);
	// A few games show the same page as many.
	const quick = page.getByRole('radio', { name: /First look/ });
	await quick.check();
	await quick.evaluate((radio: HTMLInputElement) => (radio.value = '6'));
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(page.getByText('Bots are playing “Week 3 · version 2”')).toBeVisible();
	await page.reload();
	await expect(page.getByText('Result for “Week 3 · version 2”')).toBeVisible({ timeout: 60_000 });
	await expectAccessible(page);

	await open(page, `/teach/${classId}/scenarios`);
	await page.getByRole('link', { name: 'Week 3' }).click();
	await page.getByRole('link', { name: 'New game from it' }).click();
	await expect(page.getByLabel('Name of the game')).toHaveValue('Week 3');
	await page.getByRole('radio', { name: /^By themselves/ }).check();
	await expectAccessible(page);
	await page.getByLabel('Minutes a month').fill('1');
	await page.getByRole('button', { name: 'Make the game' }).click();
	await page.waitForURL(/\/teach\/run\//);
	await expect(page.getByText('¥1,500,000').first()).toBeVisible();
	await expect(page.getByText('Nothing comes by itself before your next step.')).toBeVisible();
	await page.getByRole('button', { name: 'Open month 1' }).click();
	await expect(page.getByText('The month closes by itself')).toBeVisible();
	page.on('dialog', (dialog) => dialog.accept());
	await page.getByRole('button', { name: 'Close the month' }).click();
	// The results are shown by the server, not by a press.
	await expect(page.getByText(/^Preparing month 2 begins by itself at/)).toBeVisible();
	await page.getByRole('button', { name: 'Stop that' }).click();
	await expect(page.getByText('Let months follow by themselves')).toBeVisible();
	expect(found).toEqual([]);
});
