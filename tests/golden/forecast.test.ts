import { describe, expect, it } from 'vitest';
import type { Game } from '../../sim/game.ts';
import { forecastOf, orderNeeds, warningsOf } from '../../sim/view/forecast.ts';
import { putInStock } from '../../sim/world/stock.ts';
import type { Order, Team } from '../../sim/world/state.ts';
import { newGame, play, teamOf } from '../support/engine.ts';

const FOOD = 0b11;
const order = (change: Partial<Order> = {}): Order => ({
	...{ id: 'm01-c01', client: 0, features: FOOD, quantity: 1_000, unitPrice: 34_000 },
	...{ delivered: 0, wonMonth: 1, dueMonth: 2, paymentMonths: 1, damages: 1_000, service: 0 },
	...{ state: 'open', closedMonth: 0 },
	...change
});
const open = (change: (team: Team, game: Game) => void = () => undefined) => {
	const game = play(newGame(), 'openMonth');
	change(teamOf(game), game);
	return game;
};
const forecast = (game: Game, extra: Order[] = []) => forecastOf(game.world, teamOf(game), extra);

describe('what an order still takes', () => {
	// 1,000 units: 227 × 0.94 = 213.38 yuan each; 3 yuan to deliver.
	it.each([
		['everything', {}, 0, 21_638_000],
		['with premium service', { service: 2 }, 0, 22_638_000],
		['400 in stock: 600 to buy', {}, 400, 12_802_800 + 300_000],
		['950 in stock: 50 without discount', {}, 950, 1_135_000 + 300_000],
		['all in stock', {}, 1_000, 300_000],
		['half delivered already', { delivered: 500 }, 0, 10_669_000 + 150_000]
	])('%s', (_name, change, inStock, expected) => {
		const game = open((team) => inStock && putInStock(team, FOOD, inStock, inStock * 20_000));
		expect(orderNeeds(game.world, teamOf(game), [order(change)])).toEqual([expected]);
	});

	it('never counts a unit for two orders: earliest due first, then by id', () => {
		const game = open((team) => putInStock(team, FOOD, 1_500, 30_000_000));
		const orders = [
			order({ id: 'm01-c03', dueMonth: 3 }),
			order({ id: 'm01-c02', dueMonth: 2 }),
			order({ id: 'm01-c01', dueMonth: 2 })
		];
		// The second has 500 of its 1,000, the third none: 500 × 213.38 and 1,000 × 213.38 to buy.
		expect(orderNeeds(game.world, teamOf(game), orders)).toEqual([
			21_338_000 + 300_000,
			10_669_000 + 300_000,
			300_000
		]);
	});

	it('leaves a richer set to the order that needs it', () => {
		const game = open((team) => putInStock(team, FOOD | 0b100, 1_000, 24_100_000));
		const orders = [order({ id: 'a', features: FOOD }), order({ id: 'b', features: FOOD | 0b100 })];
		expect(orderNeeds(game.world, teamOf(game), orders)).toEqual([21_638_000, 300_000]);
	});

	it.each([
		['in time', 2, 300_000],
		['too late', 3, 21_638_000]
	])('counts goods that arrive %s', (_name, arrives, expected) => {
		const coming = { features: FOOD, quantity: 1_000, value: 21_338_000, month: arrives };
		const game = open((team) => team.incoming.push(coming));
		expect(orderNeeds(game.world, teamOf(game), [order()])).toEqual([expected]);
	});
});

