import { describe, expect, it } from 'vitest';
import { deliveryCost } from '../../sim/commands/deliver.ts';
import { creditLine } from '../../sim/commands/finance.ts';
import { insolvency, payMandatory, payments } from '../../sim/month/payments.ts';
import { defaultOrder } from '../../sim/month/orders.ts';
import type { Game } from '../../sim/game.ts';
import type { Order } from '../../sim/world/state.ts';
import { exhibitionCost, purchaseCost } from '../../sim/world/world.ts';
import { newGame, play, proofLab, teamOf, variant, wonOrder } from '../support/engine.ts';

/** Scanner and battery: 200 + 12 + 15 = 227 yuan a unit. */
const FOOD = 0b11;

function withNews(kind: 'purchasePrice' | 'fair', change: number): Game {
	const game = newGame();
	game.state.news.push({ id: 'n', kind, month: 1, industry: 0, client: -1, change });
	return game;
}

describe('a purchase', () => {
	it.each([
		['one unit', 1, 0, 22_700],
		['under the first step', 199, 0, 4_517_300],
		['the first step: 3 % off all', 200, 0, 4_403_800],
		['under the second step', 499, 0, 10_987_481],
		['the second step: 6 % off all', 500, 0, 10_669_000],
		['dearer by 8 %: 245.16 a unit', 100, 800, 2_451_600],
		['cheaper by 7 %: 211.11 a unit', 100, -700, 2_111_100],
		['news and discount: 245.16 × 500 × 0.94', 500, 800, 11_522_520]
	])('%s', (_name, quantity, change, expected) => {
		expect(purchaseCost(withNews('purchasePrice', change).world, FOOD, quantity, 1)).toBe(expected);
	});

	it('of the bare terminal and of the fullest one', () => {
		const { world } = newGame();
		expect(purchaseCost(world, 0, 1, 1)).toBe(20_000);
		expect(purchaseCost(world, 0b111111, 1, 1)).toBe(28_100);
	});

	it('adds up the news of one month and knows no other month', () => {
		const { world } = withNews('purchasePrice', 800);
		world.state.news.push({ ...world.state.news[0]!, change: -300 });
		expect(purchaseCost(world, FOOD, 1, 1)).toBe(23_835);
		expect(purchaseCost(world, FOOD, 1, 2)).toBe(22_700);
	});
});

describe('an exhibition costs', () => {
	it.each([
		['S', 0, 0, 1_000_000],
		['M', 1, 0, 2_500_000],
		['L', 2, 0, 6_000_000],
		['L at a fair with 40 % off', 2, -4_000, 3_600_000]
	])('%s', (_name, booth, change, expected) => {
		expect(exhibitionCost(withNews('fair', change).world, 0, booth)).toBe(expected);
	});

	it('the usual price in an industry without the fair', () => {
		expect(exhibitionCost(withNews('fair', -4_000).world, 1, 2)).toBe(6_000_000);
	});
});

const order = (change: Partial<Order> = {}): Order => ({
	...{ id: 'm01-c01', client: 0, features: FOOD, quantity: 1_000, unitPrice: 34_000 },
	...{ delivered: 0, wonMonth: 1, dueMonth: 2, paymentMonths: 1, damages: 1_000, service: 0 },
	...{ state: 'open', closedMonth: 0 },
	...change
});

describe('a delivery', () => {
	it.each([
		['basic: 3 yuan a unit', 0, 100, 30_000],
		['plus: 3 + 4', 1, 100, 70_000],
		['premium: 3 + 10', 2, 100, 130_000]
	])('costs %s', (_name, service, quantity, expected) => {
		expect(deliveryCost(newGame().world, order({ service }), quantity)).toBe(expected);
	});

	it('moves goods at average cost, pays the way, and is owed by the client', () => {
		const { game, order: id } = wonOrder();
		const before = { ...teamOf(game).accounts };
		const { quantity } = teamOf(game).orders[0]!;
		const features = ['scanner', 'battery'];
		play(game, { type: 'buyStock', features, quantity: 2 * quantity });
		const paid = before.cash - teamOf(game).accounts.cash;
		play(game, { type: 'deliver', order: id, quantity });
		const { accounts, receivables } = teamOf(game);
		expect(accounts.goods).toBe(paid / 2);
		expect(accounts.stock).toBe(paid / 2);
		expect(accounts.delivery).toBe(300 * quantity);
		expect(accounts.cash).toBe(before.cash - paid - 300 * quantity);
		expect(receivables).toMatchObject([{ amount: 34_000 * quantity, dueMonth: 3 }]);
	});

	it('in parts gives every part a name of its own', () => {
		const { game, order: id } = wonOrder();
		const part = { type: 'deliver', order: id, quantity: 10 };
		play(game, { type: 'buyStock', features: ['scanner', 'battery'], quantity: 30 });
		play(game, part, part);
		play(game, { type: 'factorReceivable', receivable: teamOf(game).receivables[0]!.id }, part);
		const ids = teamOf(game).receivables.map((r) => r.id);
		expect(new Set(ids).size).toBe(2);
	});
});

