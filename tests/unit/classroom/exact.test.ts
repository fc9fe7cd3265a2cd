import { describe, expect, it } from 'vitest';
import {
	decimalOr,
	exact,
	median,
	plain,
	root,
	shown,
	stored,
	weightedMean
} from '../../../src/lib/classroom/exact.ts';

describe('an exact number', () => {
	it.each([
		['1.005', 2, '1.01'],
		['2.675', 2, '2.68'],
		['-2.675', 2, '-2.68'],
		['-0.004', 2, '0.00'],
		['1/3', 4, '0.3333'],
		['99.995', 2, '100.00'],
		['7', 0, '7']
	])('%s with %i decimals is shown as %s', (value, places, text) => {
		expect(shown(exact(value), places)).toBe(text);
	});

	it('is what was written, not the nearest binary number', () => {
		expect(exact(0.1).add(exact(0.2)).equals(exact('0.3'))).toBe(true);
		expect(exact(33.333333).mul(3).toFraction()).toBe('99999999/1000000');
	});

	it('is refused when it is no decimal', () => {
		for (const wrong of ['', '1e5', '0x10', '1.2.3', '1 1/2', '0.(3)', ' 1', 'NaN'])
			expect(() => exact(wrong)).toThrow(RangeError);
		expect(() => exact(Infinity)).toThrow(RangeError);
		expect(() => exact(1e-9)).toThrow(RangeError);
	});

	it('is read as people type it', () => {
		expect(plain(decimalOr('８７，５', exact(0)))).toBe('87.5');
		expect(decimalOr('eighty', null)).toBeNull();
	});

	it('is stored without loss', () => {
		for (const text of ['87.5', '1/3', '-2/7', '0', '0.000001'])
			expect(stored(exact(text))).toBe(text);
	});

	it('has a root to four decimals, rounded half up', () => {
		expect(shown(root(exact(2)), 4)).toBe('1.4142');
		expect(shown(root(exact('81')), 4)).toBe('9.0000');
		expect(shown(root(exact('0.5')), 4)).toBe('0.7071');
		expect(shown(root(exact(0)), 4)).toBe('0.0000');
	});

	it('has a median between the two in the middle', () => {
		expect(plain(median([exact(3), exact(1), exact(2), exact(10)])!)).toBe('2.5');
		expect(median([])).toBeNull();
	});

	it('has no weighted mean where nothing weighs', () => {
		expect(weightedMean([{ value: exact(5), weight: exact(0) }])).toBeNull();
	});
});
