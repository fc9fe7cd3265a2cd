import { expect, test } from '@playwright/test';
import { lesson, phoneOf, signIn } from '../support/live-class.ts';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';

test('captains draft on their phones while a teacher runs it, and the teams become companies @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(120_000);
	const found = complaints(page);
	const { classId, owner, captains, members } = await lesson();
	await choose(page, { language: 'en' }, baseURL!);
	await signIn(page, owner, baseURL!);
	await open(page, `/teach/${classId}/teams/draft`);
	await page.getByRole('checkbox', { name: /^Company 1 captain/ }).check();
	await page.getByRole('checkbox', { name: /^Company 2 captain/ }).check();
	await page.getByLabel('Seconds to contest').fill('0');
	await page.getByRole('button', { name: 'Prepare the draft' }).click();
	await expect(page.getByText('0 of 3 students have ranked the captains.')).toBeVisible();

	// A student hears of it on the class page and says whose team would be best.
	const student = await phoneOf(browser, baseURL!, members[1]!, 'zh');
	await open(student, `/class/${classId}`);
	await student.getByRole('link', { name: '去选人' }).click();
	await student.getByLabel('第 1 志愿').selectOption({ label: 'Company 1 captain' });
	await student.getByRole('button', { name: '保存顺序' }).click();
	await expect(student.getByText('已保存')).toBeVisible();
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);
	await expect(page.getByText('1 of 3 students have ranked the captains.')).toBeVisible();
	await page.getByRole('button', { name: 'Begin', exact: true }).click();

	// The order of the first round is drawn: whoever is told so picks, with the keyboard.
	const turn = page.getByRole('status').filter({ hasText: 'picks' });
	await expect(turn).toBeVisible();
	const first = (await turn.textContent())!.includes('Company 1') ? 0 : 1;
	const phones = await Promise.all(
		captains.map((token) => phoneOf(browser, baseURL!, token, 'en'))
	);
	for (const phone of phones) await open(phone, `/class/${classId}/draft`);
	const [picking, waiting] = [phones[first]!, phones[1 - first]!];
	await expect(waiting.getByRole('button', { name: /^Pick / })).toHaveCount(0);
	await picking.getByRole('button', { name: 'Pick Loner' }).press('Enter');
	await expect(waiting.getByRole('status').filter({ hasText: 'Your turn' })).toBeVisible();
	await expect(waiting.getByRole('button', { name: 'Pick Loner' })).toHaveCount(0);
	await expectAccessible(waiting);
	await expectNoSidewaysScroll(waiting);

	// The lesson is short: the rest is picked at once, and the teams become companies.
	await page.getByRole('button', { name: 'Pick the rest automatically' }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /^Pick the rest/ })
		.click();
	await expect(page.getByText('Done: everybody has a team.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Make these the companies' }).click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: /^Make these/ })
		.click();
	await expect(page.getByRole('button', { name: 'Prepare the draft' })).toBeVisible();
	await expect(student.getByText('现在没有选人')).toBeVisible();
	expect(found).toEqual([]);
	for (const one of [student, ...phones]) await one.context().close();
});
