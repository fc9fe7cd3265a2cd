import { expect, test } from '@playwright/test';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import { openStore } from '../../src/lib/server/db/open.ts';
import { makeSessions, SESSION_COOKIE } from '../../src/lib/server/auth/sessions.ts';
import { classRoom } from '../support/class-room.ts';
import { phone } from '../support/devices.ts';
import {
	choose,
	complaints,
	expectAccessible,
	expectNoSidewaysScroll,
	open
} from '../support/page.ts';
import { root } from '../support/files.ts';

/** A class whose three companies have handed in, in the database of the running server. */
async function seed() {
	const store = await openStore(process.env.DATABASE_URL!, root, 2);
	const room = await classRoom(store);
	const { t } = store;
	const at = new Date();
	const [unitId, taskId] = [newId(), newId()];
	const title = { zh: '挑战', en: 'Challenge' };
	await store.tx(async (db) => {
		await db.insert(t.units).values({
			...{ id: unitId, classId: room.classId, place: 0, title, publishAt: at, createdAt: at }
		});
		await db.insert(t.tasks).values({
			...{ id: taskId, unitId, part: 'during', place: 0, title, brief: title, doers: 'team' },
			...{ kinds: ['text'], opensAt: at, late: { kind: 'accept' } }
		});
		for (const doer of room.teams) {
			await db.insert(t.assignments).values({ taskId, doer, state: 'submitted', submittedAt: at });
			await db
				.insert(t.submissions)
				.values({ id: newId(), taskId, doer, text: 'our proposal', late: false, at });
		}
	});
	const sessions = makeSessions(store, false);
	const cookie = async (id: string) => ({
		name: SESSION_COOKIE,
		value: (await sessions.createSession(id, { device: '' })).id
	});
	const owner = await cookie(room.owner.user!.id);
	const student = await cookie(room.students[0]![0]!.user!.id);
	await store.close();
	return { path: [room.classId, unitId, taskId] as const, owner, student };
}

test('a rubric is written, reviews are dealt out, kept while typing and handed in, also without scripts @once', async ({
	page,
	browser,
	baseURL
}) => {
	test.setTimeout(120_000);
	const found = complaints(page);
	const { path, owner, student } = await seed();
	const [classId, unit, task] = path;
	await choose(page, { language: 'en' }, baseURL!);
	await page.context().addCookies([{ ...owner, url: baseURL! }]);

	await open(page, `/teach/${classId}/rubrics/new`);
	await page
		.getByRole('group', { name: 'Name of the rubric' })
		.getByLabel('English')
		.fill('Proposal');
	await page.getByLabel('How it is marked').selectOption({ label: 'Points' });
	await page
		.getByRole('group', { name: 'What is looked at' })
		.getByLabel('English')
		.fill('Is it clear?');
	await page.getByRole('button', { name: 'Add a criterion' }).click();
	// What had been typed is still there beside the new part.
	await expect(page.getByRole('group', { name: 'Criterion 2' })).toBeVisible();
	await page.getByRole('button', { name: 'Remove criterion 2' }).click();
	await expect(page.getByRole('group', { name: 'Criterion 2' })).toBeHidden();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Save the rubric' }).click();
	await expect(page.getByRole('link', { name: 'Proposal' })).toBeVisible();

	await open(page, `/teach/${classId}/units/${unit}/tasks/${task}/peer`);
	await page.getByLabel('Reviews each writes').fill('1');
	await page.getByLabel('Comment: at least so many Chinese characters').fill('4');
	await page.getByRole('button', { name: 'Save the settings' }).click();
	await page.getByRole('button', { name: 'Deal the reviews out' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Deal the reviews out' }).click();
	await expect(page.getByText('Handed in: 0 of 3')).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	const context = await browser.newContext({ baseURL: baseURL!, ...phone });
	await context.addCookies([{ ...student, url: baseURL! }]);
	const reviewer = await context.newPage();
	await choose(reviewer, { language: 'zh' }, baseURL!);
	await open(reviewer, `/class/${classId}/units/${unit}/tasks/${task}`);
	await reviewer.getByRole('link', { name: '打开互评' }).click();
	await expectAccessible(reviewer);
	await reviewer.getByRole('link', { name: /Company/ }).click();
	await reviewer.getByLabel('Is it clear?').fill('8');
	await expect(reviewer.getByText('草稿已保存')).toBeVisible();
	await expectAccessible(reviewer);
	await expectNoSidewaysScroll(reviewer);
	const address = reviewer.url();

	// The same review on a phone that runs no scripts.
	const plain = await browser.newContext({
		...{ ...phone, baseURL: baseURL!, javaScriptEnabled: false },
		storageState: await context.storageState()
	});
	const reader = await plain.newPage();
	await reader.goto(address);
	await expect(reader.getByLabel('Is it clear?')).toHaveValue('8');
	await reader.getByLabel('评语').fill('太短');
	await reader.getByRole('button', { name: '提交', exact: true }).click();
	await expect(reader.getByText('评语还差 2 个字')).toBeVisible();
	await reader.getByLabel('评语').fill('思路清楚 <b>');
	await reader.getByRole('button', { name: '保存草稿' }).click();
	await expect(reader.getByText('草稿已保存')).toBeVisible();
	await reader.getByRole('button', { name: '提交', exact: true }).click();
	await expect(reader.getByText('已完成 1 / 1')).toBeVisible();
	await plain.close();

	// The first phone still shows a draft: it is told.
	await reviewer.getByLabel('评语').fill('换一个说法更好');
	await expect(reviewer.getByText('这份互评已经不能再写。')).toBeVisible();
	await context.close();

	await page.getByRole('button', { name: 'Publish the reviews' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Publish the reviews' }).click();
	await expect(page.getByText('Published', { exact: true })).toBeVisible();
	expect(found).toEqual([]);
});
