import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page.ts';
import { keepGame, playGame } from './review-game.ts';

const year = playGame();
const rival = year.game.state.teams[1]!;

async function begin(page: Page, path: string, game = year, id = 'year'): Promise<void> {
	await page.goto('/offline');
	await keepGame(page, game, id);
	await page.goto(path);
	// A whole year is replayed before the first look.
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 30_000 });
}
const happened = (page: Page) => page.getByTestId('happened');
const slider = (page: Page) => page.getByRole('slider', { name: 'Step of the game' });

test('a finished game is scrubbed by slider, buttons and arrow keys', async ({ page }) => {
	await begin(page, '/replay/year');
	await expect(happened(page)).toHaveText('The market is laid out. No one has acted yet.');
	await page.getByRole('heading', { level: 1 }).click();
	await page.keyboard.press('ArrowRight');
	await expect(slider(page)).toHaveValue('1');
	await expect(happened(page)).not.toHaveText('The market is laid out. No one has acted yet.');
	await page.keyboard.press('ArrowLeft');
	await expect(slider(page)).toHaveValue('0');
	await page.getByRole('button', { name: 'To the next month' }).click();
	await expect(slider(page)).toHaveAttribute('aria-valuetext', /^Month 2, step/);
	const last = await slider(page).getAttribute('max');
	await slider(page).fill(last!);
	await expect(happened(page)).toContainText('Month 12 closes');
	await expect(page.getByRole('button', { name: 'One step on' })).toBeDisabled();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
});

test('playing goes on by itself until it is paused @once', async ({ page }) => {
	await begin(page, '/replay/year');
	await page.getByLabel('Speed').selectOption('fast');
	await page.getByRole('button', { name: 'Play', exact: true }).click();
	await expect(slider(page)).not.toHaveValue(/^[0-2]$/);
	await page.getByRole('button', { name: 'Pause' }).click();
	const held = await slider(page).inputValue();
	await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
	await expect(slider(page)).toHaveValue(held);
});

test('after the end every company may be looked at @once', async ({ page }) => {
	await begin(page, '/replay/year');
	const last = await slider(page).getAttribute('max');
	await slider(page).fill(last!);
	await page.getByLabel('Company').selectOption({ label: await optionOf(page, rival.name) });
	const own = rival.relations.filter((r) => r && r.claimed > 0 && r.stage !== 'lost').length;
	await expect(page.getByRole('meter')).toHaveCount(own);
});

async function optionOf(page: Page, name: string): Promise<string> {
	const options = await page.getByLabel('Company').getByRole('option').allInnerTexts();
	return options.find((text) => text.startsWith(name))!;
}

test('a fork plays on in a game of its own, and the old one stays @once', async ({ page }) => {
	await begin(page, '/replay/year');
	await page.getByRole('button', { name: 'To the next month' }).click();
	await page.getByRole('button', { name: 'Play on from month 2' }).click();
	await expect(page).toHaveURL(/\/play\/(?!year)[^/]+/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/month 2$/);
	await page.goto('/replay/year');
	await expect(slider(page)).toBeVisible();
});

test('of a running game only the own company is shown, and nothing can be forked @once', async ({
	page
}) => {
	await begin(page, '/replay/running', playGame(2), 'running');
	await expect(page.getByText('The game is still running')).toBeVisible();
	await expect(page.getByLabel('Company')).toHaveCount(0);
	await expect(page.getByRole('button', { name: /Play on from/ })).toHaveCount(0);
});

test('a save that is not here is answered in words @once', async ({ page }) => {
	await page.goto('/replay/nowhere');
	await expect(page.getByText('This game cannot be replayed.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'To the saved games' })).toBeVisible();
});
