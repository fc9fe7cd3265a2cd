import { describe, expect, it } from 'vitest';
import {
	companyName,
	emailAddress,
	folded,
	personName,
	studentNumber,
	title
} from '../../../src/lib/classroom/names.ts';

describe('the name of a person', () => {
	it.each([
		['王小明', '王小明'],
		['王　伟', '王伟'],
		['  Anna\u200b  Smith ', 'Anna Smith'],
		['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
		['阿卜杜拉 · 买买提', '阿卜杜拉·买买提'],
		['Ａｎｎａ', 'Anna'],
		['\u202eevil', 'evil']
	])('%j is kept as %s', (typed, kept) => {
		expect(personName(typed)).toBe(kept);
	});

	it.each(['', '   ', '\u200b\u2060', '…', 'a'.repeat(41), `a${'\u0335'.repeat(9)}`])(
		'%j is none',
		(typed) => {
			expect(personName(typed)).toBeNull();
		}
	);

	it('is text, whatever it looks like: pages escape it', () => {
		expect(personName('<b>Bob</b>')).toBe('<b>Bob</b>');
	});
});

describe('a student number', () => {
	it.each([
		['２０２３０１０１', '20230101'],
		[' 2023 0101 ', '20230101'],
		['b20-17x', 'B20-17X'],
		['\ufeff17', '17']
	])('%j is kept as %s', (typed, kept) => {
		expect(studentNumber(typed)).toBe(kept);
	});

	it.each(['', '学号', '12;drop', '1'.repeat(33), '-1', '=1+1'])('%j is none', (typed) => {
		expect(studentNumber(typed)).toBeNull();
	});
});

describe('the name of a company', () => {
	it.each([
		'Jade Bridge',
		'青桥贸易',
		'Class Act',
		'Grape & Co',
		'Scunthorpe',
		'Matsushita',
		'Cocktail Lab'
	])('%s is fine', (name) => {
		expect(companyName(name)).toBe(name);
	});

	it.each([
		'Fuck',
		'f u c k',
		'F.u.c.k',
		'FÜCK',
		'sh1t happens',
		'Big Ass',
		'傻逼公司',
		'傻 逼',
		'操你',
		'色情科技',
		'',
		'!!!',
		'a'.repeat(21)
	])('%j is refused', (name) => {
		expect(companyName(name)).toBeNull();
	});

	it('is the same as another one that differs in capitals, accents and signs only', () => {
		expect(folded('Jade-Bridge!')).toBe(folded('JÁDE bridge'));
		expect(folded('青桥')).not.toBe(folded('青乔'));
	});
});

it('a title keeps its limit in characters as a reader counts them', () => {
	expect(title('नि'.repeat(3), 3)).not.toBeNull();
	expect(title('abcd', 3)).toBeNull();
});

it.each([
	['A@B.example', 'a@b.example'],
	['no', null],
	['a@b', null],
	['a b@c.de', null]
])('the e-mail address %s is kept as %s', (typed, kept) => {
	expect(emailAddress(typed)).toBe(kept);
});
