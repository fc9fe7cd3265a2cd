import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { open } from '../support/page.ts';
import { claimFirst, closeMonth, openMonth, startSolo } from '../support/solo.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Plays the first month and exports the game's log. */
async function playedLog(page: Page): Promise<string> {
	await startSolo(page);
	await claimFirst(page);
	await openMonth(page);
	await closeMonth(page);
	await open(page, '/play');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export the log' }).click();
	return (await download).path();
}

const importFile = (page: Page, name: string, text: string) =>
	page.locator('input[type=file]').setInputFiles({
		name,
		mimeType: 'application/x-ndjson',
		buffer: Buffer.from(text)
	});

test('an exported log replays on the command line to the same hash', async ({ page }) => {
	const file = await playedLog(page);
	const lines = readFileSync(file, 'utf8').trim().split('\n');
	const month = JSON.parse(lines.findLast((line) => line.startsWith('{"month"'))!) as {
		hash: string;
	};
	const node = path.join(root, 'node_modules/.bin/node');
	const replayed = JSON.parse(
		execFileSync(node, ['sim/lab/cli.ts', 'replay', file, '--json'], {
			cwd: root,
			encoding: 'utf8'
		})
	) as { ok: boolean; hash: string };
	expect(replayed).toMatchObject({ ok: true, hash: month.hash });
});

test('an exported log is imported elsewhere, and played on', async ({ page, browser, baseURL }) => {
	const log = readFileSync(await playedLog(page), 'utf8');
	const elsewhere = await browser.newContext({ baseURL });
	const other = await elsewhere.newPage();
	await open(other, '/play');
	await importFile(other, 'shared game.jsonl', log);
	await expect(other.getByText('is imported and checked')).toBeVisible();
	await other.getByRole('link', { name: 'Continue shared game' }).click();
	await expect(other).toHaveURL(/\/play\/\w+$/);
	await elsewhere.close();
});

/** Drags a file from the desktop over the page and lets it fall, as the browser itself does it. */
async function dropFile(page: Page, file: string): Promise<void> {
	const target = page.getByRole('group', { name: 'Import a log' });
	await target.scrollIntoViewIfNeeded();
	const box = (await target.boundingBox())!;
	const devtools = await page.context().newCDPSession(page);
	const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	const data = { items: [], files: [file], dragOperationsMask: 1 };
	for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
		await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
}

test('a log dropped on the page is imported and played on; a foreign file says why not', async ({
	page,
	browser,
	baseURL
}, testInfo) => {
	const log = await playedLog(page);
	const elsewhere = await browser.newContext({ baseURL });
	const other = await elsewhere.newPage();
	await open(other, '/play');
	const poem = testInfo.outputPath('poem.jsonl');
	writeFileSync(poem, 'Roses are red');
	await dropFile(other, poem);
	await expect(other.getByText('Code: log.notJson')).toBeVisible();

	const file = testInfo.outputPath('dropped game.jsonl');
	copyFileSync(log, file);
	await dropFile(other, file);
	await expect(other.getByText('is imported and checked')).toBeVisible();
	await expect(other.getByText('Code: log.notJson')).toHaveCount(0);
	await other.getByRole('link', { name: 'Continue dropped game' }).click();
	await expect(other).toHaveURL(/\/play\/\w+$/);
	await elsewhere.close();
});

test('a log that is foreign, damaged or of another engine is refused with code and reason', async ({
	page
}) => {
	const log = readFileSync(await playedLog(page), 'utf8');
	const code = (name: string) => page.getByText(`Code: ${name}`);

	await importFile(page, 'poem.jsonl', 'Roses are red');
	await expect(code('log.notJson')).toBeVisible();
	await importFile(page, 'chess.jsonl', '{"format":"chess/1"}\n');
	await expect(code('log.foreign')).toBeVisible();
	await importFile(page, 'old.jsonl', log.replace(/"engine":"[^"]*"/, '"engine":"0.1.0"'));
	await expect(code('log.engine')).toBeVisible();
	await expect(page.getByRole('button', { name: /Open up to/ })).toHaveCount(0);

	await importFile(page, 'cut.jsonl', `${log.trimEnd()}\n{"seq":`);
	await expect(code('log.notJson')).toBeVisible();
	await page.getByRole('button', { name: 'Open up to month 1' }).click();
	await expect(page.getByRole('link', { name: /Continue cut/ })).toBeVisible();
});
