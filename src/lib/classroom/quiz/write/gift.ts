import type { Item, ItemKind, ItemOf, NumericalAnswer } from '../model.ts';
import { writeComments, type Meta } from '../read/gift-comments.ts';
import { escapeGift, hideArrow } from '../read/gift-text.ts';
import { unmarked, writeText } from '../read/languages.ts';
import { FORMATS } from '../read/markup.ts';
import { guessLanguage, type Language, type Text } from '../text.ts';

/**
 * Questions in GIFT, for Moodle and for reading again: reading gives the same items. Texts are `[markdown]`; two
 * languages stand in the spans of Moodle's multi-language filter; what GIFT cannot say stands in comments.
 */
export function writeGift(items: readonly Item[]): string {
	let category = '';
	const blocks: string[] = [];
	for (const item of items) {
		if (item.category !== category) {
			category = item.category;
			blocks.push(`$CATEGORY: ${['$course$', 'top', escapeGift(category)].join('/')}\n`);
		}
		blocks.push(writeItem(item));
	}
	return blocks.join('\n');
}

/** Texts of one item, in the language that needs no mark in it. */
function writerOf(language: Language) {
	const named = FORMATS.map((format) => `[${format}]`);
	/** `arrows` where `->` would part a pair. */
	const inline = (text: Text, arrows = false): string => {
		const written = writeText(text, language);
		const plain = named.some((name) => written.startsWith(name)) ? `[markdown]${written}` : written;
		return escapeGift(arrows ? hideArrow(plain) : plain);
	};
	return {
		inline,
		/** `#feedback`, or nothing. */
		after: (text: Text | undefined, arrows = false): string =>
			text ? `#${inline(text, arrows)}` : ''
	};
}

type Writer = ReturnType<typeof writerOf>;

const weightMark = (weight: number): string => `%${weight}%`;

const entry = (text: string): string => `\t${text}\n`;

function options(item: ItemOf<'single' | 'multiple'>, { inline, after }: Writer): string {
	const mark = (weight: number) => {
		if (weight === 0) return '~';
		return item.kind === 'single' && weight === 100 ? '=' : `~${weightMark(weight)}`;
	};
	return item.options
		.map(({ text, weight, feedback }) => {
			const written = inline(text);
			// A text that looks like a weight needs one before it.
			const marked = written.startsWith('%') && !mark(weight).endsWith('%');
			const start = marked ? mark(weight) + weightMark(weight) : mark(weight);
			return entry(start + written + after(feedback));
		})
		.join('');
}

const numerical = ({ min, max, weight, feedback }: NumericalAnswer, { after }: Writer): string => {
	const mark = weight === 100 ? '=' : `=${weightMark(weight)}`;
	return entry(`${mark}${min === max ? min : `${min}..${max}`}${after(feedback)}`);
};

/** What stands between the braces, by kind; undefined for none. */
const ANSWERS: { [K in ItemKind]: (item: ItemOf<K>, writer: Writer) => string | undefined } = {
	single: (item, writer) => `\n${options(item, writer)}`,
	multiple: (item, writer) => `\n${options(item, writer)}`,
	trueFalse: ({ correct, rightFeedback, wrongFeedback }, { after }) =>
		(correct ? 'TRUE' : 'FALSE') +
		(wrongFeedback ? after(wrongFeedback) : rightFeedback ? '#' : '') +
		after(rightFeedback),
	short: ({ answers, otherwise }, { after }) =>
		`\n${answers
			.map(({ text, weight, feedback }) => {
				const mark = weight === 100 && !text.startsWith('%') ? '=' : `=${weightMark(weight)}`;
				return entry(mark + escapeGift(hideArrow(text)) + after(feedback, true));
			})
			.join('')}${otherwise ? entry(`=%0%*${after(otherwise, true)}`) : ''}`,
	numerical: ({ answers, otherwise }, writer) =>
		`#\n${answers.map((answer) => numerical(answer, writer)).join('')}${
			otherwise ? entry(`~${writer.after(otherwise)}`) : ''
		}`,
	matching: ({ pairs, distractors }, { inline }) =>
		`\n${pairs.map(({ left, right }) => entry(`=${inline(left, true)} -> ${inline(right)}`)).join('')}${distractors
			.map((text) => entry(`= -> ${inline(text)}`))
			.join('')}`,
	ordering: ({ steps }, { inline }) =>
		`\n${steps.map((step, index) => entry(`=${inline(step, true)} -> ${index + 1}`)).join('')}`,
	essay: () => '',
	description: () => undefined
};

/** What the question has that GIFT cannot say; plain values only. */
function metaOf(item: Item): Meta {
	return {
		...(item.kind === 'ordering' && { kind: 'ordering' }),
		...(item.difficulty !== 2 && { difficulty: item.difficulty }),
		...('fixedOrder' in item && item.fixedOrder && { fixedOrder: true }),
		...('caseSensitive' in item && item.caseSensitive && { caseSensitive: true }),
		...(item.kind === 'essay' && item.rubric.length > 0 && { rubric: item.rubric }),
		...(item.kind === 'description' && item.feedback && { feedback: item.feedback })
	};
}

function writeItem(item: Item): string {
	const { text } = item;
	const language = Object.keys(text).length === 1 ? (Object.keys(text)[0] as Language) : 'en';
	const writer = writerOf(language);
	const question = writeText(text, language);
	const meta = metaOf(item);
	if (guessLanguage(unmarked(question)) !== language) meta.language = language;
	const answers = (ANSWERS[item.kind] as (item: Item, writer: Writer) => string | undefined)(
		item,
		writer
	);
	const general =
		item.feedback && answers !== undefined ? `####${writer.inline(item.feedback)}` : '';
	const lined = answers?.endsWith('\n') ? `\t${general}\n` : general;
	const braces = answers === undefined ? '' : `{${answers}${general && lined}}`;
	return (
		writeComments(item.id, item.tags, meta) +
		`::${escapeGift(item.title)}::[markdown]${escapeGift(question)}${braces}\n`
	);
}
