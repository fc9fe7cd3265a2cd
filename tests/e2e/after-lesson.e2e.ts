import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { replay } from '../../sim/log/replay.ts';
import { LONG } from '../support/devices.ts';
import { lesson, phoneOf, signIn } from '../support/live-class.ts';
import { choose, expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';

test('the class comes in on the stage, is spoken to, looked at, and taken home as figures @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const { classId, owner, captains, game } = await lesson({});
	await choose(page, { language: 'en' }, baseURL!);
	await signIn(page, owner, baseURL!);

	// The stage begins with who is here; a key calls it up again later.
	await open(page, `/stage/${game}`);
	await expect(page.getByText(/^Joined: \d of \d$/)).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('.');
	await expect(page.getByRole('button', { name: 'The screen is blank.' })).toBeVisible();
	await page.keyboard.press('PageDown');

	// A word to all, and the desk of a company as it is.
	const student = await phoneOf(browser, baseURL!, captains[0]!, 'en');
	await open(student, `/game/${game}`);
	await open(page, `/teach/run/${game}`);
	await page.getByLabel('Message', { exact: true }).fill('Look at page 3');
	await page.getByRole('button', { name: 'Send' }).click();
	await expect(student.getByTestId('notice')).toContainText('Look at page 3');
	await expectAccessible(student);
	await page.getByRole('button', { name: 'Open month 1' }).click();
	await page.getByRole('button', { name: 'Look ahead' }).click();
	await expect(page.getByRole('dialog')).toContainText('Have not acted');
	await expectAccessible(page);
	page.on('dialog', (dialog) => dialog.accept());
	await page.getByRole('dialog').getByRole('button', { name: 'Close the month' }).click();
	await page.getByRole('button', { name: 'Show all results' }).click();
	await open(page, `/teach/run/${game}/desk/t1/market`);
	await expect(page.getByTestId('looking')).toContainText('Nothing can be changed');
	await expectAccessible(page);

	// Results for both, and the log that leads to them.
	await open(student, `/class/${classId}/games/${game}`);
	await expect(student.getByRole('heading', { name: /Settled: 1 of/ })).toBeVisible();
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);
	await open(page, `/teach/${classId}/games/${game}`);
	await expectAccessible(page);
	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Log of the game' }).click();
	const log = replay(readFileSync(await (await waiting).path(), 'utf8'));
	expect(log).toMatchObject({ ok: true, months: 1 });
	await expect(page.getByText(log.hash!.slice(0, 12))).toBeVisible();
	await student.context().close();
});
