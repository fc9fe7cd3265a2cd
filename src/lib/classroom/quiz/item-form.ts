import type { Item, ItemKind } from './model.ts';
import type { Text } from './text.ts';

/** A question as the fields of a form: parts are rows, `r0.textZh`, `r0.textEn`, `r0.weight`, …; empty rows are none. */

/** What a row of a kind has: texts in both languages, or one line. */
export const ROW_COLUMNS: Record<ItemKind, readonly { name: string; both: boolean }[]> = (() => {
	const both = (name: string) => ({ name, both: true });
	const line = (name: string) => ({ name, both: false });
	const choice = [both('text'), line('weight'), both('feedback')];
	return {
		single: choice,
		multiple: choice,
		trueFalse: [],
		short: [line('answer'), line('weight'), both('feedback')],
		numerical: [line('min'), line('max'), line('weight'), both('feedback')],
		matching: [both('left'), both('right')],
		ordering: [both('text')],
		essay: [both('name'), line('points'), both('levels')],
		description: []
	};
})();

/** Texts of a kind beside its rows. */
export const OWN_TEXTS: Record<ItemKind, readonly string[]> = {
	single: ['feedback'],
	multiple: ['feedback'],
	trueFalse: ['rightFeedback', 'wrongFeedback', 'feedback'],
	short: ['otherwise', 'feedback'],
	numerical: ['otherwise', 'feedback'],
	matching: ['feedback'],
	ordering: ['feedback'],
	essay: ['feedback'],
	description: []
};

export type FormValues = Record<string, string>;

const both = (name: string, text: Text | undefined): FormValues => ({
	[`${name}Zh`]: text?.zh ?? '',
	[`${name}En`]: text?.en ?? ''
});

const levelLines = (levels: readonly { points: number; text: Text }[]): FormValues => {
	const lines = (language: 'zh' | 'en') =>
		levels.map(({ points, text }) => `${points} ${text[language] ?? ''}`.trim()).join('\n');
	return { levelsZh: lines('zh'), levelsEn: lines('en') };
};

const choiceRow = (o: { text: Text; weight: number; feedback?: Text | undefined }): FormValues => ({
	...both('text', o.text),
	weight: String(o.weight),
	...both('feedback', o.feedback)
});

function rowsOf(item: Item): FormValues[] {
	switch (item.kind) {
		case 'single':
		case 'multiple':
			return item.options.map(choiceRow);
		case 'short':
			return item.answers.map(({ text, weight, feedback }) => ({
				...{ answer: text, weight: String(weight) },
				...both('feedback', feedback)
			}));
		case 'numerical':
			return item.answers.map(({ min, max, weight, feedback }) => ({
				...{ min, max, weight: String(weight) },
				...both('feedback', feedback)
			}));
		case 'matching':
			return [
				...item.pairs.map(({ left, right }) => ({
					...both('left', left),
					...both('right', right)
				})),
				...item.distractors.map((right) => ({
					...both('left', undefined),
					...both('right', right)
				}))
			];
		case 'ordering':
			return item.steps.map((step) => both('text', step));
		case 'essay':
			return item.rubric.map(({ name, points, levels }) => ({
				...both('name', name),
				points: String(points),
				...levelLines(levels)
			}));
		default:
			return [];
	}
}

/** The fields of an item, as its editor shows them. */
export function formOf(item: Item): FormValues {
	const own = item as unknown as Record<string, Text | undefined>;
	return {
		...{ title: item.title, category: item.category, tags: item.tags.join(', ') },
		difficulty: String(item.difficulty),
		...both('text', item.text),
		...Object.assign({}, ...OWN_TEXTS[item.kind].map((name) => both(name, own[name]))),
		...('correct' in item && { correct: String(item.correct) }),
		...('fixedOrder' in item && item.fixedOrder && { fixedOrder: '1' }),
		...('caseSensitive' in item && item.caseSensitive && { caseSensitive: '1' }),
		...Object.fromEntries(
			rowsOf(item).flatMap((row, at) =>
				Object.entries(row).map(([name, value]) => [`r${at}.${name}`, value])
			)
		)
	};
}

/** How many rows some fields have, the empty ones at the end aside. */
export const rowsIn = (values: FormValues): number =>
	Math.max(
		0,
		...Object.entries(values).flatMap(([name, value]) => {
			const at = /^r(\d{1,2})\./.exec(name)?.[1];
			return at !== undefined && value.trim() !== '' ? [Number(at) + 1] : [];
		})
	);

