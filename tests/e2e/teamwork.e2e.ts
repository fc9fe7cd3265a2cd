import { expect, test } from '@playwright/test';
import { lesson, phoneOf, signIn } from '../support/live-class.ts';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';

test('two of a team decide together: one drafts, the captain confirms, and they talk @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(120_000);
	const found = complaints(page);
	const way = { access: 'race', decisionMode: 'confirm' } as const;
	const { owner, captains, members, game } = await lesson(way);
	const console_ = await (await browser.newContext({ baseURL: baseURL! })).newPage();
	await choose(console_, { language: 'en' }, baseURL!);
	await signIn(console_, owner, baseURL!);
	await open(console_, `/teach/run/${game}`);
	await console_.getByRole('button', { name: 'Open month 1' }).click();
	await expect(console_.getByText('Open', { exact: true }).first()).toBeVisible();
	await console_.context().close();

	// The captain looks at the market; the member, on a phone, wants a client.
	await choose(page, { language: 'en' }, baseURL!);
	await signIn(page, captains[0]!, baseURL!);
	await open(page, `/game/${game}/market`);
	const member = await phoneOf(browser, baseURL!, members[0]!, 'zh');
	await open(member, `/game/${game}/market`);
	await expect(page.getByTestId('faces')).toHaveAccessibleName(/2 here/);
	await member
		.getByRole('main')
		.getByRole('button', { name: /^申请名额：/ })
		.first()
		.click();
	await expect(member.getByText('已存为草稿，等队长在“团队”里确认。')).toBeVisible();

	// The captain hears of it at once and says yes.
	await expect(page.getByText('1 draft waits for your yes')).toBeVisible();
	await page.getByRole('button', { name: 'Look', exact: true }).click();
	const drafts = page.getByTestId('drafts');
	await expect(drafts.getByText('by Company 1 member')).toBeVisible();
	await expect(page.getByTestId('people').getByText('Looks at: Market')).toBeVisible();
	await expectAccessible(page);
	await drafts.getByRole('button', { name: /^Confirm: / }).click();
	await expect(page.getByText('1 draft carried out')).toBeVisible();
	await expect(drafts.getByText('No drafts are waiting')).toBeVisible();
	await expect(page.getByTestId('deeds').getByText(/confirmed by Company 1 captain/)).toBeVisible();

	// A message marks the phone, and is read there as the text that it is.
	await page.getByLabel('Message to your team').fill('<b>Well chosen</b>');
	await page.getByRole('button', { name: 'Send' }).click();
	await expect(member.getByTestId('faces')).toHaveAccessibleName(/1 项等你处理/);
	await member.getByTestId('faces').click();
	await expect(member.getByTestId('chat').getByText('<b>Well chosen</b>')).toBeVisible();
	await expect(member.getByTestId('faces')).not.toHaveAccessibleName(/等你处理/);
	await expectAccessible(member);
	await expectNoSidewaysScroll(member);
	expect(found).toEqual([]);
	await member.context().close();
});
