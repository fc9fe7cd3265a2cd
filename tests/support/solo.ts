import { expect, type Page } from '@playwright/test';
import { open } from './page.ts';

/** Starts a new solo game from `/play` and waits for its market; answers with the id of its save. */
export async function startSolo(page: Page, query = ''): Promise<string> {
	await open(page, `/play${query}`);
	await page.locator('form button[type=submit]').click();
	await expectMarket(page);
	await expect(claimButtons(page).first()).toBeVisible();
	return /\/play\/(\w+)\//.exec(page.url())![1]!;
}

/** A new game's market has opened; the worker may have to be loaded first. */
export const expectMarket = (page: Page): Promise<void> =>
	expect(page).toHaveURL(/\/play\/\w+\/market$/, { timeout: 30_000 });

/** The buttons that claim a client, in the market of an English desk. */
export const claimButtons = (page: Page) =>
	page.getByRole('main').getByRole('button', { name: /^Claim\b/ });

/** Claims the first client of the list and waits until it is acknowledged. */
export async function claimFirst(page: Page): Promise<void> {
	const before = await placedClaims(page).count();
	await claimButtons(page).first().click();
	await expect(placedClaims(page)).toHaveCount(before + 1);
}

/** What stands in the market where a claim has been placed. */
export const placedClaims = (page: Page) =>
	page.getByRole('main').getByRole('button', { name: /^Take back\b/ });

/** Opens the current month from wherever the desk is. */
export async function openMonth(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Open the month' }).first().click();
	await page.getByRole('dialog').getByRole('button', { name: 'Open the month' }).click();
	await expect(page.getByRole('button', { name: 'Close the month' }).first()).toBeVisible();
}

/** Closes the current month; the desk then shows the review. */
export async function closeMonth(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Close the month' }).first().click();
	await page.getByRole('dialog').getByRole('button', { name: 'Close the month' }).click();
	await expect(page).toHaveURL(/\/review/);
}

/** Runs a change on the saved games as they lie in the browser's storage. */
export async function editSave(
	page: Page,
	save: string,
	change: { meta?: Record<string, unknown>; addLine?: string }
): Promise<void> {
	await page.evaluate(
		([id, edit]) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('rapport-solo');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const tx = opening.result.transaction(['saves', 'lines'], 'readwrite');
					const read = tx.objectStore('saves').get(id);
					read.onsuccess = () => {
						const meta = { ...read.result, ...edit.meta };
						if (edit.addLine) tx.objectStore('lines').add(edit.addLine, [id, meta.lines++]);
						tx.objectStore('saves').put(meta);
					};
					tx.oncomplete = () => {
						opening.result.close();
						resolve();
					};
					tx.onerror = () => reject(tx.error);
				};
			}),
		[save, change] as const
	);
}