describe('damages', () => {
	it.each([
		['nothing delivered: 10 % of 340,000', {}, 3_400_000],
		['40 % delivered: 10 % of the rest', { delivered: 400 }, 2_040_000],
		['all but one: 34 yuan', { delivered: 999 }, 3_400],
		['a tender without damages', { damages: 0 }, 0],
		['rounded: 13 % of 1.23 yuan', { quantity: 1, unitPrice: 123, damages: 1_300 }, 16]
	])('%s', (_name, change, expected) => {
		const { world } = newGame();
		const team = world.state.teams[0]!;
		const late = order(change);
		defaultOrder(world, team, late);
		expect(team.accounts.damages).toBe(expected);
		expect(late).toMatchObject({ state: 'defaulted', closedMonth: 1 });
		expect([team.dueUnits, team.onTimeUnits]).toEqual([late.quantity, late.delivered]);
	});
});

describe('what must be paid', () => {
	it.each([
		['comes from cash', 1_000, 400, [600, 0]],
		['to the last fen', 1_000, 1_000, [0, 0]],
		['then from the overdraft', 1_000, 1_500, [0, -500]],
		['all from it where there is no cash', 0, 1_500, [0, -1_500]]
	])('%s', (_name, cash, amount, expected) => {
		const team = teamOf(newGame());
		team.accounts.cash = cash;
		payMandatory(team, 1, 'wages', '', 'wages', amount);
		expect([team.accounts.cash, team.accounts.overdraft]).toEqual(expected);
	});
});

/** The accounts of t1 after the payments of a month that it began with `accounts`. */
function paid(accounts: object, change: object = {}, stable = 0) {
	const { world } = newGame();
	const team = world.state.teams[0]!;
	Object.assign(team.accounts, accounts);
	Object.assign(team, change);
	const rest = { recognition: 8_000, claimed: 1, facts: 0, repeats: [], neglected: 0 };
	for (let i = 0; i < stable; i++) team.relations[i] = { stage: 'stable', ...rest };
	payments(world);
	return team.accounts;
}

describe('the end of a month', () => {
	// Four representatives at 8,000 yuan.
	it.each([
		['wages', {}, {}, 0, { cash: 196_800_000, wages: 3_200_000 }],
		['care of three stable clients', {}, {}, 3, { cash: 196_350_000, care: 450_000 }],
		['interest on a loan of 100,000: 0.6 %', { loan: -10_000_000 }, {}, 0, { interest: 60_000 }],
		// Wages and interest of the month are on the overdraft when its interest is reckoned.
		[
			'overdraft: 2 % of 10,000 and this month’s wages',
			{ cash: 0, overdraft: -1_000_000 },
			{},
			0,
			{ cash: 0, interest: 84_000, overdraft: -4_284_000 }
		],
		[
			'cash clears the overdraft first',
			{ cash: 5_000_000, overdraft: -1_000_000 },
			{},
			0,
			{ cash: 780_000, interest: 20_000, overdraft: 0 }
		],
		[
			'an instalment of the payment plan',
			{ paymentPlan: -10_000_000 },
			{ instalment: 900_000 },
			0,
			{ cash: 195_900_000, paymentPlan: -9_100_000 }
		],
		[
			'the last instalment is what is left',
			{ paymentPlan: -500_000 },
			{ instalment: 900_000 },
			0,
			{ cash: 196_300_000, paymentPlan: 0 }
		]
	])('%s', (_name, accounts, change, stable, expected) => {
		expect(paid(accounts, change, stable)).toMatchObject(expected);
	});

	it('collects what is due, and lets one month pass where a client pays late', () => {
		const receivable = { id: 'r', client: 0, amount: 1_000, dueMonth: 1, late: false };
		const late = variant({ money: { ...proofLab.money, latePayment: 100 } });
		for (const [scenario, left] of [
			[proofLab, []],
			[late, [{ ...receivable, dueMonth: 2, late: true }]]
		] as const) {
			const { world } = newGame({ scenario });
			const team = world.state.teams[0]!;
			team.accounts.receivables = 1_000;
			team.receivables = [{ ...receivable }];
			payments(world);
			expect(team.receivables).toEqual(left);
			world.state.month = 2;
			payments(world);
			expect(team.receivables).toEqual([]);
			expect(team.accounts.receivables).toBe(0);
		}
	});
});

