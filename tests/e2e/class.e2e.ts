import {
	expect,
	test,
	type Browser,
	type BrowserContextOptions,
	type Page
} from '@playwright/test';
import { deviceOf, LONG, phone } from '../support/devices.ts';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';
import { seedInstructor } from '../support/seed-instructor.ts';

/** A browser of its own for one person. */
async function person(
	browser: Browser,
	baseURL: string,
	choice: Parameters<typeof choose>[1],
	options: BrowserContextOptions = {}
): Promise<{ page: Page; found: string[] }> {
	const page = await deviceOf(browser, baseURL, choice, options);
	return { page, found: complaints(page) };
}

async function instructor(page: Page, baseURL: string): Promise<void> {
	await page.context().addCookies([{ ...(await seedInstructor()), url: baseURL }]);
}

/** A new class; the page shows its overview. @returns the code */
async function createClass(page: Page, name: string, listed = false): Promise<string> {
	await open(page, '/teach');
	if (listed) await page.getByText('Only those on the class list').click();
	await page.getByLabel('Name of the class').fill(name);
	await page.getByRole('button', { name: 'Create the class' }).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	return (await page.getByTestId('join-code').innerText()).trim();
}

/** Types the code, then name, number and password. */
async function joinOpen(page: Page, code: string, name: string, number: string, zh: boolean) {
	await open(page, '/join');
	await page.getByLabel(zh ? '课堂码' : 'Code').fill(code.toLowerCase());
	await page.getByRole('button', { name: zh ? '下一步' : 'Next' }).click();
	await page.getByLabel(zh ? '你的姓名' : 'Your name').fill(name);
	await page.getByLabel(zh ? '学号' : 'Student number').fill(number);
	await page.getByLabel(zh ? '设一个密码' : 'Choose a password').fill('secret-1');
	await page.getByRole('button', { name: zh ? '进入课堂' : 'Enter the class' }).click();
	await page.waitForURL(/\/class\//);
	await page.locator('html[data-ready]').waitFor();
}

test('a class starts: three phones join by code and form a team, the instructor sees them come @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const found = complaints(page);
	await choose(page, { language: 'en' }, baseURL!);
	await instructor(page, baseURL!);
	await open(page, '/teach');
	await expectAccessible(page);
	const code = await createClass(page, 'CRM, Tuesday group');
	await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
	await expectAccessible(page);

	const wang = await person(browser, baseURL!, { language: 'zh' }, phone);
	await joinOpen(wang.page, code, '王小明', '20230101', true);
	await expect(page.getByRole('link', { name: '王小明' })).toBeVisible();
	await wang.page.getByText('新建公司', { exact: true }).click();
	await wang.page.getByLabel('公司名称').fill('青桥贸易');
	await wang.page.getByRole('button', { name: '创建' }).click();
	await expect(wang.page.getByRole('heading', { name: '青桥贸易' })).toBeVisible();
	await expectAccessible(wang.page);
	await expectNoSidewaysScroll(wang.page);

	const li = await person(browser, baseURL!, { language: 'zh', theme: 'dark' }, phone);
	await joinOpen(li.page, code, '李雷', '20230102', true);
	await expectAccessible(li.page);
	await li.page.getByRole('button', { name: '加入“青桥贸易”' }).click();
	await expect(li.page.getByRole('status')).toContainText('你在“青桥贸易”');

	const anna = await person(browser, baseURL!, { language: 'en' }, phone);
	await joinOpen(anna.page, code, 'Anna Smith', '20230103', false);
	await anna.page.getByRole('button', { name: 'Join 青桥贸易' }).click();
	await expect(anna.page.getByRole('status')).toContainText('You are in 青桥贸易');
	await expectAccessible(anna.page);
	await expectNoSidewaysScroll(anna.page);
	// The first phone hears of the others by itself.
	await expect(wang.page.getByText('Anna Smith')).toBeVisible();

	await expect(page.getByText('3 of 3 here').first()).toBeVisible();
	await page.getByRole('link', { name: 'Teams', exact: true }).click();
	const company = page.getByRole('region', { name: '青桥贸易' });
	await expect(company.getByText('3 of 7')).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	// What the instructor does is on the phones at once.
	await company.getByLabel('Company of Anna Smith').selectOption({ label: 'No company' });
	await expect(anna.page.getByRole('status')).toContainText('Now join a company');
	expect([found, wang.found, li.found, anna.found]).toEqual([[], [], [], []]);
	for (const { page } of [wang, li, anna]) await page.context().close();
});

