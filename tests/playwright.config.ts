import { defineConfig } from '@playwright/test';
import { browserOptions } from './support/browser.ts';

/** Engineers who share a machine choose ports of their own. */
const port = Number(process.env.E2E_PORT ?? 4173);
/**
 * Tests that exist in both languages run in English on a desk and in Chinese on a phone: every language and every
 * size is seen, not their product. `E2E_ALL=1` runs that too.
 */
const everything = Boolean(process.env.E2E_ALL);
/** The tests' own data, never a developer's; the tests read it too. */
process.env.DATABASE_URL ??= `file:test-results/e2e-${port}.db`;

export default defineConfig({
	testDir: './e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: '../test-results/e2e',
	fullyParallel: true,
	// Pages are checked whole, on machines that may have other things to do.
	timeout: 60_000,
	expect: { timeout: 10_000 },
	forbidOnly: true,
	workers: 2,
	retries: process.env.CI ? 1 : 0,
	reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
	use: {
		baseURL: `http://localhost:${port}`,
		locale: 'en-US',
		launchOptions: await browserOptions(),
		// A trace of every test costs a third of the time.
		trace: 'on-first-retry'
	},
	webServer: {
		command: `node src/launch/start.mjs --port ${port}`,
		cwd: '..',
		port,
		timeout: 600_000,
		reuseExistingServer: Boolean(process.env.E2E_REUSE),
		env: { RAPPORT_DESIGN: '1', LANG: 'en' }
	},
	projects: [
		{
			name: 'desktop',
			...(!everything && { grepInvert: /\(zh\)|\bin zh\b/ }),
			use: { viewport: { width: 1280, height: 800 } }
		},
		{
			name: 'phone',
			// What is done with a keyboard alone is a desk's matter; what does not depend on the
			// size of a screen is tested once.
			...(!everything && { testIgnore: /(play-log|play-safety|determinism)\.e2e\.ts$/ }),
			grepInvert: everything ? /@keyboard|@server/ : /@keyboard|@server|@once|\(en\)|\bin en\b/,
			use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
		}
	]
});
