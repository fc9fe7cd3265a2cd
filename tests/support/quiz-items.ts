import fc from 'fast-check';
import { itemSchema, type Item } from '../../src/lib/classroom/quiz/model.ts';
import { textKey } from '../../src/lib/classroom/quiz/text.ts';

/** Pieces that mean something in one of the formats. */
const HOSTILE = [
	...[
		'->',
		'####',
		'::',
		'//',
		'{}',
		'{',
		'}',
		'=',
		'~',
		'#',
		'%50%',
		':',
		'\\',
		'\\n',
		'\n',
		'\n\n'
	],
	...[
		'[html]',
		'[markdown]',
		'[plain]',
		'[id:x]',
		'// rapport {}',
		'$CATEGORY: a',
		'TRUE',
		'T',
		'*'
	],
	...[
		'<b>bold</b>',
		'<script>alert(1)</script>',
		'<!-- x -->',
		'&lt;',
		'&amp;',
		'&#62;',
		'&#38;#62;'
	],
	...[
		'<span lang="en" class="multilang">',
		'</span>',
		'{mlang en}',
		'{mlang}',
		'<',
		'>',
		'"',
		"'",
		','
	],
	...[
		'=1+1',
		'-2',
		'@x',
		"'=1",
		'\t',
		';',
		'|',
		'1..2',
		'1:2',
		'_____',
		'对',
		'｛＝～＃：％｝',
		'客户'
	],
	...[
		'\u202e',
		'\ufeff',
		'\u3000',
		'\ufdd0',
		'\ud800',
		'😀',
		'e\u0301',
		'\r\n',
		'\u2028',
		'ANSWER: A',
		'A) x'
	]
];
/** A few words of which any may mean something to a format. */
export const hostileWords = fc
	.array(
		fc.oneof(
			fc.constantFrom(...HOSTILE),
			fc.string({ maxLength: 8 }),
			fc.string({ unit: 'binary', maxLength: 4 })
		),
		{
			minLength: 1,
			maxLength: 5
		}
	)
	.map((parts) => parts.join(''));

const text = fc.oneof(
	fc.record({ en: hostileWords, zh: hostileWords }),
	fc.record({ en: hostileWords }),
	fc.record({ zh: hostileWords })
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const many = <T>(value: fc.Arbitrary<T>, minLength: number, selector?: (value: T) => unknown) =>
	fc.uniqueArray(value, { minLength, maxLength: minLength + 4, selector: selector ?? ((v) => v) });

const weight = fc.oneof(
	fc.constantFrom(0, 100, 50, -50, 33.33333, 12.5, -100),
	fc.integer({ min: 0, max: 10_000_000 }).map((units) => units / 100_000)
);
const decimal = fc
	.tuple(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 6 }))
	.map(([digits, places]) => (digits / 10 ** places).toFixed(places));
const graded = { weight: weight.map(Math.abs), feedback: maybe(text) };

const option = fc.record({ text, weight, feedback: maybe(text) });
const options = many(option, 2, (o) => textKey(o.text));

const byKind = [
	fc.record({ kind: fc.constant('single'), options, fixedOrder: fc.boolean() }).map((item) => ({
		...item,
		options: item.options.map((o, index) =>
			index === 1 ? { ...o, weight: 100 } : index === 0 ? { ...o, weight: -25 } : o
		)
	})),
	fc.record({ kind: fc.constant('multiple'), options, fixedOrder: fc.boolean() }).map((item) => ({
		...item,
		options: item.options.map((o, index) => ({
			...o,
			weight: index === 0 ? 62.5 : index === 1 ? 37.5 : -Math.abs(o.weight)
		}))
	})),
	fc.record({
		kind: fc.constant('trueFalse'),
		correct: fc.boolean(),
		rightFeedback: maybe(text),
		wrongFeedback: maybe(text)
	}),
	fc
		.record({
			kind: fc.constant('short'),
			answers: many(fc.record({ text: hostileWords, ...graded }), 1, (a) => a.text),
			caseSensitive: fc.boolean(),
			otherwise: maybe(text)
		})
		.map((item) => ({
			...item,
			answers: item.answers.map((a, index) => (index === 0 ? { ...a, weight: 100 } : a))
		})),
	fc
		.record({
			kind: fc.constant('numerical'),
			answers: fc.array(fc.record({ ends: fc.tuple(decimal, decimal), ...graded }), {
				minLength: 1,
				maxLength: 4
			}),
			otherwise: maybe(text)
		})
		.map(({ answers, ...item }) => ({
			...item,
			answers: answers.map(({ ends, ...rest }, index) => {
				const [min, max] = [...ends].sort((a, b) => Number(a) - Number(b));
				return { ...rest, min, max, weight: index === 0 ? 100 : rest.weight };
			})
		})),
	fc.record({
		kind: fc.constant('matching'),
		pairs: many(fc.record({ left: text, right: text }), 2, (p) => textKey(p.left)),
		distractors: many(text, 0, textKey)
	}),
	fc.record({ kind: fc.constant('ordering'), steps: many(text, 2, textKey) }),
	fc.record({
		kind: fc.constant('essay'),
		rubric: fc.array(
			fc.record({
				name: text,
				points: fc.integer({ min: 5, max: 100 }),
				levels: fc.array(fc.record({ points: fc.integer({ min: 0, max: 5 }), text }), {
					maxLength: 3
				})
			}),
			{ maxLength: 3 }
		)
	}),
	fc.record({ kind: fc.constant('description') })
];

const common = fc.record({
	title: hostileWords,
	text,
	feedback: maybe(text),
	category: fc.constantFrom('', 'CRM', '客户/价值', 'a = b/{c}: d'),
	tags: many(fc.constantFrom('S4', 'myth or evidence', '客户', 'C++', 'a.b/c_d-e'), 0),
	difficulty: fc.integer({ min: 1, max: 3 })
});

/** Takes away what is undefined, as JSON does. */
const plain = (value: unknown): Record<string, unknown> =>
	JSON.parse(JSON.stringify(value)) as Record<string, unknown>;

/** Any item the model can hold, with everything in its texts that a format could stumble over. */
export const anyItem: fc.Arbitrary<Item> = fc
	.tuple(common, fc.oneof(...(byKind as fc.Arbitrary<object>[])))
	.map(([shared, own]) => itemSchema.safeParse(plain({ id: 'x', ...shared, ...own })))
	// Cleaning may leave a text empty or two the same.
	.filter((parsed) => parsed.success)
	.map((parsed) => parsed.data!);

/** Any bank: items with ids of their own. */
export const anyItems: fc.Arbitrary<Item[]> = fc
	.array(anyItem, { minLength: 1, maxLength: 6 })
	.map((items) => items.map((item, index) => ({ ...item, id: `item-${index}.A_b` })));
