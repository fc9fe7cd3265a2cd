import { expect, test } from '@playwright/test';
import { deviceOf, LONG, phone } from '../support/devices.ts';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';
import { seedInstructor } from '../support/seed-instructor.ts';

test('a company presents, a phone rates it with and without scripts, the stage shows the podium @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const found = complaints(page);
	await choose(page, { language: 'en' }, baseURL!);
	await page.context().addCookies([{ ...(await seedInstructor()), url: baseURL! }]);
	await open(page, '/teach');
	await page.getByLabel('Name of the class').fill('Speaking');
	await page.getByRole('button', { name: 'Create the class' }).click();
	const code = (await page.getByTestId('join-code').innerText()).trim();

	const student = await deviceOf(browser, baseURL!, { language: 'zh' }, phone);
	await open(student, `/join/${code}`);
	await student.getByLabel('你的姓名').fill('王小明');
	await student.getByLabel('学号').fill('20230101');
	await student.getByLabel('设一个密码').fill('secret-1');
	await student.getByRole('button', { name: '进入课堂' }).click();
	await student.waitForURL(/\/class\//);

	await page.getByRole('link', { name: 'Teams', exact: true }).click();
	const company = page.getByRole('region', { name: 'Make a company' });
	for (const name of ['North Star', 'Blue Whale']) {
		await company.getByLabel('Name of the company').fill(name);
		await company.getByRole('button', { name: 'Make a company' }).click();
		await expect(page.getByRole('region', { name })).toBeVisible();
	}
	await page.getByRole('link', { name: 'Units', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Make the unit' })).toBeVisible();
	await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Week 3');
	await page.getByRole('button', { name: 'Make the unit' }).click();
	await page.getByRole('button', { name: 'Publish now' }).click();
	await expect(page.getByText('Students see this unit.')).toBeVisible();
	await page.getByRole('link', { name: 'New session' }).click();
	const make = page.getByRole('button', { name: 'Make the session' });
	await expect(make).toBeVisible();
	await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Pitches');
	await make.click();
	await page.getByRole('button', { name: 'Call North Star' }).click();
	await page.getByRole('button', { name: 'Start the clock' }).click();
	await page.getByRole('button', { name: 'English', exact: true }).click();
	await expect(page.getByText('100 % English')).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	const rating = new URL(
		(await page.getByRole('link', { name: 'As students see it' }).getAttribute('href'))!,
		baseURL
	);

	await open(student, rating.pathname);
	const level = (form: typeof student, criterion: string, n: number) =>
		form
			.getByRole('group', { name: criterion })
			.getByRole('radio')
			.nth(n - 1)
			.check({ force: true });
	for (const criterion of ['客户洞察', '论证与证据', '双语表达', '答辩'])
		await level(student, criterion, 3);
	await student.getByRole('button', { name: '提交评分' }).click();
	await expect(student.getByText('已保存给North Star的评分')).toBeVisible();
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);
	// The same phone without scripts changes its mind.
	const plain = await browser.newContext({
		...{ ...phone, baseURL: baseURL!, javaScriptEnabled: false },
		storageState: await student.context().storageState()
	});
	const reader = await plain.newPage();
	await reader.goto(rating.pathname);
	await level(reader, '答辩', 4);
	await reader.getByRole('button', { name: '修改评分' }).click();
	await expect(reader.getByText('已保存给North Star的评分')).toBeVisible();
	await plain.close();

	const stage = await deviceOf(browser, baseURL!, { language: 'en' });
	await stage.context().addCookies(await page.context().cookies());
	await page.getByRole('link', { name: 'Settings and criteria' }).click();
	await expect(page.getByRole('heading', { name: 'Criteria' })).toBeVisible();
	await page.getByLabel('Fewest ratings for a place').fill('1');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByText('Saved.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Pitches' }).click();
	await page.getByRole('button', { name: 'Finish this turn' }).click();
	await expect(page.getByRole('button', { name: 'Call Blue Whale' })).toBeVisible();
	await page.getByRole('button', { name: 'Lock the rating' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Lock the rating' }).click();
	await expect(page.getByRole('heading', { name: 'Result' })).toBeVisible();
	await open(stage, `/stage/speaking/${page.url().split('/').at(-1)}`);
	await expect(stage.getByText('The rating is locked')).toBeVisible();
	await stage.keyboard.press('PageDown');
	await expect(stage.getByText('75 points')).toBeVisible();
	await expectAccessible(stage);
	// Nothing was loaded by hand: the phone has heard of it.
	await expect(student.getByText('North Star').first()).toBeVisible();
	await expect(student.getByText('75 分').first()).toBeVisible();
	expect(found).toEqual([]);
});
