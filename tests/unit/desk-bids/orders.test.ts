import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulebookOf, teamView, type Game } from '../../../sim/index.ts';
import type { OrderView, StockView } from '../../../sim/view/types.ts';
import { allocate, spare } from '../../../src/lib/desk/orders/allocate.ts';
import { deliveryCostOf, resultsByOrder } from '../../../src/lib/desk/orders/figures.ts';
import { buyActions, shoppingFor, totalOf } from '../../../src/lib/desk/orders/shopping.ts';
import { priceOf } from '../../../src/lib/desk/tenders/economics.ts';
import { preparedGame } from '../../support/prepared-game.ts';

const order = (id: string, part: Partial<OrderView>): OrderView => ({
	...{ id, client: 'c', features: ['a'], quantity: 100, delivered: 0, unitPrice: 30_000 },
	...{ wonMonth: 1, dueMonth: 2, paymentMonths: 0, damages: 1_000, serviceLevel: 0 },
	...{ state: 'open' as const, suitable: 0 },
	...part
});
const line = (features: string[], quantity: number, arrives?: number): StockView => ({
	...{ features, quantity, value: quantity * 20_000 },
	...(arrives === undefined ? {} : { arrives })
});

const submit = (game: Game, action: { type: string } & Record<string, unknown>, id: string) =>
	game.submit({ ...action, team: 't1', id });

describe('stock shared among orders', () => {
	it('serves the earliest due first, exact sets before richer ones', () => {
		const needs = allocate(
			[order('late', { dueMonth: 3 }), order('soon', { dueMonth: 2 })],
			[line(['a', 'b'], 50), line(['a'], 120)]
		);
		expect(needs.map((n) => [n.order.id, n.ready, n.missing])).toEqual([
			['soon', 100, 0],
			['late', 70, 30]
		]);
	});

	it('counts goods under way apart from those that can leave', () => {
		const [need] = allocate([order('o', {})], [line(['a'], 40), line(['a'], 80, 2)]);
		expect(need).toMatchObject({ left: 100, ready: 40, coming: 60, missing: 0 });
	});

	it('does not count goods that arrive after the due month', () => {
		const [need] = allocate([order('o', {})], [line(['a'], 40), line(['a'], 80, 3)]);
		expect(need).toMatchObject({ ready: 40, coming: 0, missing: 60 });
	});

	it('never gives a unit to two orders, nor to one that it cannot serve', () => {
		const sets = [[], ['a'], ['b'], ['a', 'b']];
		const units = fc.integer({ min: 1, max: 200 });
		const orders = fc.array(fc.tuple(fc.nat(3), units, fc.integer({ min: 1, max: 4 })));
		const stock = fc.array(fc.tuple(fc.nat(3), units), { maxLength: 6 });
		fc.assert(
			fc.property(orders, stock, (wanted, held) => {
				const open = wanted.map(([set, quantity, dueMonth], i) =>
					order(`o${i}`, { features: sets[set]!, quantity, dueMonth })
				);
				const lines = held.map(([set, quantity]) => line(sets[set]!, quantity));
				const needs = allocate(open, lines);
				const given = needs.reduce((sum, n) => sum + n.ready, 0);
				const left = spare(open, lines).reduce((sum, n) => sum + n, 0);
				const all = lines.reduce((sum, l) => sum + l.quantity, 0);
				expect(given + left).toBe(all);
				for (const n of needs) {
					expect(n.ready + n.coming + n.missing).toBe(n.left);
					const fit = lines.filter((l) => n.order.features.every((f) => l.features.includes(f)));
					expect(n.ready).toBeLessThanOrEqual(fit.reduce((sum, l) => sum + l.quantity, 0));
				}
			})
		);
	});
});

describe('buying what is missing', () => {
	const rich = preparedGame({ months: 1, stop: 'open', seed: 'shop' });
	const rules = rulebookOf(rich.start.scenario);

	it('groups equal feature sets and so reaches the quantity discount', () => {
		const needs = allocate([order('x', { quantity: 150 }), order('y', { quantity: 150 })], []);
		const features = [rules.features[0]!.id];
		const known = needs.map((n) => ({ ...n, order: { ...n.order, features } }));
		const [purchase, ...others] = shoppingFor(rules, { news: [], month: 1 }, known);
		expect(others).toEqual([]);
		expect(purchase).toMatchObject({ quantity: 300, orders: ['x', 'y'] });
		expect(purchase!.discount).toBeGreaterThan(0);
		expect(purchase!.saved).toBeGreaterThan(0);
	});

	it('costs exactly what the engine then takes, and fills the orders', () => {
		const game = preparedGame({ months: 2, stop: 'open', seed: 'shop' });
		const before = teamView(game.world, 0);
		const needs = allocate(before.orders, before.stock);
		const cheapest = needs
			.filter((n) => n.missing > 0)
			.map((n) => ({ n, list: shoppingFor(rules, before, [n]) }))
			.sort((a, b) => totalOf(a.list) - totalOf(b.list))[0]!;
		expect(totalOf(cheapest.list)).toBeLessThanOrEqual(before.money.cash);
		buyActions(cheapest.list).forEach((action, i) =>
			expect(submit(game, action, `buy${i}`).ok).toBe(true)
		);
		const bought = teamView(game.world, 0);
		expect(before.money.cash - bought.money.cash).toBe(totalOf(cheapest.list));
		const { id } = cheapest.n.order;
		const need = allocate(bought.orders, bought.stock).find((n) => n.order.id === id)!;
		expect(need.missing).toBe(0);
		const answer = submit(game, { type: 'deliver', order: id, quantity: need.ready }, 'd');
		expect(answer.ok).toBe(true);
		const after = teamView(game.world, 0);
		const sale = need.order.paymentMonths === 0 ? need.ready * need.order.unitPrice : 0;
		expect(bought.money.cash - after.money.cash).toBe(
			deliveryCostOf(rules, need.order, need.ready) - sale
		);
		expect(resultsByOrder(after.journal).get(id)!.revenue).toBe(need.ready * need.order.unitPrice);
	});

	it('quotes a free purchase as the engine does, whatever the features and quantity', () => {
		const view = teamView(rich.world, 0);
		const ids = rules.features.map((f) => f.id);
		const quantity = fc.integer({ min: 1, max: 900 });
		fc.assert(
			fc.property(fc.subarray(ids), quantity, (features, units) => {
				const game = rich.fork();
				const answer = submit(game, { type: 'buyStock', features, quantity: units }, 'b');
				const price = priceOf(rules, view, features, units, view.month);
				expect(answer.ok).toBe(price <= view.money.cash);
				const paid = view.money.cash - teamView(game.world, 0).money.cash;
				expect(paid).toBe(answer.ok ? price : 0);
			}),
			{ numRuns: 30 }
		);
	});
});
