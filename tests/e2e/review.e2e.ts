import { expect, test, type Page } from '@playwright/test';
import { recognitionHistory } from '../../sim/explain/recognition-history.ts';
import { whatIf } from '../../sim/explain/what-if.ts';
import type { Award } from '../../sim/world/state.ts';
import { choose, expectAccessible, expectNoSidewaysScroll } from '../support/page.ts';
import { keepGame, playGame } from './review-game.ts';

const year = playGame();
const names = new Map(year.game.state.clients.map((client) => [client.id, client.name]));

/** An award with an own bid, by what became of it; the first of the year. */
function award(kind: 'won' | 'lost' | 'invalid'): Award {
	return year.game.state.awards.find((a) => {
		const own = a.bids.find((b) => b.team === 0);
		if (!own) return false;
		if (kind === 'won') return a.winner === 0;
		const invalid = own.faults.length > 0;
		return kind === 'invalid' ? invalid : !invalid && a.winner > 0;
	})!;
}

const clientName = (a: Award, locale: 'en' | 'zh') =>
	names.get(year.game.state.clients[a.tender.client]!.id)![locale];

async function begin(page: Page, locale: 'en' | 'zh', path: string): Promise<void> {
	await page.goto('/offline');
	await choose(page, { language: locale }, new URL(page.url()).origin);
	await keepGame(page, year, 'year');
	await page.goto(path);
	// A whole year is replayed before the desk opens.
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 30_000 });
}

async function pickMonth(page: Page, month: number, locale: 'en' | 'zh'): Promise<void> {
	await page
		.getByLabel(locale === 'en' ? 'Month' : '月份', { exact: true })
		.selectOption(String(month));
}

const letter = (page: Page) => page.getByTestId('letter');
const envelope = (page: Page, name: string) => page.getByRole('button', { name });

for (const locale of ['en', 'zh'] as const) {
	test.describe(`the review, ${locale}`, () => {
		test('a lost tender opens straight into its autopsy', async ({ page }) => {
			const lost = award('lost');
			await begin(page, locale, '/play/year/review');
			await pickMonth(page, lost.tender.month, locale);
			await envelope(page, clientName(lost, locale)).click();

			await expect(letter(page).getByRole('heading', { level: 3 })).toHaveText(
				locale === 'en'
					? /won, .* points ahead of you\.|won on equal points\./
					: /中标，领先你 .* 分。|总分相同/
			);
			await expect(letter(page).getByRole('row')).toHaveCount(6);
			await expect(letter(page)).toContainText(
				locale === 'en'
					? /The smallest change that would have won|No single change would have won/
					: /最小的制胜改动|只改一处赢不了/
			);
			await expectAccessible(page);
			await expectNoSidewaysScroll(page);
		});

		test('a won tender comes with a seal and what was left on the table', async ({ page }) => {
			const won = award('won');
			await begin(page, locale, '/play/year/review');
			await pickMonth(page, won.tender.month, locale);
			await envelope(page, clientName(won, locale)).click();

			const seal = letter(page).getByRole('img', { name: locale === 'en' ? 'Won' : '中标' });
			await expect(seal).toBeVisible();
			await expect(letter(page)).toContainText(
				locale === 'en'
					? /left on the table|Your price was at its limit/
					: /相当于少赚了|报价恰到好处/
			);
			await expectAccessible(page);
			await expectNoSidewaysScroll(page);
		});
	});
}

test('an invalid bid names its fault and how to avoid it @once', async ({ page }) => {
	const invalid = award('invalid');
	await begin(page, 'en', '/play/year/review');
	await pickMonth(page, invalid.tender.month, 'en');
	await envelope(page, clientName(invalid, 'en')).click();
	await expect(letter(page)).toContainText('Your bid was thrown out as invalid.');
	await expect(letter(page)).toContainText('The price was over the ceiling.');
	await expect(letter(page)).toContainText('Stay at or under the ceiling price');
});

test('envelopes opened once stay open after a reload @once', async ({ page }) => {
	const { month } = award('lost').tender;
	await begin(page, 'en', '/play/year/review');
	await pickMonth(page, month, 'en');
	await page.getByRole('button', { name: 'Open all' }).click();
	await expect(letter(page)).toBeVisible();
	await page.reload();
	await pickMonth(page, month, 'en');
	await expect(page.getByText(/\d+ of \d+ bids won\./).first()).toBeVisible();
	await expect(page.getByRole('img', { name: 'Sealed' })).toHaveCount(0);
});

