import { describe, expect, it } from 'vitest';
import { below, rangeAround, readDecimal } from '../../../../src/lib/classroom/quiz/decimal.ts';
import { cleanText, guessLanguage, shown } from '../../../../src/lib/classroom/quiz/text.ts';

describe('a number as it is typed', () => {
	it.each([
		['12', '12'],
		['012.50', '12.5'],
		['.5', '0.5'],
		['5.', '5'],
		['-0', '0'],
		['+3', '3'],
		['−3', '-3'],
		['１２．５', '12.5'],
		['3。5', '3.5'],
		['1,000,000', '1000000'],
		['1 000', '1000'],
		['1.5e3', '1500'],
		['2E-3', '0.002'],
		['0.0000000001', '0.0000000001']
	])('%s is %s', (typed, decimal) => {
		expect(readDecimal(typed)).toBe(decimal);
	});

	it.each([
		'',
		'-',
		'.',
		'12a',
		'1,00',
		'1e99',
		'0x10',
		'NaN',
		'1..2',
		'0.00000000001',
		'1'.repeat(16)
	])('%j is none', (typed) => {
		expect(readDecimal(typed)).toBeNull();
	});

	it('makes exact ranges', () => {
		expect(rangeAround('0.3', '0.1')).toEqual({ min: '0.2', max: '0.4' });
		expect(rangeAround('-1', '2')).toEqual({ min: '-3', max: '1' });
		expect(rangeAround('999999999999999', '1')).toBeNull();
		expect(below('0.2', '0.30')).toBe(true);
		expect(below('0.3', '0.30')).toBe(false);
	});
});

describe('a text', () => {
	it('is kept without what cannot be seen and without tags', () => {
		expect(cleanText('\ufeff a\u202eb\r\nc\u0000 <b>d</b> e<f 1 < 2 <3 ')).toBe(
			'ab\nc &lt;b>d&lt;/b> e&lt;f 1 < 2 <3'
		);
	});

	it.each([
		['客户', 'zh'],
		['什么是 CRM？', 'zh'],
		['What does 客户 mean?', 'en'],
		['12', 'en'],
		['', 'en']
	] as const)('%j is taken for %s', (text, language) => {
		expect(guessLanguage(text)).toBe(language);
	});

	it('stands in for a missing translation and says so', () => {
		expect(shown({ en: 'a', zh: '甲' }, 'zh')).toEqual({ text: '甲', language: 'zh' });
		expect(shown({ en: 'a' }, 'zh')).toEqual({ text: 'a', language: 'en' });
		expect(shown({ zh: '甲' }, 'en')).toEqual({ text: '甲', language: 'zh' });
	});
});
