import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	editable,
	normalise,
	readNumber,
	type NumberKind
} from '../../../src/lib/ui/number-input.ts';

const read = (text: string, kind: NumberKind = 'integer') => readNumber(text, { kind });

describe('a typed number', () => {
	it.each([
		['42', 'integer', 42],
		[' 42 ', 'integer', 42],
		['１２３', 'integer', 123],
		['１，２３４', 'integer', 1234],
		['1,234,567', 'integer', 1_234_567],
		['＋５', 'integer', 5],
		['−7', 'integer', -7],
		['-0', 'integer', 0],
		['007', 'integer', 7],
		['12.0', 'integer', 12],
		['3万', 'integer', 30_000],
		['1.25万', 'integer', 12_500],
		['12。5', 'decimal', 12.5],
		['.5', 'decimal', 0.5],
		['¥1,234.56', 'money', 123_456],
		['￥１２．５元', 'money', 1250],
		['1234.57', 'money', 123_457],
		['1.1', 'money', 110],
		['21.6万', 'money', 21_600_000],
		['12.5%', 'percent', 1250],
		['100', 'percent', 10_000]
	] as const)('%s as %s is %d', (text, kind, value) => {
		expect(read(text, kind)).toEqual({ value, problem: null });
	});

	it.each([
		['abc', 'integer', 'notNumber'],
		['NaN', 'integer', 'notNumber'],
		['Infinity', 'integer', 'notNumber'],
		['1e9', 'integer', 'notNumber'],
		['0x10', 'integer', 'notNumber'],
		['1,5', 'integer', 'notNumber'],
		['1.2.3', 'decimal', 'notNumber'],
		['--5', 'integer', 'notNumber'],
		['.', 'decimal', 'notNumber'],
		['-', 'integer', 'notNumber'],
		['万', 'integer', 'notNumber'],
		['1.5', 'integer', 'notWhole'],
		['1.234', 'money', 'tooPrecise'],
		['99999999999999999999', 'integer', 'tooLarge']
	] as const)('%s as %s is refused: %s', (text, kind, code) => {
		expect(read(text, kind)).toMatchObject({ value: null, problem: { code } });
	});

	it('may be left out unless it is required', () => {
		expect(readNumber('', { kind: 'integer' })).toEqual({ value: null, problem: null });
		expect(readNumber(' ', { kind: 'integer', required: true }).problem).toEqual({
			code: 'missing'
		});
	});

	it('has limits, and names the one it broke', () => {
		const rules = { kind: 'money', min: 0, max: 100_000 } as const;
		expect(readNumber('-1', rules).problem).toEqual({ code: 'tooSmall', limit: 0 });
		expect(readNumber('1000.01', rules).problem).toEqual({ code: 'tooLarge', limit: 100_000 });
		expect(readNumber('1000', rules).value).toBe(100_000);
	});

	it('is never anything but a finite number or nothing, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const { value, problem } = read(text, 'decimal');
				expect(value === null || (Number.isFinite(value) && problem === null)).toBe(true);
			})
		);
	});

	it.each(['integer', 'money', 'percent'] as const)('of kind %s survives being shown', (kind) => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), (value) => {
				const shown = editable(value, kind);
				expect(readNumber(shown, { kind }).value).toBe(value + 0);
			})
		);
	});
});

it('spells full-width text in half width', () => {
	expect(normalise('　￥１，２３４．５６元 ')).toBe('1,234.56');
});