test('a class list is pasted, corrected and picked from; another device brings the seat back @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	await choose(page, { language: 'en' }, baseURL!);
	await instructor(page, baseURL!);
	const code = await createClass(page, 'With a list', true);
	await page.getByRole('link', { name: 'Import the class list' }).click();
	await page.getByRole('link', { name: 'Import a list' }).click();
	await page.getByLabel('Paste from a spreadsheet').fill('姓名\t学号\n王小明\t20230101\n李雷\t');
	await page.getByRole('button', { name: 'Check the list' }).click();
	await expect(page.getByText('Line 3: no student number for 李雷')).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page
		.getByLabel('Paste from a spreadsheet')
		.fill('姓名\t学号\n王小明\t20230101\n李雷\t20230102');
	await page.getByRole('button', { name: 'Check the list' }).click();
	await expect(page.getByText('New (2)')).toBeVisible();
	await page.getByRole('button', { name: 'Import', exact: true }).click();
	await expect(page.getByText('Class list (2)')).toBeVisible();
	await expectAccessible(page);

	const pick = async (choice: Parameters<typeof choose>[1]) => {
		const someone = await person(browser, baseURL!, choice, phone);
		await open(someone.page, `/join/${code}`);
		await someone.page.getByLabel('你的姓名').fill('王');
		await someone.page.getByRole('link', { name: '王小明' }).click();
		await someone.page.getByLabel('学号后四位').fill('0101');
		return someone;
	};
	const first = await pick({ language: 'zh' });
	await expectAccessible(first.page);
	await first.page.getByLabel('设一个密码').fill('secret-1');
	await first.page.getByRole('button', { name: '进入课堂' }).click();
	await expect(first.page.getByRole('heading', { name: 'With a list' })).toBeVisible();
	const address = first.page.url();

	const second = await pick({ language: 'zh', theme: 'dark' });
	await second.page.getByLabel('你的密码').fill('not mine');
	await second.page.getByRole('button', { name: '进入课堂' }).click();
	await expect(second.page.getByText('密码不对')).toBeVisible();
	await second.page.getByLabel('你的密码').fill('secret-1');
	await second.page.getByRole('button', { name: '进入课堂' }).click();
	await second.page.waitForURL(address);

	// The instructor frees the name, and the seat waits for whoever picks it next.
	await page.getByRole('link', { name: '王小明' }).click();
	await expect(page.getByRole('heading', { name: '王小明' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Free the name' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Free the name' }).click();
	await expect(page.getByText('Not yet joined')).toBeVisible();
	for (const { page } of [first, second]) await page.context().close();
});

test('wrong, replaced and locked codes say what to do @once', async ({
	page,
	browser,
	baseURL
}) => {
	await choose(page, { language: 'en' }, baseURL!);
	await instructor(page, baseURL!);
	const code = await createClass(page, 'Codes');
	const someone = await person(browser, baseURL!, { language: 'en' }, phone);
	await open(someone.page, '/join');
	await someone.page.getByLabel('Code').fill('NOPE22');
	await someone.page.getByRole('button', { name: 'Next' }).click();
	await expect(someone.page.getByText('No class has this code.')).toBeVisible();
	await expectAccessible(someone.page);

	await page.getByRole('button', { name: 'New code' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'New code' }).click();
	await expect(page.getByTestId('join-code')).not.toHaveText(code);
	await open(someone.page, `/join/${code}`);
	await expect(someone.page.getByText('This code is no longer valid.')).toBeVisible();

	await page.getByRole('button', { name: 'Lock the class' }).click();
	await expect(page.getByText('Locked: nobody new gets in')).toBeVisible();
	await open(someone.page, `/join/${(await page.getByTestId('join-code').innerText()).trim()}`);
	await expect(someone.page.getByText('takes nobody new')).toBeVisible();
	await someone.page.context().close();
});

test('an instructor prepares a class without JavaScript @once', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
	const page = await context.newPage();
	await choose(page, { language: 'en' }, baseURL!);
	await instructor(page, baseURL!);
	await page.goto('/teach');
	await page.getByLabel('Name of the class').fill('Plain forms');
	await page.getByRole('button', { name: 'Create the class' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Plain forms' })).toBeVisible();
	await page.getByRole('link', { name: 'Class list' }).click();
	await page.getByLabel('Name', { exact: true }).fill('王小明');
	await page.getByLabel('Student number').fill('20230101');
	await page.getByRole('button', { name: 'Add', exact: true }).click();
	await expect(page.getByText('Class list (1)')).toBeVisible();
	await context.close();
});

for (const [language, theme] of [
	['zh', 'dark'],
	['en', 'light']
] as const)
	test(`the pages of a class can be used by everyone, in ${language} and ${theme}`, async ({
		page,
		browser,
		baseURL
	}) => {
		const maker = await person(browser, baseURL!, { language: 'en' });
		await instructor(maker.page, baseURL!);
		await createClass(maker.page, '客户关系管理 CRM');
		const base = new URL(maker.page.url()).pathname;
		await page.context().addCookies(await maker.page.context().cookies());
		await choose(page, { language, theme }, baseURL!);
		const found = complaints(page);
		for (const path of ['', '/roster', '/roster/import', '/teams', '/settings']) {
			await open(page, base + path);
			await expectNoSidewaysScroll(page);
			await expectAccessible(page);
		}
		expect(found).toEqual([]);
		await maker.page.context().close();
	});
