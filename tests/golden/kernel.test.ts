import { describe, expect, it } from 'vitest';
import { fromDraws, stream } from '../../sim/kernel/random.ts';
import { clamp, divide, percent, share, yuan } from '../../sim/kernel/units.ts';

describe('divide rounds half away from zero', () => {
	it.each([
		['exact', 6, 3, 2],
		['below half', 4, 3, 1],
		['above half', 5, 3, 2],
		['half', 5, 2, 3],
		['half, negative', -5, 2, -3],
		['below half, negative', -4, 3, -1],
		['above half, negative', -5, 3, -2],
		['nothing', 0, 7, 0],
		['almost nothing', 1, 3, 0],
		['almost nothing, negative: never minus zero', -1, 3, 0],
		['large: ten billion yuan in fen times a ratio', 1e15, 10_000, 1e11]
	])('%s: %d / %d', (_name, value, divisor, expected) => {
		expect(divide(value, divisor)).toBe(expected);
	});
});

describe('share takes a part in basis points', () => {
	it.each([
		['all', 12_345, 10_000, 12_345],
		['none', 12_345, 0, 0],
		['3 % of 1.17 yuan: 3.51 fen', 117, 300, 4],
		['3 % of 1.16 yuan: 3.48 fen', 116, 300, 3],
		['more than all', 10_000, 10_800, 10_800],
		['half a fen', 1, 5_000, 1],
		['half a fen owed', -1, 5_000, -1]
	])('%s', (_name, amount, ratio, expected) => {
		expect(share(amount, ratio)).toBe(expected);
	});
});

describe('scenario units', () => {
	it.each([
		[0.6, 60],
		[100, 10_000],
		[0, 0],
		[12.345, 1_235],
		// 1.005 × 100 is 100.49999… in binary: authors have two decimals, not three.
		[1.005, 100]
	])('%d percent is %d basis points', (value, expected) => expect(percent(value)).toBe(expected));

	it.each([
		[2_000_000, 200_000_000],
		[0.01, 1],
		[19.99, 1_999],
		[0.07, 7]
	])('%d yuan is %d fen', (value, expected) => expect(yuan(value)).toBe(expected));

	it('clamp keeps to its limits', () => {
		expect([clamp(-1, 0, 5), clamp(6, 0, 5), clamp(3, 0, 5)]).toEqual([0, 5, 3]);
	});
});

describe('a stream', () => {
	// A seed is a contract: these draws may change only with the engine's version.
	it.each([
		['seed', 1, 'award', 'm01-c01', [76, 99, 55]],
		['seed', 2, 'award', 'm01-c01', [27, 86, 67]],
		['seed', 1, 'claims', 'm01-c01', [89, 33, 89]],
		['种子', 1, 'award', '', [0, 66, 53]]
	])('of %s in month %d for %s %s draws as ever', (seed, month, subsystem, entity, expected) => {
		const draws = stream(seed, month, subsystem, entity);
		expect([draws.int(0, 99), draws.int(0, 99), draws.int(0, 99)]).toEqual(expected);
	});

	it('reaches both ends of a range', () => {
		const low = fromDraws(() => 0);
		const high = fromDraws(() => 1 - 2 ** -32);
		expect([low.int(-3, 3), high.int(-3, 3)]).toEqual([-3, 3]);
		expect([low.chance(1), high.chance(9_999), high.chance(10_000), low.chance(0)]).toEqual([
			true,
			false,
			true,
			false
		]);
		expect([low.pick(['a', 'b']), high.pick(['a', 'b'])]).toEqual(['a', 'b']);
	});

	it('shuffles from the end, by Fisher and Yates', () => {
		expect(fromDraws(() => 0).shuffle(['a', 'b', 'c'])).toEqual(['b', 'c', 'a']);
		expect(fromDraws(() => 0.999).shuffle(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
	});
});
