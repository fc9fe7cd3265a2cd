import { expect, test } from '@playwright/test';
import { LONG } from '../support/devices.ts';
import { lesson, phoneOf, signIn } from '../support/live-class.ts';
import { choose, expectAccessible, expectNoSidewaysScroll, open } from '../support/page.ts';

test('a company that runs out of money is warned two months ahead, restructured, and plays on @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(LONG);
	const { owner, captains, game } = await lesson({ capital: 150_000, access: 'race' });
	await choose(page, { language: 'en' }, baseURL!);
	await signIn(page, owner, baseURL!);
	await open(page, `/teach/run/${game}`);
	page.on('dialog', (dialog) => dialog.accept());
	const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
	const months = async (from: number, to: number) => {
		for (let month = from; month <= to; month++) {
			await press(`Open month ${month}`);
			await press('Close the month');
			await press('Show all results');
			await press(`Prepare month ${month + 1}`);
		}
	};

	await months(1, 2);
	const student = await phoneOf(browser, baseURL!, captains[0]!, 'zh');
	await open(student, `/game/${game}`);
	await expect(student.getByText(/第 5 个月将破产/).first()).toBeVisible();
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);

	await months(3, 5);
	await press('Open month 6');
	await open(student, `/game/${game}/money`);
	await expect(student.getByRole('heading', { name: '公司已重整' })).toBeVisible();
	await expectAccessible(student);
	await expectNoSidewaysScroll(student);
	// Still playing: the next thing pressed counts.
	await open(student, `/game/${game}/market`);
	await student.getByRole('main').getByRole('button', { name: /^申请/ }).first().click();
	await expect(student.getByText(/^我方\s*1$/)).toBeVisible();
	await expect(student.getByTestId('saved')).toContainText('已全部保存');
	await student.context().close();
});
