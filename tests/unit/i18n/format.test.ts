import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as format from '$lib/i18n/format';
import { overwriteGetLocale } from '$lib/paraglide/runtime';

let locale: 'en' | 'zh' = 'en';
beforeEach(() => overwriteGetLocale(() => locale));
afterEach(() => (locale = 'en'));

describe('amounts', () => {
	it.each([
		[0, '¥0'],
		[1, '¥0.01'],
		[10, '¥0.10'],
		[123_456, '¥1,234.56'],
		[21_600_000, '¥216,000'],
		[-123_456, '−¥1,234.56']
	])('%d fen reads %s in both languages', (fen, text) => {
		expect(format.money(fen)).toBe(text);
		locale = 'zh';
		expect(format.money(fen)).toBe(text);
	});

	it('carry a sign where they are changes', () => {
		expect(format.signedMoney(120_000)).toBe('+¥1,200');
		expect(format.signedMoney(-9_000)).toBe('−¥90');
		expect(format.signedMoney(0)).toBe('¥0');
	});

	it('shorten as each language does', () => {
		expect(format.moneyCompact(21_600_000)).toBe('¥216k');
		locale = 'zh';
		expect(format.moneyCompact(21_600_000)).toBe('¥21.6万');
	});
});

describe('other numbers', () => {
	it('reads ratios in per cent', () => {
		expect(format.percent(1250)).toBe('12.5%');
		expect(format.percent(-300)).toBe('−3%');
		expect(format.percent(1234, 2)).toBe('12.34%');
	});

	it('reads points, counts and differences', () => {
		expect(format.points(8245)).toBe('82.5');
		expect(format.count(1234)).toBe('1,234');
		expect([format.signed(3), format.signed(-2), format.signed(0)]).toEqual(['+3', '−2', '0']);
	});
});

it('names months and lists in the language of the page', () => {
	expect([format.month(3), format.list(['a', 'b', 'c'])]).toEqual(['Month 3', 'a, b and c']);
	locale = 'zh';
	expect([format.month(3), format.list(['甲', '乙', '丙'])]).toEqual(['第 3 个月', '甲、乙和丙']);
});

it('orders Chinese names by their sound', () => {
	locale = 'zh';
	expect(['赵', '陈', '王'].sort(format.collator().compare)).toEqual(['陈', '王', '赵']);
});
