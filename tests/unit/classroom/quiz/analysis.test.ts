import { describe, expect, it } from 'vitest';
import {
	analyse,
	correlation,
	upperLower,
	type Response
} from '../../../../src/lib/classroom/quiz/analysis.ts';
import { percentText } from '../../../../src/lib/classroom/quiz/total.ts';

const response = (
	earned: number,
	of = 1,
	met: number[] = [],
	seconds: number | null = null
): Response => ({
	score: { earned, of },
	met,
	seconds
});
const items = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: `i${index + 1}`, points: 1, parts: 3 }));

describe('the report on items', () => {
	// Five people, three items, worked by hand: totals 3, 2, 2, 1, 0.
	const table = [
		[1, 1, 1],
		[1, 1, 0],
		[1, 0, 1],
		[1, 0, 0],
		[0, 0, 0]
	];
	const report = analyse(
		items(3),
		table.map((row) => row.map((mark) => response(mark)))
	);

	it('gives the share that succeeded, exactly', () => {
		expect(report.map(({ success }) => percentText(success!))).toEqual(['80.00', '40.00', '40.00']);
	});

	it('correlates each item with the rest of the quiz', () => {
		// Item 1: marks 1 1 1 1 0, rest 2 1 1 0 0; covariance 0.8, variances 0.8 and 2.8: 0.8 / √2.24.
		expect(report[0]!.discrimination).toBeCloseTo(0.8 / Math.sqrt(0.8 * 2.8), 12);
		// Item 2: marks 1 1 0 0 0, rest 2 1 2 1 0; 0.6 / √(1.2 · 2.8).
		expect(report[1]!.discrimination).toBeCloseTo(0.6 / Math.sqrt(1.2 * 2.8), 12);
	});

	it('compares the best 27 % with the weakest', () => {
		// 27 % of five is 1.35, so one person each: the first and the last.
		expect(report.map((item) => item.upperLower)).toEqual([1, 1, 1]);
	});

	it('flags only what lies outside 40–85 %', () => {
		const share = (right: number) => {
			const people = Array.from({ length: 20 }, (_, i) => [
				response(i < right ? 1 : 0),
				response(i < right ? 1 : 0)
			]);
			return analyse(items(2), people)[0]!;
		};
		expect(share(8).flags).toEqual([]);
		expect(share(7).flags).toEqual(['hard']);
		expect(share(17).flags).toEqual([]);
		expect(share(18).flags).toEqual(['easy']);
		expect(share(8).caution).toBe(false);
	});

	it('flags an item whose key may be wrong, and one that tells little', () => {
		const people = Array.from({ length: 20 }, (_, i) => [
			response(i < 10 ? 1 : 0),
			response(i < 10 ? 0 : 1),
			response(i < 12 ? 1 : 0),
			response(i % 2)
		]);
		const [, against, , weak] = analyse(items(4), people);
		expect(against!.discrimination!).toBeLessThan(0);
		expect(against!.flags).toEqual(['against']);
		expect(weak!.flags).toEqual(weak!.discrimination! < 0 ? ['against'] : ['weak']);
	});

	it('counts options, means times, and leaves out what is not marked', () => {
		const [item] = analyse(items(1), [
			[response(1, 2, [0, 1], 10)],
			[response(1, 1, [1], 20)],
			[{ score: null, met: [2], seconds: 90 }],
			[response(0, 1, [], null)]
		]);
		expect(item).toMatchObject({
			n: 3,
			success: { earned: 1n, of: 2n },
			counts: [1, 2, 0],
			seconds: 15,
			caution: true
		});
	});

	it('says nothing where there is nothing to say', () => {
		expect(analyse(items(1), [])[0]).toEqual({
			id: 'i1',
			n: 0,
			success: null,
			discrimination: null,
			upperLower: null,
			seconds: null,
			counts: [0, 0, 0],
			flags: [],
			caution: true
		});
		const same = Array.from({ length: 30 }, () => [response(1), response(1)]);
		expect(analyse(items(2), same)[0]).toMatchObject({ discrimination: null, flags: ['easy'] });
	});

	it('weighs the rest by what the items are worth', () => {
		const heavy = items(3).map((item, index) => ({ ...item, points: index === 1 ? 3 : 1 }));
		const [first] = analyse(
			heavy,
			table.map((row) => row.map((mark) => response(mark)))
		);
		// Rest of item 1: 4 3 1 0 0; covariance 1.6, variances 0.8 and 13.2.
		expect(first!.discrimination).toBeCloseTo(1.6 / Math.sqrt(0.8 * 13.2), 12);
	});
});

describe('its figures', () => {
	it.each([
		[[1, 2, 3], [2, 4, 6], 1],
		[[1, 2, 3], [3, 2, 1], -1],
		[[1, 2, 3, 4], [1, 3, 2, 4], 0.8],
		[[1, 1, 1], [1, 2, 3], null],
		[[1], [1], null],
		[[0.1, 0.1, 0.1], [1, 2, 4], null]
	])('correlation of %j and %j is %s', (xs, ys, r) => {
		if (r === null) expect(correlation(xs, ys)).toBeNull();
		else expect(correlation(xs, ys)).toBeCloseTo(r, 12);
	});

	it('people with equal totals share the places at the edge of a group', () => {
		// Eleven people: 2.97, three each. Totals 5, 4, then three of 3 for the last place.
		const totals = [5, 4, 3, 3, 3, 2, 2, 1, 1, 0, 0];
		const values = [1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0];
		// Upper: (1 + 1 + 1/3) / 3; lower: the two of 0 and half of the two of 1: (0 + 0 + 1/2) / 3.
		expect(upperLower(values, totals)).toBeCloseTo(7 / 9 - 1 / 6, 12);
		const mixed = [4, 2, 9, 0, 7, 1, 10, 3, 8, 5, 6];
		const other = upperLower(
			mixed.map((i) => values[i]!),
			mixed.map((i) => totals[i]!)
		);
		expect(other).toBeCloseTo(7 / 9 - 1 / 6, 12);
	});

	it('groups need four people', () => {
		expect(upperLower([1, 0, 0], [3, 2, 1])).toBeNull();
		expect(upperLower([1, 0, 0, 0], [4, 3, 2, 1])).toBe(1);
	});
});