test('the bridge ends at the cash of the month, and the board knows the own company', async ({
	page
}) => {
	const last = year.game.state.teams[0]!.history.at(-1)!;
	await begin(page, 'en', '/play/year/review');
	await page.getByRole('tab', { name: 'Bridge' }).click();
	const total = page.getByRole('row').filter({ hasText: 'This month' });
	const cash = (last.cash / 100).toLocaleString('en-GB');
	await expect(total).toContainText(cash);
	await page.getByRole('tab', { name: 'Board' }).click();
	await expect(page.getByRole('row', { name: /Jade Bridge \(you\)/ })).toBeVisible();
	await expect(page.getByRole('figure')).toHaveCount(3);
	await expectAccessible(page);
});

test('another price in a bid shows what it would have changed, with the same luck @once', async ({
	page
}) => {
	const won = award('won');
	await begin(page, 'en', '/play/year/review');
	await pickMonth(page, won.tender.month, 'en');
	await page.getByRole('tab', { name: 'What if' }).click();
	await page.getByLabel('Your bid').selectOption(won.tender.id);
	const ask = page.getByRole('button', { name: 'See what would have happened' });
	await expect(ask).toBeDisabled();
	// Over the ceiling the bid is invalid: the order is gone.
	await page.getByLabel('Unit price').fill(String(won.tender.ceiling / 100 + 1));
	await ask.click();
	const result = page.getByTestId('what-if');
	await expect(result.getByRole('row', { name: /Net worth/ })).toBeVisible();
	await expect(result.getByRole('heading')).not.toHaveText('It would have changed nothing.');
	await expectAccessible(page);
});

test('a seminar that was not held shows what it would have changed @once', async ({ page }) => {
	const lost = award('lost');
	const client = year.game.state.clients[lost.tender.client]!.id;
	const clients = [client];
	const { month } = lost.tender;
	const expected = whatIf(year.game, 0, month, { type: 'holdSeminar', clients })!;
	await begin(page, 'en', '/play/year/review');
	await pickMonth(page, month, 'en');
	await page.getByRole('tab', { name: 'What if' }).click();
	await page.getByText('A seminar', { exact: true }).click();
	await page.getByLabel('Client', { exact: true }).selectOption(client);
	await page.getByRole('button', { name: 'See what would have happened' }).click();
	const score = (expected.changed.score / 100).toFixed(1);
	await expect(page.getByTestId('what-if').getByRole('row', { name: /Score/ })).toContainText(
		score
	);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
});

test('recognition of the best known clients is drawn by month, and can be read as a table @once', async ({
	page
}) => {
	const [best] = recognitionHistory(year.game, 0, 5).clients;
	const name = names.get(best!.client)!.en;
	await begin(page, 'en', '/play/year/review');
	await page.getByRole('tab', { name: 'Board' }).click();
	const chart = page.getByRole('figure').filter({ hasText: `${name} knows you best` });
	await chart.getByText('Show the numbers as a table').click();
	const table = chart.getByRole('table');
	await expect(table.getByRole('row')).toHaveCount(1 + best!.recognition.length);
	const last = (best!.recognition.at(-1)! / 100).toFixed(1).replace('.0', '');
	await expect(table.getByRole('row').last()).toContainText(last);
	await expect(table.getByRole('columnheader', { name })).toBeVisible();
});

test.describe('the report of the year', () => {
	test('tells rank, luck, the others and what to try next', async ({ page }) => {
		const { rank } = year.game.state.teams[0]!.history.at(-1)!;
		await begin(page, 'en', '/play/year/report');
		await expect(page.getByText(`Rank ${rank} of 8`).first()).toBeVisible();
		await expect(page.getByText('What to try next')).toBeVisible();
		await expect(page.getByText(/^Replayed scores run from/)).toBeVisible();
		// All 200 years have been replayed once the progress is gone.
		await expect(page.getByText('Replaying the year')).toHaveCount(0, { timeout: 60_000 });
		const companies = page.getByRole('table', { name: 'Every company side by side' });
		await expect(companies.getByRole('row')).toHaveCount(9);
		await expect(page.getByRole('link', { name: 'Watch the replay' })).toHaveAttribute(
			'href',
			'/replay/year'
		);
		await expectAccessible(page);
	});

	test('reads in Chinese and prints without the desk around it', async ({ page }) => {
		await begin(page, 'zh', '/play/year/report');
		await expect(page.getByRole('heading', { name: '年终报告' })).toBeVisible();
		await expect(page.getByRole('heading', { name: '运气与实力' })).toBeVisible();
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('navigation').first()).toBeHidden();
		await expect(page.getByText('接下来')).toBeHidden();
		await expect(page.getByRole('heading', { name: '各公司对比' })).toBeVisible();
	});
});

test('nothing can be read in a report before the year is over @once', async ({ page }) => {
	await begin(page, 'en', '/offline');
	await keepGame(page, playGame(1), 'early');
	await page.goto('/play/early/report');
	await expect(page.getByText('The year is not over yet.')).toBeVisible();
});
