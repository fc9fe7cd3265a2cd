import { expect, test } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../support/page.ts';
import { kept, openDesk, visit } from './desk-bids-game.ts';

/** Month 2 of a careful company: it has won orders and still has nearly all its cash. */
const won = { months: 1, stop: 'open', seed: 'desk' } as const;

for (const language of ['en', 'zh'] as const)
	test(`a won order is bought for and delivered (${language})`, async ({ page, baseURL }) => {
		const desk = await openDesk(page, baseURL!, language, won);
		await visit(page, desk, '/orders');
		await expectNoSidewaysScroll(page);
		await expectAccessible(page);
		await page.getByRole('button', { name: desk.like('desk_orders_buy_missing') }).dblclick();
		await expect(page.getByText(desk.like('desk_orders_missing_title'))).toHaveCount(0);
		const bought = await kept(page, desk, 'buyStock');
		expect(bought).toBeGreaterThan(0);

		const part = page.getByRole('button', { name: desk.say('desk_orders_deliver_part') }).first();
		await part.click();
		const units = page.getByLabel(desk.like('desk_orders_part_units'));
		await units.fill('０');
		await units.blur();
		await expect(units).toHaveAttribute('aria-invalid', 'true');
		await units.fill('１０');
		await page.getByRole('button', { name: desk.like('desk_orders_deliver_part_do') }).click();
		await expect(page.getByText(/^10 (of|\/) /)).toBeVisible();

		const deliver = page.getByRole('button', { name: desk.like('desk_orders_deliver') });
		for (let left = await deliver.count(); left > 0; left--) {
			await deliver.first().click();
			await expect(deliver).toHaveCount(left - 1);
		}
		await expect(page.getByText(desk.say('desk_orders_none'))).toBeVisible();
		const closed = page.getByRole('table', { name: desk.say('desk_orders_closed') });
		// Not the heading of the column of that name: what stands in a row.
		const state = closed.getByRole('cell').getByText(desk.say('desk_orders_state_delivered'));
		await expect(state.first()).toBeVisible();
		expect(await kept(page, desk, 'buyStock')).toBe(bought);
	});

test('a free purchase shows its price, and what cannot be paid is not offered @once', async ({
	page,
	baseURL
}) => {
	const desk = await openDesk(page, baseURL!, 'en', won);
	await visit(page, desk, '/orders');
	const units = page.getByLabel(desk.say('desk_orders_buy_quantity'), { exact: true });
	const buy = page.getByRole('button', { name: desk.say('desk_orders_buy_do'), exact: true });
	await units.fill('250');
	await expect(page.getByText(desk.like('desk_orders_arrives_now'))).toBeVisible();
	await expect(page.getByText('¥48,500')).toBeVisible();
	await units.fill('1000000');
	await expect(buy).toBeDisabled();
	await expect(page.getByText(desk.like('desk_orders_short')).first()).toBeVisible();
	await units.fill('250');
	await buy.click();
	const stock = page.getByRole('table', { name: desk.say('desk_orders_stock') });
	await expect(stock.getByText('¥48,500')).toBeVisible();
});
