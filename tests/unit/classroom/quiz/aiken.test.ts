import { describe, expect, it } from 'vitest';
import { readAiken } from '../../../../src/lib/classroom/quiz/read/aiken.ts';

const errorsOf = (text: string) => readAiken(text).errors.map(({ line, code }) => [line, code]);

describe('a file in Aiken format', () => {
	it('gives a question for each answer', () => {
		const read = readAiken(
			'What is churn?\nA) Clients who leave\nB. Clients who stay\nANSWER: A\n\nNext one\n\nA) x\nB) y\nC)z\nANSWER: C'
		);
		expect(read.errors).toEqual([]);
		expect(read.items).toMatchObject([
			{
				kind: 'single',
				text: { en: 'What is churn?' },
				options: [
					{ text: { en: 'Clients who leave' }, weight: 100 },
					{ text: { en: 'Clients who stay' }, weight: 0 }
				]
			},
			{ options: [{ weight: 0 }, { weight: 0 }, { text: { en: 'z' }, weight: 100 }] }
		]);
	});

	it('is read as a Chinese keyboard types it, with BOM and CRLF', () => {
		const read = readAiken(
			'\ufeff什么是客户流失？\r\nＡ、客户离开\r\nＢ．客户留下\r\n答案：Ａ\r\n'
		);
		expect(read.errors).toEqual([]);
		expect(read.items).toMatchObject([
			{
				text: { zh: '什么是客户流失？' },
				options: [{ text: { zh: '客户离开' }, weight: 100 }, { text: { zh: '客户留下' } }]
			}
		]);
	});

	it('with several letters gives even weights, and wrong ones cost', () => {
		const [item] = readAiken('Q\nA) a\nB) b\nC) c\nD) d\nANSWER: A, B, D').items;
		expect(item).toMatchObject({
			kind: 'multiple',
			options: [
				{ weight: 33.33333 },
				{ weight: 33.33333 },
				{ weight: -33.33333 },
				{ weight: 33.33333 }
			]
		});
	});

	it.each([
		[
			'Only one\nA) x\nANSWER: A',
			[
				[1, 'tooFew'],
				[1, 'allRight']
			]
		],
		['A) nothing before', [[1, 'aikenChoice']]],
		['ANSWER: A', [[1, 'aikenAnswer']]],
		['Unfinished\nA) x\nB) y\n\nGood\nA) x\nB) y\nANSWER: B', [[1, 'aikenUnfinished']]],
		['Unfinished at the end\nA) x', [[1, 'aikenUnfinished']]],
		['Q\nA) x\nB) y\nANSWER: E', [[4, 'aikenLetter']]],
		['Q\nA) x\nB) y\nANSWER:', [[4, 'aikenLetter']]],
		['Q\nA) x\nB)\nANSWER: A', [[3, 'missing']]],
		['   ', [[1, 'empty']]]
	])('names what is wrong in %j', (text, errors) => {
		const found = errorsOf(text);
		expect(errors).toEqual(expect.arrayContaining(found));
		expect(found.length).toBeGreaterThan(0);
	});
});
