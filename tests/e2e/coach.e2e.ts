import { expect, test, type Page } from '@playwright/test';
import { choose, expectAccessible, open } from '../support/page.ts';

const coach = (page: Page, locale: 'en' | 'zh' = 'en') =>
	page.getByRole('complementary', { name: locale === 'en' ? 'Coach' : '教练' });
const pointed = (page: Page) => page.locator('[data-coach-here]');

async function startPractice(page: Page, seed = 'JADE'): Promise<void> {
	await open(page, `/play?scenario=campus-lab-practice&seed=${seed}`);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(coach(page)).toBeVisible({ timeout: 30_000 });
}

/** Whether two boxes share any pixel. */
async function overlaps(page: Page, locale: 'en' | 'zh'): Promise<boolean> {
	const [a, b] = await Promise.all([
		coach(page, locale).boundingBox(),
		pointed(page).boundingBox()
	]);
	if (!a || !b) return false;
	const apart =
		a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
	return !apart;
}

/** Presses what the coach points at until its note has this heading. */
async function follow(page: Page, until: string, locale: 'en' | 'zh'): Promise<void> {
	const heading = coach(page, locale).getByRole('heading');
	await expect(async () => {
		if ((await heading.innerText()) === until) return;
		await pointed(page).scrollIntoViewIfNeeded({ timeout: 2000 });
		const inDialog = await page.getByRole('dialog').count();
		// Behind a dialog the note lies below it and takes no presses.
		if (!inDialog) expect(await overlaps(page, locale)).toBe(false);
		await pointed(page).click({ timeout: 2000 });
		await expect(heading).toHaveText(until, { timeout: 400 });
	}).toPass({ timeout: 120_000, intervals: [100] });
}

const words = {
	en: {
		play: 'Play now',
		start: 'Start',
		claims: 'Claim three clients',
		deliver: 'Buy and deliver',
		done: 'Your first order is on its way.'
	},
	zh: {
		play: '立即开局',
		start: '开始经营',
		claims: '申请三家客户',
		deliver: '采购并交货',
		done: '你的第一张订单已经送出。'
	}
} as const;

for (const locale of ['en', 'zh'] as const) {
	test(`moment 1: two clicks to a market, and the coach leads to the first award (${locale})`, async ({
		page,
		baseURL
	}) => {
		test.setTimeout(240_000);
		const say = words[locale];
		await choose(page, { language: locale }, baseURL!);
		await open(page, '/');
		await page.getByRole('link', { name: say.play }).first().click();
		await page.getByRole('button', { name: say.start, exact: true }).click();

		await expect(page).toHaveURL(/\/market$/);
		await expect(coach(page, locale).getByRole('heading')).toHaveText(say.claims);
		// Whoever presses only what is pointed at gets there, on any market.
		await follow(page, say.deliver, locale);
		await expect(page.getByTestId('letter').getByRole('heading', { level: 3 })).toBeVisible();
	});
}

test('the coach leads on from an award to the first delivery @once', async ({ page }) => {
	test.setTimeout(240_000);
	await startPractice(page);
	await follow(page, words.en.done, 'en');
	await expect(coach(page).getByRole('button', { name: 'Start the real game' })).toBeVisible();
});

test('a step can be skipped, the coach put away and called back, and a reload keeps it so @once', async ({
	page
}) => {
	await startPractice(page);
	await expect(coach(page).getByRole('heading')).toHaveText('Claim three clients');
	await coach(page).getByRole('button', { name: 'Skip' }).click();
	await expect(coach(page).getByRole('heading')).toHaveText('Open the month');
	await coach(page).getByRole('button', { name: 'Put the coach away' }).click();
	await expect(coach(page)).toHaveCount(0);
	await page.reload();
	const back = page.getByRole('button', { name: 'Call the coach back' });
	await back.click();
	await expect(coach(page).getByRole('heading')).toHaveText('Open the month');
	await coach(page).getByRole('button', { name: 'Fold the coach' }).click();
	await expect(coach(page).getByRole('button', { name: 'Show me' })).toHaveCount(0);
	await page.reload();
	await expect(coach(page).getByRole('button', { name: 'Unfold the coach' })).toBeVisible();
});

test('the coach works where the browser forbids storage @once', async ({ page }) => {
	await page.addInitScript(() => {
		Object.defineProperty(window, 'localStorage', {
			get() {
				throw new DOMException('denied', 'SecurityError');
			}
		});
	});
	await startPractice(page);
	await coach(page).getByRole('button', { name: 'Skip' }).click();
	await expect(coach(page).getByRole('heading')).toHaveText('Open the month');
});

test('“Show me” brings the control into view and gives it the focus @once', async ({ page }) => {
	await startPractice(page);
	await coach(page).getByRole('button', { name: 'Show me' }).click();
	await expect(pointed(page)).toBeFocused();
	await expect(pointed(page)).toBeInViewport();
	expect(await overlaps(page, 'en')).toBe(false);
	await expectAccessible(page);
});

test('a game without a coach has none @once', async ({ page }) => {
	await open(page, '/play?scenario=campus-lab&seed=JADE');
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(page).toHaveURL(/\/market$/);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(coach(page)).toHaveCount(0);
});
