import Papa from 'papaparse';
import type { Item, ItemKind, ItemOf } from '../model.ts';
import type { Text } from '../text.ts';

/** A byte order mark: without it Excel reads Chinese as something else. */
const MARK = '\ufeff';

/**
 * What a spreadsheet would run as a formula gets an apostrophe; so does what begins with one, so that reading can take
 * one away and is sure.
 */
export const neutral = (text: string): string =>
	/^['=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;

export const unneutral = (cell: string): string =>
	/^'['=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;

type Row = Partial<Record<string, string | number>>;

/** `name_en` and `name_zh`. */
const both = (name: string, text: Text | undefined): Row => ({
	...(text?.en !== undefined && { [`${name}_en`]: text.en }),
	...(text?.zh !== undefined && { [`${name}_zh`]: text.zh })
});

/** `option1…`, `option2…` and so on. */
const numbered = <T>(parts: readonly T[], columns: (part: T, name: string) => Row): Row =>
	Object.assign({}, ...parts.map((part, index) => columns(part, `option${index + 1}`))) as Row;

const COLUMNS: { [K in ItemKind]: (item: ItemOf<K>) => Row } = {
	single: choice,
	multiple: choice,
	trueFalse: ({ correct, rightFeedback, wrongFeedback }) => ({
		answer: correct ? 'TRUE' : 'FALSE',
		...both('right_feedback', rightFeedback),
		...both('wrong_feedback', wrongFeedback)
	}),
	short: ({ answers, caseSensitive, otherwise }) => ({
		...numbered(answers, ({ text, weight, feedback }, name) => ({
			[name]: text,
			[`${name}_weight`]: weight,
			...both(`${name}_feedback`, feedback)
		})),
		...(caseSensitive && { case_sensitive: 'TRUE' }),
		...both('otherwise', otherwise)
	}),
	numerical: ({ answers, otherwise }) => ({
		...numbered(answers, ({ min, max, weight, feedback }, name) => ({
			[name]: min === max ? min : `${min}..${max}`,
			[`${name}_weight`]: weight,
			...both(`${name}_feedback`, feedback)
		})),
		...both('otherwise', otherwise)
	}),
	matching: ({ pairs, distractors }) =>
		numbered(
			[...pairs, ...distractors.map((right) => ({ left: undefined, right }))],
			(pair, name) => ({
				...both(name, pair.left),
				...both(`${name}_match`, pair.right)
			})
		),
	ordering: ({ steps }) => numbered(steps, (step, name) => both(name, step)),
	essay: ({ rubric }) => (rubric.length > 0 ? { rubric: JSON.stringify(rubric) } : {}),
	description: () => ({})
};

function choice({ options, fixedOrder }: ItemOf<'single' | 'multiple'>): Row {
	return {
		...numbered(options, ({ text, weight, feedback }, name) => ({
			...both(name, text),
			[`${name}_weight`]: weight,
			...both(`${name}_feedback`, feedback)
		})),
		...(fixedOrder && { fixed_order: 'TRUE' })
	};
}

const FIRST = ['id', 'kind', 'category', 'title', 'text_en', 'text_zh'];
const LAST = [
	...['answer', 'right_feedback_en', 'right_feedback_zh', 'wrong_feedback_en', 'wrong_feedback_zh'],
	...['otherwise_en', 'otherwise_zh', 'feedback_en', 'feedback_zh', 'tags', 'difficulty'],
	...['case_sensitive', 'fixed_order', 'rubric']
];
const OF_OPTION = [
	'',
	'_en',
	'_zh',
	'_weight',
	'_match_en',
	'_match_zh',
	'_feedback_en',
	'_feedback_zh'
];

/** Questions as a table with headings, a row each; columns that nothing stands in are left out. */
export function writeCsv(items: readonly Item[]): string {
	const rows = items.map((item): Row => ({
		id: item.id,
		kind: item.kind,
		...(item.category && { category: item.category }),
		title: item.title,
		...both('text', item.text),
		...(COLUMNS[item.kind] as (item: Item) => Row)(item),
		...both('feedback', item.feedback),
		...(item.tags.length > 0 && { tags: item.tags.join('; ') }),
		difficulty: item.difficulty
	}));
	const used = new Set(rows.flatMap((row) => Object.keys(row)));
	const parts = Math.max(
		0,
		...[...used].map((name) => Number(/^option(\d+)/.exec(name)?.[1] ?? 0))
	);
	const options = Array.from({ length: parts }, (_, index) =>
		OF_OPTION.map((column) => `option${index + 1}${column}`)
	).flat();
	const columns = [...FIRST, ...options, ...LAST].filter(
		(name) => used.has(name) || ['id', 'kind', 'title'].includes(name)
	);
	const cells = rows.map((row) =>
		columns.map((name) => {
			const value = row[name] ?? '';
			return typeof value === 'number' ? String(value) : neutral(value);
		})
	);
	return `${MARK}${Papa.unparse([columns, ...cells], { newline: '\r\n' })}\r\n`;
}
