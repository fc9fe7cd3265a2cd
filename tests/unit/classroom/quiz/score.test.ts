import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../src/lib/classroom/quiz/answer.ts';
import { itemSchema, type ItemInput } from '../../../../src/lib/classroom/quiz/model.ts';
import {
	comparable,
	judge,
	rubricScore,
	score,
	type Score
} from '../../../../src/lib/classroom/quiz/score.ts';
import { compareRatios, percentText, totalOf } from '../../../../src/lib/classroom/quiz/total.ts';

const base = { id: 'x', title: 'x', text: { en: 'Q' } };
const item = (fields: object) => itemSchema.parse({ ...base, ...fields } as ItemInput);
const option = (text: string, weight: number) => ({
	text: { en: text },
	weight,
	feedback: { en: `about ${text}` }
});
const percent = (given: Score | null) => (given ? percentText(given) : null);

const single = item({
	kind: 'single',
	options: [option('a', 100), option('b', 33.33333), option('c', -25)],
	feedback: { en: 'general' }
});
const thirds = item({
	kind: 'multiple',
	options: [option('a', 33.33333), option('b', 33.33333), option('c', 33.33333), option('d', -50)]
});
const short = item({
	kind: 'short',
	answers: [
		{ text: 'Customer relationship management', feedback: { en: 'in full' } },
		{ text: '客户关系管理' },
		{ text: 'CRM', weight: 50 }
	],
	otherwise: { en: 'look it up' }
});
const number = item({
	kind: 'numerical',
	answers: [
		{ value: '0.3', tolerance: '0' },
		{ min: '0.2', max: '0.4', weight: 50 }
	]
});
const matching = item({
	kind: 'matching',
	pairs: [
		{ left: { en: 'a' }, right: { en: 'x' } },
		{ left: { en: 'b' }, right: { en: 'y' } },
		{ left: { en: 'c' }, right: { en: 'x' } }
	],
	distractors: [{ en: 'z' }]
});
const ordering = item({ kind: 'ordering', steps: ['a', 'b', 'c', 'd'].map((en) => ({ en })) });
const truth = item({
	kind: 'trueFalse',
	correct: false,
	rightFeedback: { en: 'yes' },
	wrongFeedback: { en: 'no' }
});

describe('the mark of an answer', () => {
	it.each<[string, ReturnType<typeof item>, Answer | null, string]>([
		['the right option', single, { kind: 'single', option: 0 }, '100.00'],
		['a partly right option', single, { kind: 'single', option: 1 }, '33.33'],
		['an option below nothing', single, { kind: 'single', option: 2 }, '0.00'],
		['nothing', single, null, '0.00'],
		['all three thirds', thirds, { kind: 'multiple', options: [2, 0, 1] }, '100.00'],
		['two thirds', thirds, { kind: 'multiple', options: [0, 1] }, '66.67'],
		['two thirds and a wrong one', thirds, { kind: 'multiple', options: [0, 1, 3] }, '16.67'],
		['a third and a wrong one', thirds, { kind: 'multiple', options: [0, 3] }, '0.00'],
		['true where it is false', truth, { kind: 'trueFalse', value: true }, '0.00'],
		['false where it is false', truth, { kind: 'trueFalse', value: false }, '100.00'],
		['a wording', short, { kind: 'short', text: ' customer  Relationship management. ' }, '100.00'],
		['a Chinese wording', short, { kind: 'short', text: '客户 关系　管理。' }, '100.00'],
		['full-width letters', short, { kind: 'short', text: 'ｃｒｍ' }, '50.00'],
		['another wording', short, { kind: 'short', text: 'software' }, '0.00'],
		['the number', number, { kind: 'numerical', text: '.30' }, '100.00'],
		['the number in full width', number, { kind: 'numerical', text: '０．３' }, '100.00'],
		['the end of a range', number, { kind: 'numerical', text: '0.4' }, '50.00'],
		['just outside', number, { kind: 'numerical', text: '0.4000000001' }, '0.00'],
		['two of three pairs', matching, { kind: 'matching', rights: [0, 2, 0] }, '66.67'],
		['a pair left open', matching, { kind: 'matching', rights: [null, 1, null] }, '33.33'],
		['the right order', ordering, { kind: 'ordering', order: [0, 1, 2, 3] }, '100.00'],
		['two neighbours changed', ordering, { kind: 'ordering', order: [1, 0, 2, 3] }, '66.67'],
		['the reverse', ordering, { kind: 'ordering', order: [3, 2, 1, 0] }, '0.00'],
		['half of the pairs in order', ordering, { kind: 'ordering', order: [3, 0, 1, 2] }, '0.00']
	])('for %s', (_, asked, answer, shown) => {
		expect(percent(score(asked, answer))).toBe(shown);
	});

	it('is exact, not rounded', () => {
		expect(score(thirds, { kind: 'multiple', options: [0] })).toEqual({
			earned: 3_333_333,
			of: 9_999_999
		});
	});

	it('counts capitals where they count', () => {
		const strict = item({ kind: 'short', answers: [{ text: 'CRM' }], caseSensitive: true });
		expect(percent(score(strict, { kind: 'short', text: 'crm' }))).toBe('0.00');
		expect(percent(score(strict, { kind: 'short', text: 'ＣＲＭ' }))).toBe('100.00');
	});

	it('is left to a person for an essay, and there is none for a text', () => {
		expect(score(item({ kind: 'essay' }), { kind: 'essay', text: 'long' })).toBeNull();
		expect(score(item({ kind: 'description' }), null)).toBeNull();
	});

	it('is refused for an answer of another kind', () => {
		expect(() => score(single, { kind: 'trueFalse', value: true })).toThrow(TypeError);
	});

	it('of an essay follows the rubric', () => {
		const essay = item({
			kind: 'essay',
			rubric: [
				{ name: { en: 'Evidence' }, points: 10 },
				{ name: { en: 'Style' }, points: 5 }
			]
		});
		if (essay.kind !== 'essay') throw new Error(essay.kind);
		expect(percent(rubricScore(essay, [7, 5]))).toBe('80.00');
		for (const wrong of [[7], [11, 0], [-1, 0], [1.5, 0], []])
			expect(() => rubricScore(essay, wrong)).toThrow(RangeError);
	});
});

