import { expect, test } from '@playwright/test';
import { followLog } from '../support/engine-bare.ts';
import { bundleEngine } from '../support/engine-bundle.ts';
import { filesUnder, textOf } from '../support/files.ts';

/** The bundle declares a script's variable; a function made from it answers for one log. */
const asFunction = (script: string) =>
	`(log) => { ${script}; return RapportEngine.followLog(log); }`;

test('Chromium follows every stored log to the hashes of Node', async ({ page }) => {
	test.setTimeout(120_000);
	const follow = asFunction(await bundleEngine());
	const logs = filesUnder('tests/fixtures/logs', '.jsonl').map(textOf);
	expect(logs.length).toBeGreaterThan(0);
	for (const log of logs) {
		const answer = await page.evaluate(`(${follow})(${JSON.stringify(log)})`);
		expect(answer).toBe(followLog(log));
	}
});
