import { expect, test, type Page } from '@playwright/test';
import { LONG } from '../support/devices.ts';
import { lesson, phoneOf, signIn } from '../support/live-class.ts';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';

/** Makes a game of the class and shows its console. @returns the game's id */
async function makeGame(page: Page, classId: string): Promise<string> {
	await open(page, `/teach/${classId}/games/new`);
	await page.getByRole('radio', { name: /^Race/ }).check();
	await page.getByLabel('Companies played by bots').fill('3');
	await page.getByText('More settings').click();
	await page.getByLabel('Seed', { exact: true }).fill('LESSON');
	await page.getByRole('button', { name: 'Make the game' }).click();
	await page.waitForURL(/\/teach\/run\//);
	await expect(page.getByText('Preparing')).toBeVisible();
	return page.url().split('/').at(-1)!;
}

const console_ = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

async function market(page: Page, game: string): Promise<void> {
	await open(page, `/game/${game}/market`);
	await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
}

/** The button that claims a client, on the market page. */
const claimOf = (page: Page, verb: RegExp) =>
	page.getByRole('main').getByRole('button', { name: verb }).first();

test('a month is raced, closed, revealed on the stage and read on the phones @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const found = complaints(page);
	const { classId, owner, captains } = await lesson();
	await choose(page, { language: 'en' }, baseURL!);
	await signIn(page, owner, baseURL!);
	const game = await makeGame(page, classId);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	const fast = await phoneOf(browser, baseURL!, captains[0]!, 'en');
	const slow = await phoneOf(browser, baseURL!, captains[1]!, 'zh');
	await open(fast, `/class/${classId}`);
	await fast.getByRole('link', { name: 'To your desk' }).click();
	await expect(fast.getByTestId('lesson')).toContainText('The instructor opens the month');
	await market(fast, game);
	await market(slow, game);

	// The month opens on every device by itself.
	await console_(page, 'Open month 1').click();
	await expect(page.getByRole('timer')).toBeVisible();
	await expect(fast.getByTestId('lesson')).toContainText('The month closes in');
	await expect(slow.getByTestId('lesson')).toContainText('本月截止还有');

	// Both want a client with one place; the slower one is told, and offered others.
	const client = await fast.evaluate(async (game) => {
		const news = await (await fetch(`/game/${game}/news?settled=-1`)).json();
		type Client = { slots: number; taken: number; name: { en: string; zh: string } };
		return (news.view.clients as Client[]).find((c) => c.slots - c.taken === 1)!.name;
	}, game);
	let release: () => void = () => undefined;
	const held = new Promise<void>((done) => (release = done));
	// The slower phone has not heard yet that the place is gone.
	await slow.route('**/news?*', async (route) => {
		await held;
		await route.continue();
	});
	await fast.getByRole('button', { name: `Claim: ${client.en}` }).click();
	await expect(fast.getByTestId('saved')).toContainText('Everything is saved');
	await slow.getByRole('button', { name: `申请名额：${client.zh}` }).click();
	release();
	await expect(slow.getByText(`${client.zh} 已没有名额`)).toBeVisible();
	await expectAccessible(slow);
	await expectNoSidewaysScroll(slow);
	await slow
		.getByRole('button', { name: /^申请 / })
		.first()
		.click();
	await expect(slow.getByText(`${client.zh} 已没有名额`)).toBeHidden();
	await expectAccessible(fast);
	await expectNoSidewaysScroll(fast);

	// Closing, then the envelopes one by one on the projector.
	const stage = await (await browser.newContext({ baseURL: baseURL! })).newPage();
	await choose(stage, { language: 'en' }, baseURL!);
	await signIn(stage, owner, baseURL!);
	await open(stage, `/stage/${game}`);
	await expect(stage.getByText('Time left').first()).toBeVisible();
	await expectAccessible(stage);
	page.on('dialog', (dialog) => dialog.accept());
	await console_(page, 'Close the month').click();
	await expect(page.getByText('Closed, results ready')).toBeVisible();
	await expect(stage.getByText(/^Envelopes opened: 0 of/)).toBeVisible();
	await expect(fast.getByTestId('lesson')).toContainText('The month is closed');
	await stage.keyboard.press('PageDown');
	await expect(stage.getByText(/^Envelopes opened: 1 of/)).toBeVisible();
	await expectAccessible(stage);
	await console_(page, 'Show all results').click();
	await expect(stage.getByText('After month 1')).toBeVisible();
	await expectAccessible(stage);
	await open(fast, `/game/${game}/review`);
	await expect(fast.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
	await console_(page, 'Prepare month 2').click();
	await expect(page.getByText('Month 2 of 12')).toBeVisible();
	expect(found).toEqual([]);
	for (const other of [fast, slow, stage]) await other.context().close();
});

test('a phone that loses the network keeps what is pressed, and nothing is lost or doubled @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const { classId, owner, captains } = await lesson();
	await choose(page, { language: 'en' }, baseURL!);
	await signIn(page, owner, baseURL!);
	const game = await makeGame(page, classId);
	await console_(page, 'Open month 1').click();
	await expect(page.getByRole('timer')).toBeVisible();

	const student = await phoneOf(browser, baseURL!, captains[0]!, 'en');
	await market(student, game);
	await student.context().setOffline(true);
	await claimOf(student, /^Claim: /).click();
	await expect(student.getByTestId('saved')).toContainText('1 on the way');
	await student.context().setOffline(false);
	await expect(student.getByTestId('saved')).toContainText('Everything is saved', {
		timeout: 20_000
	});
	const ours = await student.evaluate(async (game) => {
		const news = await (await fetch(`/game/${game}/news?settled=-1`)).json();
		return news.view.clients.filter((c: { ours: boolean }) => c.ours).length as number;
	}, game);
	expect(ours).toBe(1);
	await student.context().close();
});

test('the instructor pauses, adds time, hands a company to a bot and back, and rewinds', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const { classId, owner, captains } = await lesson();
	await choose(page, { language: 'en' }, baseURL!);
	await signIn(page, owner, baseURL!);
	const game = await makeGame(page, classId);
	page.on('dialog', (dialog) => dialog.accept());
	const student = await phoneOf(browser, baseURL!, captains[0]!, 'en');
	await open(student, `/game/${game}`);
	await console_(page, 'Open month 1').click();
	await console_(page, 'Pause').click();
	await expect(page.getByText('Paused')).toBeVisible();
	await expect(student.getByTestId('lesson')).toContainText('The instructor has paused the market');
	await console_(page, '+2 min').click();
	await expect(page.getByRole('timer')).toContainText(/^(10:00|9:5\d)$/);
	await console_(page, 'Go on').click();
	await expect(student.getByTestId('lesson')).toContainText('The month closes in');

	const company = page.getByRole('row').filter({ hasText: 'Company 2' });
	const wide = await company.count();
	const scope = wide > 0 ? company : page.getByRole('listitem').filter({ hasText: 'Company 2' });
	await scope.getByRole('button', { name: 'Let a bot play' }).click();
	await expect(scope.getByText('Bot', { exact: true })).toBeVisible();
	await scope.getByRole('button', { name: 'Give back to the team' }).click();
	await expect(scope.getByText('Bot', { exact: true })).toBeHidden();

	await console_(page, 'Go back').click();
	await page.waitForURL((url) => /\/teach\/run\//.test(url.href) && !url.href.includes(game));
	await expect(page.getByText('Preparing')).toBeVisible();
	// The phone follows to the game that goes on.
	await expect(student).toHaveURL((url) => /\/game\//.test(url.href) && !url.href.includes(game));
	await student.context().close();
});
