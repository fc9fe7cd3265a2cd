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

test('a bank is filled, a quiz made of it and taken on a phone, with and without scripts @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const found = complaints(page);
	await choose(page, { language: 'en' }, baseURL!);
	await page.context().addCookies([{ ...(await seedInstructor()), url: baseURL! }]);
	await open(page, '/teach');
	await page.getByLabel('Name of the class').fill('Quizzes');
	await page.getByRole('button', { name: 'Create the class' }).click();
	const code = (await page.getByTestId('join-code').innerText()).trim();

	await page.getByRole('link', { name: 'Questions', exact: true }).click();
	await page.getByRole('button', { name: /^Take all \d+ questions$/ }).click();
	await expect(page.getByText(/^Questions added: \d+/)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Import', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Import questions' })).toBeVisible();
	await page.locator('html[data-ready]').waitFor();
	await page.locator('input[type=file]').setInputFiles({
		name: 'mine.gift',
		mimeType: 'text/plain',
		buffer: Buffer.from('::Mine:: My own <b>question</b>? {=yes ~no}\n\n::Bad:: Broken {=x')
	});
	await expect(page.getByText('New questions: 1')).toBeVisible();
	await expect(page.getByText('Line 3:')).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel(/Leave out the faulty ones/).check();
	await page.getByRole('button', { name: 'Import now (1)' }).click();
	await expect(page.getByRole('heading', { name: 'Question bank' })).toBeVisible();

	await page.getByRole('link', { name: 'Units', exact: true }).click();
	await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Week one');
	await page.getByRole('button', { name: 'Make the unit' }).click();
	await page.getByRole('button', { name: 'Publish now' }).click();
	await expect(page.getByText('Students see this unit.')).toBeVisible();
	await page.getByRole('link', { name: 'New quiz' }).first().click();
	await expect(page.getByRole('heading', { name: 'New quiz' })).toBeVisible();
	await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Entry quiz');
	await page.getByRole('button', { name: 'Make the quiz' }).click();
	for (const words of ['Mine', 'Stages in order', 'Measures by stage']) {
		await page.getByLabel('Words', { exact: true }).fill(words);
		await page.getByRole('button', { name: 'Search' }).click();
		await page.getByLabel(new RegExp(words)).check();
		await page.getByRole('button', { name: 'Add the chosen questions' }).click();
		await expect(page.getByRole('link', { name: new RegExp(words) })).toBeVisible();
	}
	await page.getByRole('button', { name: 'Publish the quiz' }).click();
	await expect(page.getByText('Students see this quiz.')).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	const student = await deviceOf(browser, baseURL!, { language: 'zh' }, phone);
	await open(student, `/join/${code}`);
	await student.getByLabel('你的姓名').fill('王小明');
	await student.getByLabel('学号').fill('20230102');
	await student.getByLabel('设一个密码').fill('secret-1');
	await student.getByRole('button', { name: '进入课堂' }).click();
	await student.waitForURL(/\/class\//);
	await student.getByRole('link', { name: '打开单元' }).click();
	await student.getByRole('link', { name: /Entry quiz/ }).click();
	await student.getByRole('button', { name: '开始作答' }).click();
	await expect(student.getByText('作答会自动保存')).toBeVisible();
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);
	await student.getByLabel('yes', { exact: true }).check();
	await student.getByRole('button', { name: /^下移/ }).first().press('Enter');
	await expect(student.getByText('已全部保存')).toBeVisible();
	await student.reload();
	await expect(student.getByLabel('yes', { exact: true })).toBeChecked();
	const address = student.url();

	// The same attempt goes on where no scripts run.
	const plain = await browser.newContext({
		...{ ...phone, baseURL: baseURL!, javaScriptEnabled: false },
		storageState: await student.context().storageState()
	});
	const reader = await plain.newPage();
	await reader.goto(address);
	await expect(reader.getByLabel('yes', { exact: true })).toBeChecked();
	const steps = reader.getByLabel(/的位置$/);
	for (let at = 0; at < (await steps.count()); at++) await steps.nth(at).selectOption('1');
	await reader.getByRole('button', { name: '交卷' }).click();
	await expect(reader.getByText('还没有交卷').first()).toBeVisible();
	for (let at = 0; at < (await steps.count()); at++)
		await steps.nth(at).selectOption(String(at + 1));
	const partners = reader.getByLabel(/^与/);
	for (let at = 0; at < (await partners.count()); at++)
		await partners.nth(at).selectOption({ index: 1 });
	await reader.getByRole('button', { name: '交卷' }).click();
	await expect(reader.getByText('第 1 次作答详情')).toBeVisible();
	await expect(reader.getByText('你的答案').first()).toBeVisible();
	await plain.close();
	await open(student, address);
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);
	await student.context().close();
	expect(found).toEqual([]);
});