describe('the credit line', () => {
	it.each([
		['a tenth of net worth', {}, 'active', 20_000_000],
		['a loan does not change it', { cash: 210_000_000, loan: -10_000_000 }, 'active', 20_000_000],
		['stock counts', { cash: 0, stock: 200_000_000 }, 'active', 20_000_000],
		['nothing owned, nothing lent', { cash: 0 }, 'active', 0],
		['more owed than owned', { cash: 0, overdraft: -5 }, 'active', 0],
		['nothing after a restructuring', {}, 'restructured', 0]
	] as const)('%s', (_name, accounts, status, expected) => {
		const game = newGame();
		const team = teamOf(game);
		Object.assign(team.accounts, accounts);
		team.status = status;
		expect(creditLine(game.world, team)).toBe(expected);
	});
});

/** t1 with an overdraft and goods, one open order, just before the step that looks at it. */
function broke(overdraft: number, stock: number, insolvencyRule: 'restructure' | 'close') {
	const money = { ...proofLab.money, insolvency: insolvencyRule };
	const { world } = newGame({ scenario: variant({ money }) });
	const team = world.state.teams[0]!;
	Object.assign(team.accounts, { cash: 0, overdraft: -overdraft, stock });
	team.orders.push(order());
	insolvency(world);
	return team;
}

describe('insolvency', () => {
	// Net worth = stock − overdraft; the line is a tenth of it: 11 million − 1 million gives 1 million.
	it.each([
		['an overdraft within the line is borne', 1_000_000, 11_000_000, 'active'],
		['a fen beyond it is not', 1_000_001, 11_000_000, 'restructured'],
		['nor with nothing left', 1, 0, 'restructured']
	] as const)('%s', (_name, overdraft, stock, expected) => {
		expect(broke(overdraft, stock, 'restructure').status).toBe(expected);
	});

	it('defaults open orders and puts all debt into twelve instalments', () => {
		const team = broke(2_000_000, 0, 'restructure');
		expect(team.orders[0]).toMatchObject({ state: 'defaulted', closedMonth: 1 });
		expect(team).toMatchObject({ insolventMonth: 1, reps: 2 });
		// 20,000 yuan, damages of 34,000 and an advance of 100,000 to play on with, over twelve
		// months, a fen up so that it ends in time.
		expect(team.accounts).toMatchObject({
			cash: 10_000_000,
			overdraft: 0,
			loan: 0,
			paymentPlan: -15_400_000
		});
		expect(team.instalment).toBe(1_283_334);
	});

	it('leaves a restructured company its orders when it falls short again', () => {
		const { world } = newGame();
		const team = world.state.teams[0]!;
		Object.assign(team, { status: 'restructured', insolventMonth: 1 });
		Object.assign(team.accounts, { cash: 0, overdraft: -500_000, paymentPlan: -700_000 });
		team.orders.push(order());
		insolvency(world);
		expect(team.orders[0]).toMatchObject({ state: 'open' });
		expect(team.accounts).toMatchObject({ cash: 0, overdraft: 0, paymentPlan: -1_200_000 });
	});

	it('is talked about: the client of a broken order turns away', () => {
		const { world } = newGame();
		const team = world.state.teams[0]!;
		const rest = { claimed: 1, facts: 0, repeats: [], neglected: 0 };
		team.relations[0] = { recognition: 6_000, stage: 'formation', ...rest };
		Object.assign(team.accounts, { cash: 0, overdraft: -1 });
		team.orders.push(order());
		insolvency(world);
		expect(team.relations[0]?.recognition).toBe(4_000);
	});

	it('closes the company where the scenario says so', () => {
		expect(broke(2_000_000, 0, 'close').status).toBe('closed');
	});
});

describe('factoring at 3 %', () => {
	it.each([
		['34,000 yuan', 3_400_000, 102_000],
		['17 fen: half a fen up', 17, 1],
		['16 fen: under half a fen', 16, 0]
	])('of %s', (_name, amount, fee) => {
		const game = play(newGame(), 'openMonth');
		const team = teamOf(game);
		team.accounts.receivables = amount;
		team.accounts.equity -= amount;
		team.receivables = [{ id: 'r', client: 0, amount, dueMonth: 2, late: false }];
		play(game, { type: 'factorReceivable', receivable: 'r' });
		expect(team.accounts).toMatchObject({ fees: fee, receivables: 0 });
		expect(team.accounts.cash).toBe(200_000_000 + amount - fee);
	});
});