/** `5 Excellent` in each line, the languages line by line. */
function levelsIn(zh: string, en: string) {
	const read = (text: string) =>
		text
			.split('\n')
			.filter((line) => line.trim() !== '')
			.map((line) => /^\s*(\d{1,3})\s*[:：.、]?\s*(.*)$/.exec(line) ?? ['', 'NaN', line]);
	const [chinese, english] = [read(zh), read(en)];
	return Array.from({ length: Math.max(chinese.length, english.length) }, (_, at) => ({
		points: Number((chinese[at] ?? english[at])![1]),
		text: textOf(chinese[at]?.[2] ?? '', english[at]?.[2] ?? '')
	}));
}

const textOf = (zh: string, en: string) => ({
	...(zh.trim() !== '' && { zh }),
	...(en.trim() !== '' && { en })
});

/**
 * An item of what was typed, to be checked by the model.
 * @param values fields as `formOf` names them; what is missing is empty
 */
export function itemIn(kind: ItemKind, id: string, values: FormValues): unknown {
	const of = (name: string) => values[name] ?? '';
	const text = (name: string) => textOf(of(`${name}Zh`), of(`${name}En`));
	const maybe = (name: string) =>
		Object.keys(text(name)).length > 0 ? { [name]: text(name) } : {};
	const rows = Array.from({ length: rowsIn(values) }, (_, at) => `r${at}.`).filter((row) =>
		ROW_COLUMNS[kind].some(({ name, both }) =>
			both ? Object.keys(text(row + name)).length > 0 : name !== 'weight' && of(row + name).trim()
		)
	);
	const weight = (row: string, otherwise: number) =>
		of(`${row}weight`).trim() === '' ? otherwise : Number(of(`${row}weight`).replace('%', ''));
	const feedback = (row: string) => {
		const given = text(`${row}feedback`);
		return Object.keys(given).length > 0 ? { feedback: given } : {};
	};
	const parts = (): Record<string, unknown> => {
		switch (kind) {
			case 'single':
			case 'multiple':
				return {
					options: rows.map((row) => ({
						...{ text: text(`${row}text`), weight: weight(row, 0) },
						...feedback(row)
					})),
					fixedOrder: of('fixedOrder') === '1'
				};
			case 'trueFalse':
				return { correct: of('correct') === 'true' };
			case 'short':
				return {
					answers: rows.map((row) => ({
						...{ text: of(`${row}answer`), weight: weight(row, 100) },
						...feedback(row)
					})),
					caseSensitive: of('caseSensitive') === '1'
				};
			case 'numerical':
				return {
					answers: rows.map((row) => ({
						min: of(`${row}min`) || of(`${row}max`),
						max: of(`${row}max`) || of(`${row}min`),
						...{ weight: weight(row, 100), ...feedback(row) }
					}))
				};
			case 'matching': {
				const all = rows.map((row) => ({ left: text(`${row}left`), right: text(`${row}right`) }));
				const lone = ({ left }: (typeof all)[number]) => Object.keys(left).length === 0;
				return {
					pairs: all.filter((pair) => !lone(pair)),
					distractors: all.filter(lone).map(({ right }) => right)
				};
			}
			case 'ordering':
				return { steps: rows.map((row) => text(`${row}text`)) };
			case 'essay':
				return {
					rubric: rows.map((row) => ({
						...{ name: text(`${row}name`), points: Number(of(`${row}points`)) },
						levels: levelsIn(of(`${row}levelsZh`), of(`${row}levelsEn`))
					}))
				};
			default:
				return {};
		}
	};
	const asked = text('text') as Text;
	const begin = [...(asked.zh ?? asked.en ?? '').replace(/\s+/g, ' ')].slice(0, 60).join('').trim();
	return {
		...{ kind, id, title: of('title').trim() || begin, text: asked },
		category: of('category'),
		tags: [
			...new Set(
				of('tags')
					.split(/[,，;；、\n]/)
					.map((tag) => tag.trim())
			)
		].filter(Boolean),
		difficulty: Number(of('difficulty') || 2),
		...Object.assign({}, ...OWN_TEXTS[kind].map(maybe)),
		...parts()
	};
}
