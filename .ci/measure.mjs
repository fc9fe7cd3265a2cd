/**
 * Figures for the README and for whoever changes a page: JavaScript a route loads, how fast the game
 * in the worker answers, and when a phone on a slow network shows something. Figures, not a test.
 * `node .ci/measure.mjs` builds and serves the application itself; `--at URL` measures a running one.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { browserOptions } from '../tests/support/browser.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { at: { type: 'string' }, port: { type: 'string' } } });
const port = values.port ?? '4198';
const base = values.at ?? `http://localhost:${port}`;

const DESK = ['', 'market', 'campaigns', 'tenders', 'orders', 'money', 'review', 'plan'];
/** Lighthouse's "fast 3G" and a phone four times slower than this machine. */
const FAST_3G = {
	offline: false,
	latency: 150,
	downloadThroughput: (1.6 * 1024 * 1024) / 8,
	uploadThroughput: (750 * 1024) / 8
};
const PRESSES = 40;
/** Long enough for a page that has gone quiet to fetch ahead. */
const AHEAD_MS = 1_500;

/** Starts the built application and waits until it answers. */
async function serve() {
	if (!existsSync(path.join(root, 'build/handler.js')))
		throw new Error('there is no build: run `npm run build` first');
	const server = spawn(process.execPath, ['src/launch/serve.mjs'], {
		cwd: root,
		stdio: 'ignore',
		env: { ...process.env, NODE_ENV: 'production', PORT: port, HOST: '127.0.0.1' }
	});
	for (let attempt = 0; attempt < 100; attempt++) {
		const up = await fetch(base).then(
			(response) => response.ok,
			() => false
		);
		if (up) return server;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	server.kill();
	throw new Error(`the application does not answer at ${base}`);
}

const kilobytes = (/** @type {number} */ bytes) => Math.round(bytes / 102.4) / 10;

const sum = (/** @type {number[]} */ list) => kilobytes(list.reduce((all, n) => all + n, 0));

/** Value at a share of the sorted list. @param {number[]} list @param {number} share */
const quantile = (list, share) =>
	list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;

/**
 * Compressed JavaScript that a fresh visit to a route takes: for the page, fetched ahead once the browser is idle (see
 * `src/lib/desk/later.ts`), and for the workers.
 * @param {import('@playwright/test').Browser} browser
 * @param {object | undefined} storage saved games @param {string} route
 */
async function routeScripts(browser, storage, route) {
	const context = await browser.newContext({ storageState: storage, serviceWorkers: 'block' });
	const page = await context.newPage();
	/** @type {Promise<{ start: number, size: number }>[]} */
	const scripts = [];
	const note = (/** @type {import('@playwright/test').Request} */ request) => {
		if (!/\.js$/.test(new URL(request.url()).pathname)) return;
		const start = request.timing().startTime;
		scripts.push(request.sizes().then((sizes) => ({ start, size: sizes.responseBodySize })));
	};
	page.on('requestfinished', note);
	await page.goto(`${base}${route}`, { waitUntil: 'networkidle' });
	// What is fetched ahead may start only now.
	await page.waitForTimeout(AHEAD_MS);
	page.off('requestfinished', note);
	const idle = await page.evaluate(() => {
		const [mark] = performance.getEntriesByName('rapport-ahead');
		return mark ? performance.timeOrigin + mark.startTime : Infinity;
	});
	const loaded = await Promise.all(scripts);
	const share = (/** @type {boolean} */ ahead) =>
		sum(loaded.filter(({ start }) => start >= idle === ahead).map(({ size }) => size));
	const workers = await Promise.all(page.workers().map((worker) => compressed(worker.url())));
	await context.close();
	return {
		route: route.replace(/\w{20,}/, '…'),
		page: share(false),
		ahead: share(true),
		worker: sum(workers)
	};
}

/** Bytes on the wire of a file that the server keeps compressed. @param {string} url */
async function compressed(url) {
	const response = await fetch(url, { headers: { 'accept-encoding': 'br' } });
	await response.arrayBuffer();
	return Number(response.headers.get('content-length'));
}

/**
 * First and largest paint of a route on a slow phone.
 * @param {import('@playwright/test').Browser} browser @param {string} route
 */
async function paint(browser, route) {
	const context = await browser.newContext({
		viewport: { width: 360, height: 740 },
		serviceWorkers: 'block'
	});
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	await devtools.send('Network.enable');
	await devtools.send('Network.emulateNetworkConditions', FAST_3G);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	await page.goto(`${base}${route}`, { waitUntil: 'networkidle' });
	const times = await page.evaluate(
		() =>
			new Promise((resolve) => {
				const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
				new PerformanceObserver((list) =>
					resolve([first, list.getEntries().at(-1)?.startTime ?? 0])
				).observe({ type: 'largest-contentful-paint', buffered: true });
			})
	);
	await context.close();
	const [first, largest] = /** @type {number[]} */ (times).map(Math.round);
	return { route, firstPaint: first, largestPaint: largest };
}

/**
 * Milliseconds from a press in the market to the acknowledged change on screen.
 * @param {import('@playwright/test').Page} page
 */
async function pressTimes(page) {
	return page.evaluate(async (presses) => {
		/** @type {number[]} */
		const times = [];
		const find = (/** @type {RegExp} */ name) =>
			[...document.querySelectorAll('main button')].filter((b) =>
				name.test(b.getAttribute('aria-label') ?? b.textContent.trim())
			);
		for (let i = 0; i < presses; i++) {
			// Claims are placed and taken back in turn, so that neither days nor cash run out.
			const [from, to] = i % 2 === 0 ? [/^Claim\b/, /^Take back/] : [/^Take back/, /^Claim\b/];
			const before = find(to).length;
			const start = performance.now();
			/** @type {HTMLButtonElement} */ (find(from)[0]).click();
			while (find(to).length === before && performance.now() - start < 5000)
				await new Promise((resolve) => requestAnimationFrame(resolve));
			times.push(performance.now() - start);
		}
		return times;
	}, PRESSES);
}

const server = values.at ? undefined : await serve();
const browser = await chromium.launch(await browserOptions());
try {
	const context = await browser.newContext({ baseURL: base, locale: 'en-US' });
	const page = await context.newPage();
	await page.goto('/play');
	await page.locator('html[data-ready]').waitFor();
	await page.locator('form button[type=submit]').click();
	await page.waitForURL(/\/market$/);
	await page
		.getByRole('button', { name: /^Claim\b/ })
		.first()
		.waitFor();
	const times = await pressTimes(page);
	const desk = new URL(page.url()).pathname.replace(/\/market$/, '');
	const storage = await context.storageState({ indexedDB: true });
	await context.close();

	console.log('Interaction in the worker game, press to acknowledged change on screen (ms)');
	console.table([
		{
			presses: times.length,
			p50: Math.round(quantile(times, 0.5)),
			p95: Math.round(quantile(times, 0.95))
		}
	]);
	console.log('JavaScript of a fresh visit, compressed (kB)');
	const routes = ['/', '/play', ...DESK.map((place) => (place ? `${desk}/${place}` : desk))];
	const sizes = [];
	for (const route of routes) sizes.push(await routeScripts(browser, storage, route));
	console.table(sizes);
	console.log('Paint on a phone, fast 3G, CPU four times slower (ms)');
	const paints = [];
	for (const route of ['/', '/play']) paints.push(await paint(browser, route));
	console.table(paints);
} finally {
	await browser.close();
	server?.kill();
}
