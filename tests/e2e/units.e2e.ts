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

test('a unit is written, published, read on a phone, discussed and handed in, also without scripts @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const found = complaints(page);
	await choose(page, { language: 'en' }, baseURL!);
	await page.context().addCookies([{ ...(await seedInstructor()), url: baseURL! }]);
	await open(page, '/teach');
	await page.getByLabel('Name of the class').fill('Units');
	await page.getByRole('button', { name: 'Create the class' }).click();
	const code = (await page.getByTestId('join-code').innerText()).trim();

	await page.getByRole('link', { name: 'Units', exact: true }).click();
	await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Client value');
	await expect(page.getByText('No Chinese yet')).toBeVisible();
	await page.getByRole('button', { name: 'Make the unit' }).click();
	await expect(page.getByRole('heading', { level: 2, name: 'Client value' })).toBeVisible();
	const unit = page.url();

	await page.getByRole('link', { name: 'Add text' }).first().click();
	// The page of the unit has a title too: what only the next page has comes first.
	const text = page.getByRole('group', { name: 'Text' });
	await text.getByLabel('English').fill('**Value** <script>alert(1)</script>');
	await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Read this');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Save' }).click();
	await page.waitForURL(unit);

	await page.getByRole('link', { name: 'Add file' }).first().click();
	await expect(page.getByRole('heading', { name: 'Upload a file' })).toBeVisible();
	// A page that was loaded whole takes files once its script has begun.
	await page.locator('html[data-ready]').waitFor();
	const picker = page.locator('input[type=file]');
	await picker.setInputFiles({
		name: 'a.html',
		mimeType: 'image/png',
		buffer: Buffer.from('<html>')
	});
	await expect(page.getByText('This kind of file is not taken')).toBeVisible();
	const pdf = Buffer.from(`%PDF-1.7 ${'x'.repeat(600_000)}`);
	await picker.setInputFiles({ name: 'slides.php.pdf', mimeType: 'application/pdf', buffer: pdf });
	await expect(page.getByText('slides_php.pdf has arrived')).toBeVisible();
	await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Slides');
	await page.getByLabel('Uploaded file').selectOption({ label: 'slides_php.pdf' });
	await page.getByRole('button', { name: 'Save' }).click();
	await page.waitForURL(unit);

	await page.getByRole('link', { name: 'Add task' }).first().click();
	await page.getByLabel('Who hands in').selectOption({ label: 'Each student' });
	await page.getByRole('group', { name: 'Title' }).getByLabel('English').fill('Write a letter');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.getByRole('button', { name: 'Open now' }).click();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await open(page, unit);
	await page.getByRole('button', { name: 'Publish now' }).click();
	await expect(page.getByText('Students see this unit.')).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	const student = await deviceOf(browser, baseURL!, { language: 'zh' }, phone);
	await open(student, `/join/${code}`);
	await student.getByLabel('你的姓名').fill('王小明');
	await student.getByLabel('学号').fill('20230101');
	await student.getByLabel('设一个密码').fill('secret-1');
	await student.getByRole('button', { name: '进入课堂' }).click();
	await student.waitForURL(/\/class\//);
	// From here on a phone that runs no scripts.
	const plain = await browser.newContext({
		...{ ...phone, baseURL: baseURL!, javaScriptEnabled: false },
		storageState: await student.context().storageState()
	});
	const reader = await plain.newPage();
	await reader.goto(student.url());
	await reader.getByRole('link', { name: '打开单元' }).click();
	await expect(reader.getByText('尚无译文：显示英文').first()).toBeVisible();
	await expect(reader.getByText('<script>alert(1)</script>')).toBeVisible();
	await reader.getByRole('link', { name: 'Write a letter' }).click();
	await reader.getByLabel('你的文字').fill('尊敬的王总 <b>');
	await reader.getByRole('button', { name: '提交' }).click();
	await expect(reader.getByText('尊敬的王总 <b>').first()).toBeVisible();
	await expect(reader.getByText('已提交').first()).toBeVisible();
	const task = reader.url();
	await plain.close();

	await open(student, task);
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);
	await open(student, task.replace(/\/tasks\/.*/, ''));
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);
	const file = await student.request.get(
		(await student.getByRole('link', { name: '下载' }).getAttribute('href'))!,
		{ headers: { range: 'bytes=0-4' } }
	);
	expect([file.status(), await file.text()]).toEqual([206, '%PDF-']);
	expect(file.headers()).toMatchObject({
		'content-disposition': expect.stringMatching(/^attachment; filename="slides_php.pdf"/),
		'content-security-policy': expect.stringContaining('sandbox'),
		'x-content-type-options': 'nosniff'
	});
	await student.getByRole('link', { name: '讨论' }).click();
	await student.getByLabel('发言').fill('为什么？');
	await student.getByRole('button', { name: '发布' }).click();
	await expect(student.getByText('为什么？')).toBeVisible();
	await expectAccessible(student);
	await student.context().close();
	// The browser itself complains of the file that was refused, and of nothing else.
	expect(found.filter((text) => !text.includes('415'))).toEqual([]);
});