describe('feedback', () => {
	const said = (...texts: string[]) => texts.map((en) => ({ en }));

	it('is that of what was chosen, then the general one', () => {
		expect(judge(single, { kind: 'single', option: 1 })).toMatchObject({
			feedback: said('about b', 'general'),
			met: [1]
		});
		expect(judge(thirds, { kind: 'multiple', options: [3, 0] }).feedback).toEqual(
			said('about a', 'about d')
		);
		expect(judge(short, { kind: 'short', text: 'no idea' })).toMatchObject({
			feedback: said('look it up'),
			met: []
		});
		expect(judge(truth, { kind: 'trueFalse', value: true }).feedback).toEqual(said('no'));
		expect(judge(single, null).feedback).toEqual(said('general'));
	});
});

describe('short answers are the same', () => {
	it.each([
		['“CRM”，及其 应用', '"crm",及其应用'],
		['ROI：投资回报率', 'roi: 投资回报率'],
		['a – b', 'A - B'],
		['留住！', '留住'],
		['<b>', '&lt;b>']
	])('%s and %s', (one, other) => {
		expect(comparable(one, false)).toBe(comparable(other, false));
	});

	it.each([
		['12', '1 2'],
		['new client', 'newclient'],
		['C', 'C++'],
		['.', '']
	])('but not %s and %s', (one, other) => {
		expect(comparable(one, false)).not.toBe(comparable(other, false));
	});
});

describe('the total of a quiz', () => {
	const part = (earned: number, of: number, points = 1) => ({ score: { earned, of }, points });

	it('adds fractions exactly and rounds half up when it is shown', () => {
		const total = totalOf([part(1, 3), part(1, 3), part(1, 3, 1), part(1, 1)]);
		expect(total).toEqual({ earned: 1n, of: 2n });
		expect(percentText({ earned: 1, of: 800 })).toBe('0.13');
		expect(percentText({ earned: 1, of: 800 }, 3)).toBe('0.125');
		expect(percentText({ earned: 1, of: 200 }, 0)).toBe('1');
		expect(percentText({ earned: 2, of: 3 }, 1)).toBe('66.7');
	});

	it('weighs by points; what is not marked earns nothing yet', () => {
		expect(totalOf([part(1, 2, 3), { score: null, points: 1 }])).toEqual({ earned: 3n, of: 8n });
		expect(totalOf([])).toBeNull();
		expect(totalOf([part(1, 1, 0)])).toBeNull();
	});

	it('stays exact over a hundred items of awkward weights', () => {
		const total = totalOf(Array.from({ length: 100 }, (_, i) => part(i + 1, 9_999_999 - i)))!;
		expect(compareRatios(total, { earned: 0n, of: 1n })).toBe(1);
		expect(percentText(total, 6)).toBe('0.000505');
	});
});
