/**
 * `npm run screenshots`: makes the pictures of the README from a game that the engine itself has played, so that they
 * show the product as it is. With an address as argument it uses the server that runs there.
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test';
import { keepGame, playGame } from '../tests/e2e/review-game.ts';
import { browserOptions } from '../tests/support/browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'static/screenshots');
const port = 4175;

interface Shot {
	file: string;
	screen: 'market' | 'review';
	locale: 'en' | 'zh';
	months: number;
	options: BrowserContextOptions;
	/** What to do on the screen before the picture is taken. */
	prepare?: (page: Page) => Promise<void>;
}

const shots: Shot[] = [
	{
		file: 'market-en.png',
		screen: 'market',
		locale: 'en',
		months: 4,
		options: { viewport: { width: 1280, height: 800 } }
	},
	{
		file: 'review-zh.png',
		screen: 'review',
		locale: 'zh',
		months: 4,
		options: { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true },
		prepare: async (page) => {
			await page.getByRole('button', { name: '全部拆开' }).click();
			await page.waitForTimeout(1_500);
			await page.evaluate(() => scrollTo(0, 0));
		}
	}
];

async function startServer(): Promise<{ url: string; stop: () => void }> {
	const server = spawn(process.execPath, ['src/launch/start.mjs', '--port', String(port)], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const url = `http://localhost:${port}`;
	for await (const chunk of server.stdout) if (String(chunk).includes(url)) break;
	return { url, stop: () => server.kill('SIGTERM') };
}

const given = process.argv[2];
const { url, stop } = given ? { url: given, stop: () => {} } : await startServer();
const browser = await chromium.launch(await browserOptions());
mkdirSync(folder, { recursive: true });

for (const { file, screen, locale, months, options, prepare } of shots) {
	const context = await browser.newContext({ ...options, colorScheme: 'light', locale: 'en-GB' });
	await context.addCookies([{ name: 'PARAGLIDE_LOCALE', value: locale, url }]);
	const page = await context.newPage();
	await page.goto(`${url}/help`);
	await keepGame(page, playGame(months), 'screenshot');
	await page.goto(`${url}/play/screenshot/${screen}`);
	await page.getByRole('heading', { level: 1 }).waitFor();
	await page.waitForLoadState('networkidle');
	await prepare?.(page);
	await page.screenshot({ path: path.join(folder, file), animations: 'disabled' });
	console.log(path.relative(root, path.join(folder, file)));
	await context.close();
}
await browser.close();
stop();
