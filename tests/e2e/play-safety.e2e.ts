import { expect, test, type Page } from '@playwright/test';
import { ENGINE_VERSION } from '../../sim/version.ts';
import { open } from '../support/page.ts';
import {
	claimButtons,
	claimFirst,
	editSave,
	expectMarket,
	openMonth,
	placedClaims,
	startSolo
} from '../support/solo.ts';

const at = (save: string, place = 'market') => `/play/${save}/${place}`;

test('two tabs on one game: the second watches, takes over, and the first watches', async ({
	page,
	context
}) => {
	const save = await startSolo(page);
	const second = await context.newPage();
	await open(second, at(save));
	await expect(second.getByText('Read only')).toBeVisible();
	await claimFirst(page);
	await expect(placedClaims(second)).toHaveCount(1);

	await second.getByRole('button', { name: 'Play here instead' }).click();
	await expect(second.getByText('Read only')).toHaveCount(0);
	await expect(page.getByText('Read only')).toBeVisible();
	await claimFirst(second);
	await expect(placedClaims(page)).toHaveCount(2);
});

test('a tab that is closed frees the game', async ({ page, context }) => {
	const save = await startSolo(page);
	const second = await context.newPage();
	await page.close();
	await open(second, at(save));
	await expect(claimButtons(second).first()).toBeVisible();
	await expect(second.getByText('Read only')).toHaveCount(0);
	await claimFirst(second);
});

test('a kill in the middle of an action loses nothing acknowledged', async ({ page, context }) => {
	const save = await startSolo(page);
	await claimFirst(page);
	await claimFirst(page);
	// The third claim and the renderer's death race each other.
	await claimButtons(page).first().click({ noWaitAfter: true });
	const devtools = await context.newCDPSession(page);
	devtools.send('Page.crash').catch(() => undefined);
	await page.waitForEvent('crash');

	const later = await context.newPage();
	await open(later, at(save));
	await expect(claimButtons(later).first()).toBeVisible();
	expect([2, 3]).toContain(await placedClaims(later).count());
	await expect(later.getByText('Read only')).toHaveCount(0);
	await claimFirst(later);
});

test('a worker that dies without a word is restarted from the save', async ({ page }) => {
	await startSolo(page);
	await claimFirst(page);
	await page.workers()[0]!.evaluate(() => self.close());
	await claimButtons(page).first().click();
	await expect(placedClaims(page)).toHaveCount(2, { timeout: 20_000 });
	await openMonth(page);
});

test('a full disk: the game goes on in memory, says so, offers its log, and is kept later', async ({
	page,
	context,
	baseURL
}) => {
	const devtools = await context.newCDPSession(page);
	const quota = (quotaSize?: number) =>
		devtools.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize });
	// The browser remembers for half a minute how much room there was, so the disk is full early.
	await open(page, '/play');
	await quota(1);
	await page.getByRole('button', { name: 'Start' }).click();
	await expectMarket(page);
	await expect(page.getByText('storage is full')).toBeVisible();
	await claimFirst(page);
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export the log' }).click();
	expect((await download).suggestedFilename()).toMatch(/^rapport-campus-lab-practice-.*\.jsonl$/);
	// Not even the worker's death loses what is only in memory.
	await page.workers()[0]!.evaluate(() => self.close());
	await claimButtons(page).first().click();
	await expect(placedClaims(page)).toHaveCount(2, { timeout: 20_000 });

	await quota();
	await openMonth(page);
	await expect(page.getByText('storage is full')).toHaveCount(0);
	await page.reload();
	await expect(page.getByRole('button', { name: 'Close the month' }).first()).toBeVisible();
});

/** A browser that forbids storage, on the page and in its workers. */
async function forbidStorage(page: Page) {
	const forbid = `Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get() {
		throw new DOMException('denied', 'SecurityError'); } });`;
	await page.addInitScript(forbid);
	await page.route(/workers?[/-].*\.js/, async (route) => {
		const response = await route.fetch();
		const headers = { 'content-type': 'text/javascript' };
		await route.fulfill({ headers, body: `${forbid}\n${await response.text()}` });
	});
}

test.describe(() => {
	// The service worker would hand out the worker's script from its own store.
	test.use({ serviceWorkers: 'block' });

	test('forbidden storage: a game can be played, and the person is told what to do', async ({
		page
	}) => {
		await forbidStorage(page);
		await open(page, '/play');
		await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
		await page.getByRole('button', { name: 'Start' }).click();
		await expectMarket(page);
		await expect(page.getByText('does not let the game be saved')).toBeVisible();
		await claimFirst(page);
		await openMonth(page);
	});
});

test('saves that cannot be played say why and stay exportable', async ({ page }) => {
	const save = await startSolo(page);
	await open(page, '/play');

	await editSave(page, save, { meta: { engine: '0.3.0' } });
	await open(page, at(save));
	await expect(page.getByText('was made by version 0.3.0')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export the log' }).click();
	expect((await download).suggestedFilename()).toContain('.jsonl');
	await open(page, '/play');
	await expect(page.getByText('Engine 0.3.0')).toBeVisible();
	await expect(page.getByRole('link', { name: /^Continue / })).toHaveCount(0);

	await editSave(page, save, { meta: { engine: ENGINE_VERSION }, addLine: '{"seq":"nonsense' });
	await open(page, at(save));
	await expect(page.getByText('” is damaged')).toBeVisible();
	await expect(page.getByText('Code: log.notJson')).toBeVisible();
	await page.getByRole('button', { name: 'Open up to month 1' }).click();
	await expect(page).toHaveURL(/\/play\/\w+$/);

	await open(page, '/play/0123456789abcdef/market');
	await expect(page.getByText('There is no such game on this device')).toBeVisible();
});
