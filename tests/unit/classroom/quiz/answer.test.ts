import { describe, expect, it } from 'vitest';
import { MAX_ESSAY, MAX_SHORT, readAnswer } from '../../../../src/lib/classroom/quiz/answer.ts';
import { itemSchema, type ItemInput } from '../../../../src/lib/classroom/quiz/model.ts';
import { publicItem } from '../../../../src/lib/classroom/quiz/public-item.ts';

const SEED = 'a secret of the attempt';
const item = (fields: object) =>
	itemSchema.parse({ id: 'x', title: 'x', text: { en: 'Q' }, ...fields } as ItemInput);
const options = ['a', 'b', 'c'].map((en, index) => ({
	text: { en },
	weight: index === 0 ? 100 : 0
}));
const single = item({ kind: 'single', options });
const multiple = item({ kind: 'multiple', options });
const ordering = item({ kind: 'ordering', steps: options.map(({ text }) => text) });
const pairs = options.map(({ text }) => ({ left: text, right: { en: `${text.en}!` } }));
const matching = item({ kind: 'matching', pairs });
const short = item({ kind: 'short', answers: [{ text: 'x' }] });
const number = item({ kind: 'numerical', answers: [{ value: 1 }] });
const essay = item({ kind: 'essay' });
const truth = item({ kind: 'trueFalse', correct: true });
const text = item({ kind: 'description' });

const idsOf = (asked: typeof single) => publicItem(asked, SEED).options!.map(({ id }) => id);

describe('an answer', () => {
	it('names parts by the ids of its attempt', () => {
		const shown = publicItem(single, SEED).options!;
		for (const { id, text } of shown)
			expect(readAnswer(single, SEED, { option: id })).toEqual({
				answer: { kind: 'single', option: options.findIndex((o) => o.text.en === text.en) }
			});
	});

	it.each([
		['a made-up id', single, { option: '0' }, 'answerPart'],
		['a place instead of an id', single, { option: 0 }, 'answerForm'],
		['two options of one', single, { options: [] }, 'answerForm'],
		['a score beside it', single, { option: idsOf(single)[0], score: 100 }, 'answerForm'],
		[
			'an option twice',
			multiple,
			{ options: [idsOf(multiple)[0], idsOf(multiple)[0]] },
			'answerDoubled'
		],
		['steps missing', ordering, { order: idsOf(ordering).slice(1) }, 'answerIncomplete'],
		[
			'a step twice',
			ordering,
			{ order: [idsOf(ordering)[0], idsOf(ordering)[0]] },
			'answerDoubled'
		],
		['no number', number, { text: 'twelve' }, 'answerNumber'],
		['a word for true', truth, { value: 'true' }, 'answerForm'],
		['too long a text', short, { text: 'x'.repeat(MAX_SHORT + 1) }, 'answerLong'],
		['too long an essay', essay, { text: 'x'.repeat(MAX_ESSAY + 1) }, 'answerLong'],
		['an answer to a text', text, { text: 'x' }, 'answerForm'],
		['a list', short, ['x'], 'answerForm']
	])('with %s is refused', (_, asked, raw, fault) => {
		expect(readAnswer(asked, SEED, raw)).toMatchObject({ fault });
	});

	it('may give one partner to two, and leave some open', () => {
		const { lefts, rights } = publicItem(matching, SEED);
		const right = rights!.find(({ text }) => text.en === 'b!')!.id;
		const raw = { pairs: [0, 1].map((i) => ({ left: lefts![i]!.id, right })) };
		expect(readAnswer(matching, SEED, raw)).toEqual({
			answer: { kind: 'matching', rights: [1, 1, null] }
		});
		const doubled = { pairs: [0, 0].map((i) => ({ left: lefts![i]!.id, right })) };
		expect(readAnswer(matching, SEED, doubled)).toEqual({ fault: 'answerDoubled' });
		const swapped = { pairs: [{ left: right, right: lefts![0]!.id }] };
		expect(readAnswer(matching, SEED, swapped)).toEqual({ fault: 'answerPart' });
	});

	it('that says nothing is none', () => {
		for (const [asked, raw] of [
			[single, null],
			[multiple, { options: [] }],
			[short, { text: ' \u3000 ' }],
			[matching, { pairs: [] }],
			[ordering, { order: [] }],
			[text, null]
		] as const)
			expect(readAnswer(asked, SEED, raw)).toEqual({ answer: null });
	});

	it('holds no markup', () => {
		expect(readAnswer(essay, SEED, { text: '<script>x</script>' })).toEqual({
			answer: { kind: 'essay', text: '&lt;script>x&lt;/script>' }
		});
	});
});
