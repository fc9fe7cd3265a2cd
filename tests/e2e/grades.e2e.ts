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

test('a mark is entered, weighed, published and explained to the student @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const found = complaints(page);
	await choose(page, { language: 'en' }, baseURL!);
	await page.context().addCookies([{ ...(await seedInstructor()), url: baseURL! }]);
	await open(page, '/teach');
	await page.getByLabel('Name of the class').fill('Grades');
	await page.getByRole('button', { name: 'Create the class' }).click();
	const code = (await page.getByTestId('join-code').innerText()).trim();
	const overview = page.url();

	const student = await deviceOf(browser, baseURL!, { language: 'zh' }, phone);
	await open(student, `/join/${code}`);
	await student.getByLabel('你的姓名').fill('王小明');
	await student.getByLabel('学号').fill('20230101');
	await student.getByLabel('设一个密码').fill('secret-1');
	await student.getByRole('button', { name: '进入课堂' }).click();
	await student.waitForURL(/\/class\//);
	const room = student.url();

	await open(page, `${overview}/grades`);
	await page.getByText('New column by hand').click();
	await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Letter');
	await page.getByLabel('What it is about').selectOption('task');
	await page.getByRole('button', { name: 'Add the column' }).click();
	await page.getByLabel('王小明').fill('８５');
	await page.getByRole('button', { name: 'Save the marks' }).click();
	await expect(page.getByText('Marks saved: 1')).toBeVisible();
	await expectAccessible(page);

	await open(page, `${overview}/grades/weights`);
	await page.getByLabel('Process: Weight').fill('50');
	await expect(page.getByText('Sum 110 of 100')).toBeVisible();
	await page.getByRole('button', { name: 'Save as a new version' }).click();
	await expect(page.getByText('The weights add up to 110, not to 100.')).toBeVisible();
	await page.getByLabel('Result: Weight').fill('10');
	await page.getByRole('button', { name: 'Save as a new version' }).click();
	await expect(page.getByText('Saved as version 1.')).toBeVisible();
	await expect(page.getByLabel('Result: Weight')).toHaveValue('10');
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	await open(page, `${overview}/grades`);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.getByRole('button', { name: 'Publish grades' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Publish grades' }).click();
	await expect(page.getByText('Students have seen their grades since')).toBeVisible();
	// By the keyboard from the name to the third cell, and to its reasons.
	await page
		.getByRole('row', { name: /王小明/ })
		.getByRole('link', { name: '王小明' })
		.focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Enter');
	await expect(page.getByText('85 of 100 is 85 %.')).toBeVisible();
	await expectAccessible(page);

	await open(student, `${room}/grades`);
	await expect(student.getByText('85 %').first()).toBeVisible();
	await student.getByText('为什么是这个分数？').nth(1).click();
	await expect(student.getByText('由教师录入。')).toBeVisible();
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);
	await open(student, '/notices');
	await expect(student.getByText('已评分')).toBeVisible();
	await expectAccessible(student);
	await student.context().close();
	expect(found).toEqual([]);
});
