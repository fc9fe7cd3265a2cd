import { describe, expect, it } from 'vitest';
import { cashAhead, overdraftRoom } from '../../sim/view/cash-ahead.ts';
import type { ForecastMonth } from '../../sim/view/types.ts';

const month = (n: number, part: Partial<ForecastMonth>): ForecastMonth => ({
	...{ month: n, opening: 0, receivables: 0, orders: 0, sales: 0, wages: 0, care: 0 },
	...{ interest: 0, instalment: 0, closing: 0 },
	...part
});

describe('what a forecast means', () => {
	it('finds the month in which goods cannot be paid, though the month closes well', () => {
		const tight = [
			month(4, { opening: 800, orders: 1_500, sales: 2_000, closing: 1_300 }),
			month(5, { opening: 1_300, orders: 1_400, closing: 900 })
		];
		expect(cashAhead(tight, 0)).toEqual({
			low: { month: 5, closing: 900, risk: 'none' },
			gap: { month: 4, short: 700 }
		});
	});

	it('names no gap where nothing is bought', () => {
		expect(cashAhead([month(1, { opening: -100, closing: 50 })], 0)).not.toHaveProperty('gap');
	});

	it.each([
		[500, 'short'],
		[499, 'insolvent']
	])('tells an overdraft from insolvency by a room of %d', (room, risk) => {
		expect(cashAhead([month(1, { closing: -500 })], room).low?.risk).toBe(risk);
	});

	it('names the first month in danger, insolvency before overdraft', () => {
		const falling = [-100, -300, -900].map((closing, i) => month(i + 1, { closing }));
		expect(cashAhead(falling, 250).low).toEqual({ month: 2, closing: -300, risk: 'insolvent' });
		expect(cashAhead(falling, 900).low).toEqual({ month: 1, closing: -100, risk: 'short' });
	});

	it('names a gap beside a month-end in danger only when it comes before', () => {
		const gap = { opening: 100, orders: 400, sales: 500, closing: 200 };
		const broke = { opening: 200, orders: 900, closing: -700 };
		expect(cashAhead([month(1, gap), month(2, broke)], 0).gap).toEqual({ month: 1, short: 300 });
		expect(cashAhead([month(1, broke), month(2, gap)], 0)).not.toHaveProperty('gap');
	});

	it('has nothing to say once the year is over', () => {
		expect(cashAhead([], 0)).toEqual({});
	});

	it.each([
		[1_000, 0, 1_000],
		[1_000, 400, 600],
		[1_000, 1_400, 0]
	])('leaves a credit line of %d with a loan of %d a room of %d', (creditLine, loan, room) => {
		expect(overdraftRoom({ creditLine, loan })).toBe(room);
	});
});