describe('the cash forecast', () => {
	it('of an idle company is its wages', () => {
		const months = forecast(open());
		expect(months.map((m) => [m.month, m.closing])).toEqual([
			[1, 196_800_000],
			[2, 193_600_000],
			[3, 190_400_000],
			[4, 187_200_000]
		]);
		expect(months.every((m) => m.wages === 3_200_000 && m.orders === 0)).toBe(true);
	});

	it('buys for an order in its due month and is paid a month later', () => {
		const game = open((team) => team.orders.push(order()));
		expect(forecast(game)).toMatchObject([
			{ month: 1, orders: 0, sales: 0, closing: 196_800_000 },
			{ month: 2, orders: 21_638_000, sales: 0, closing: 171_962_000 },
			{ month: 3, orders: 0, sales: 34_000_000, closing: 202_762_000 },
			{ month: 4, orders: 0, sales: 0, closing: 199_562_000 }
		]);
	});

	it('shares the stock among the orders, those not yet won included', () => {
		const game = open((team) => {
			putInStock(team, FOOD, 1_000, 21_338_000);
			team.orders.push(order());
		});
		const later = order({ id: 'm01-c02', dueMonth: 3 });
		expect(forecast(game, [later]).map((m) => m.orders)).toEqual([0, 300_000, 21_638_000, 0]);
	});

	it('answers “winning this needs …” with an order not yet won', () => {
		const cash = order({ id: 'm01-c02', paymentMonths: 0, dueMonth: 3, quantity: 100 });
		// 100 × 227 and 300 yuan to deliver, 34,000 yuan paid on the day.
		expect(forecast(open(), [cash])[2]).toMatchObject({
			orders: 2_300_000,
			sales: 3_400_000,
			closing: 190_400_000 + 1_100_000
		});
	});

	it('counts receivables, care, interest and instalments', () => {
		const game = open((team) => {
			team.receivables = [
				{ id: 'a', client: 0, amount: 500_000, dueMonth: 1, late: false },
				{ id: 'b', client: 0, amount: 700_000, dueMonth: 3, late: false }
			];
			const rest = { recognition: 8_000, claimed: 1, facts: 0, repeats: [], neglected: 0 };
			team.relations[0] = { stage: 'stable', ...rest };
			Object.assign(team.accounts, { loan: -10_000_000, paymentPlan: -1_000_000 });
			team.instalment = 90_000;
		});
		expect(forecast(game)).toMatchObject([
			{ receivables: 500_000, care: 150_000, interest: 60_000, instalment: 90_000 },
			{ receivables: 0, care: 150_000, interest: 60_000, instalment: 90_000 },
			{ receivables: 700_000 },
			{ receivables: 0 }
		]);
		expect(forecast(game)[0]!.closing).toBe(200_000_000 + 500_000 - 3_200_000 - 300_000);
	});

	it('never pays more instalments than are owed', () => {
		const game = open((team) => {
			team.accounts.paymentPlan = -100_000;
			team.instalment = 90_000;
		});
		expect(forecast(game).map((m) => m.instalment)).toEqual([90_000, 10_000, 0, 0]);
	});

	it('begins with the overdraft', () => {
		const game = open((team) => Object.assign(team.accounts, { cash: 0, overdraft: -2_000_000 }));
		expect(forecast(game)[0]).toMatchObject({ opening: -2_000_000, interest: 40_000 });
	});

	it('ends with the year, and looks at the next month once this one is settled', () => {
		const game = open();
		play(game, 'lockMonth');
		expect(forecast(game).map((m) => m.month)).toEqual([2, 3, 4, 5]);
		game.state.month = 11;
		expect(forecast(game).map((m) => m.month)).toEqual([12]);
	});

	it('is what happens, to the fen, when the plan is kept', () => {
		const game = open((team) => team.orders.push(order()));
		const [, , third] = forecast(game);
		play(game, 'lockMonth', 'revealMonth', 'openMonth');
		play(game, { type: 'buyStock', features: ['scanner', 'battery'], quantity: 1_000 });
		play(game, { type: 'deliver', order: 'm01-c01', quantity: 1_000 }, 'lockMonth', 'revealMonth');
		play(game, 'openMonth', 'lockMonth');
		expect(teamOf(game).accounts.cash).toBe(third!.closing);
	});
});

/** Codes of the warnings of t1. */
const warned = (game: Game) =>
	warningsOf(game.world, teamOf(game), forecast(game)).map((w) => w.code);

describe('warnings', () => {
	const client = { claimed: 1, facts: 0, repeats: [] };
	it.each([
		['none while all is well', () => undefined, []],
		[
			'an overdraft to come within the credit line',
			(team: Team) => Object.assign(team.accounts, { cash: 9_000_000, stock: 91_000_000 }),
			['overdraftAhead']
		],
		[
			'insolvency to come beyond it',
			(team: Team) => Object.assign(team.accounts, { cash: 5_000_000 }),
			['insolvencyAhead']
		],
		[
			'goods that cannot be paid before clients pay',
			(team: Team) => {
				Object.assign(team.accounts, { cash: 20_000_000, receivables: 40_000_000 });
				team.orders.push(order());
				team.receivables = [{ id: 'a', client: 0, amount: 40_000_000, dueMonth: 2, late: false }];
			},
			['cashGap']
		],
		[
			'no gap beside a month-end in danger that tells it',
			(team: Team) => {
				Object.assign(team.accounts, { cash: 1_000_000, stock: 60_000_000 });
				team.orders.push(order());
			},
			['insolvencyAhead']
		],
		[
			'an order due this month',
			(team: Team) => team.orders.push(order({ dueMonth: 1 })),
			['orderDue']
		],
		[
			'a neglected client',
			(team: Team) =>
				(team.relations[0] = { ...client, recognition: 700, stage: 'formation', neglected: 1 }),
			['clientNeglected']
		],
		[
			'a stable client within 5 points of decline',
			(team: Team) =>
				(team.relations[0] = { ...client, recognition: 4_499, stage: 'stable', neglected: 0 }),
			['stableFalling']
		],
		[
			'a stable client further up',
			(team: Team) =>
				(team.relations[0] = { ...client, recognition: 4_500, stage: 'stable', neglected: 0 }),
			[]
		]
	] as const)('%s', (_name, change, expected) => {
		expect(warned(open((team) => void change(team)))).toEqual(expected);
	});

	it('say by how much and when', () => {
		const game = open((team) => Object.assign(team.accounts, { cash: 5_000_000 }));
		// A tenth of 50,000 is 5,000; wages of 32,000 leave 18,000, then −14,000.
		expect(warningsOf(game.world, teamOf(game), forecast(game))).toEqual([
			{ code: 'insolvencyAhead', params: { month: 2, money: 900_000 } }
		]);
	});

	it('tell the gap inside a month to the fen', () => {
		const game = open((team) => {
			Object.assign(team.accounts, { cash: 20_000_000 });
			team.orders.push(order());
			team.receivables = [{ id: 'a', client: 0, amount: 40_000_000, dueMonth: 2, late: false }];
		});
		// 200,000 less wages of 32,000 leave 168,000 for goods and delivery of 216,380.
		expect(warningsOf(game.world, teamOf(game), forecast(game))).toEqual([
			{ code: 'cashGap', params: { month: 2, money: 4_838_000 } }
		]);
	});
});
