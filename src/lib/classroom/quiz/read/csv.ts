import Papa from 'papaparse';
import type { Reading } from '../faults.ts';
import type { Item, ItemKind } from '../model.ts';
import { guessLanguage, makeText, type Language, type Text } from '../text.ts';
import { unneutral } from '../write/csv.ts';
import { makeCollector, refuseText, unreadable, type Collector } from './collector.ts';
import { columnOf, kindOf, type Column } from './csv-headings.ts';
import { evenWeights } from './even-weights.ts';
import { lineFeeds, MAX_ITEMS } from './file.ts';
import { readRange } from './gift-answers.ts';

/** Most columns: twenty options with eight each, and the rest. */
const MAX_COLUMNS = 400;

interface Row {
	line: number;
	cells: string[];
}

/** The sign between columns, by the headings: texts hold too many others. */
function delimiterOf(text: string): string {
	const head = text.trimStart().split('\n', 1)[0]!;
	const count = (sign: string) => head.split(sign).length;
	return ['\t', ';'].find((sign) => count(sign) > count(',')) ?? ',';
}

/** The rows of a table, each with the line it begins on; a cell may go over several lines. */
function rowsOf(text: string): { rows: Row[] } | { quotes: number } {
	const rows: Row[] = [];
	let line = 1;
	let from = 0;
	let quotes = 0;
	Papa.parse<string[]>(text, {
		delimiter: delimiterOf(text),
		step: ({ data, errors, meta }, parser) => {
			if (errors.some(({ type }) => type === 'Quotes')) {
				quotes = line;
				parser.abort();
				return;
			}
			if (data.some((cell) => cell.trim() !== ''))
				rows.push({ line, cells: data.map((cell) => cell.trim()) });
			if (rows.length > MAX_ITEMS + 1) parser.abort();
			for (; from < meta.cursor; from++) if (text[from] === '\n') line++;
		}
	});
	return quotes > 0 ? { quotes } : { rows };
}

/**
 * Reads questions from a table with headings: our own export, or a list with columns such as 题型, 题目, 选项A…, 答案,
 * 解析. Columns without a language hold that of the question. Never throws.
 */
export function readCsv(source: string): Reading<Item> {
	const refused = refuseText(source);
	if (refused) return refused;
	const table = rowsOf(lineFeeds(source));
	if ('quotes' in table) return unreadable('csvQuotes', {}, table.quotes);
	const [head, ...rows] = table.rows;
	const columns = columnsOf(head?.cells ?? []);
	if (!columns || rows.length === 0) return unreadable('csvColumns', {}, head?.line ?? 1);
	const collector = makeCollector();
	for (const row of rows) {
		if (collector.full(row.line)) break;
		readRow(cellsOf(row, columns), collector);
	}
	return collector.reading();
}

/** What stands in one row, by column. */
interface Cells {
	line: number;
	/** A cell without a language, or of one. */
	value(name: string, language?: Language): string;
	text(name: string): Text | undefined;
	/** The options that have anything in them. */
	options: Option[];
}

interface Option {
	text: Text | undefined;
	/** As it stands, in the column without a language. */
	plain: string;
	weight: string;
	match: Text | undefined;
	feedback: Text | undefined;
}

/** Where each column of a table is. */
interface Columns {
	at: Map<string, number>;
	/** Places of options there are columns for. */
	places: number;
}

const columnKey = ({ name, option, part, language }: Column): string =>
	[name, option, part, language].join('|');

/** The columns by their headings; null without one for the question, or with more than a bank has. */
function columnsOf(headings: readonly string[]): Columns | null {
	if (headings.length > MAX_COLUMNS) return null;
	const at = new Map<string, number>();
	let places = 0;
	let question = false;
	for (const [index, heading] of headings.entries()) {
		const column = columnOf(heading);
		if (!column) continue;
		if (!at.has(columnKey(column))) at.set(columnKey(column), index);
		places = Math.max(places, (column.option ?? -1) + 1);
		question ||= column.name === 'text';
	}
	return question ? { at, places } : null;
}

function cellsOf({ line, cells }: Row, { at, places }: Columns): Cells {
	const find = (wanted: Column): string => unneutral(cells[at.get(columnKey(wanted)) ?? -1] ?? '');
	const question = find({ name: 'text' });
	const language = guessLanguage(question);
	const textOf = (column: Column): Text | undefined => {
		const marked = {
			en: find({ ...column, language: 'en' }),
			zh: find({ ...column, language: 'zh' })
		};
		return makeText({ ...marked, [language]: marked[language] || find(column) });
	};
	const options = Array.from({ length: places }, (_, option): Option => {
		const column = { name: 'option', option };
		return {
			text: textOf(column),
			plain:
				find(column) || find({ ...column, language: 'en' }) || find({ ...column, language: 'zh' }),
			weight: find({ ...column, part: 'weight' }),
			match: textOf({ ...column, part: 'match' }),
			feedback: textOf({ ...column, part: 'feedback' })
		};
	});
	return {
		line,
		value: (name, spoken) => find({ name, ...(spoken && { language: spoken }) }),
		text: (name) => textOf({ name }),
		options: options.filter(({ text, match }) => text ?? match)
	};
}

const yes = (cell: string): boolean =>
	/^(true|t|yes|y|1|是|对|正确|√)$/i.test(cell.normalize('NFKC').trim());
const no = (cell: string): boolean =>
	/^(false|f|no|n|0|否|错|错误|×|x)$/i.test(cell.normalize('NFKC').trim());

/** A weight as a cell has it: `50`, `50%`; NaN for anything else. */
const weightOf = (cell: string): number =>
	Number(cell.normalize('NFKC').replace(/%$/, '').trim() || NaN);

const DIFFICULTY: Readonly<Record<string, number>> = {
	易: 1,
	简单: 1,
	easy: 1,
	中: 2,
	中等: 2,
	medium: 2,
	难: 3,
	困难: 3,
	hard: 3
};

type Fields = Record<string, unknown>;

/** What an answer column says, for kinds that have one. @returns null after an error */
function fieldsOf(kind: ItemKind, row: Cells, collector: Collector): Fields | null {
	const answer = row.value('answer');
	const wrong = (): null => {
		collector.error(row.line, 'csvAnswer', { value: answer.slice(0, 40) });
		return null;
	};
	switch (kind) {
		case 'single':
		case 'multiple': {
			const weights = row.options.some(({ weight }) => weight !== '')
				? row.options.map(({ weight }) => (weight === '' ? 0 : weightOf(weight)))
				: lettered(answer, row.options.length);
			if (!weights) return wrong();
			return {
				options: row.options.map(({ text, feedback }, index) => ({
					text,
					weight: weights[index],
					...(feedback && { feedback })
				})),
				fixedOrder: yes(row.value('fixed_order'))
			};
		}
		case 'trueFalse':
			if (yes(answer) === no(answer)) return wrong();
			return {
				correct: yes(answer),
				rightFeedback: row.text('right_feedback'),
				wrongFeedback: row.text('wrong_feedback')
			};
		case 'short':
		case 'numerical': {
			const given = row.options.length > 0 ? row.options : answersIn(answer, kind);
			const answers = given.map(({ plain, weight, feedback }) => ({
				...(kind === 'short'
					? { text: plain }
					: (readRange(plain) ?? { value: plain.slice(0, 60) })),
				weight: weight === '' ? 100 : weightOf(weight),
				...(feedback && { feedback })
			}));
			const otherwise = row.text('otherwise');
			const caseSensitive = kind === 'short' && { caseSensitive: yes(row.value('case_sensitive')) };
			return { answers, ...(otherwise && { otherwise }), ...caseSensitive };
		}
		case 'matching':
			return {
				pairs: row.options.flatMap(({ text, match }) =>
					text ? [{ left: text, right: match }] : []
				),
				distractors: row.options.flatMap(({ text, match }) => (text ? [] : [match]))
			};
		case 'ordering':
			return { steps: row.options.map(({ text }) => text) };
		case 'essay': {
			const rubric = row.value('rubric');
			return rubric ? { rubric: parsed(rubric) } : {};
		}
		case 'description':
			return {};
	}
}

/** Weights by the letters of the right options; null when a letter names none. */
function lettered(answer: string, count: number): number[] | null {
	const letters = answer
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s,;、和&]/g, '');
	const places = [...letters].map((letter) => letter.charCodeAt(0) - 65);
	if (places.length === 0 || places.some((place) => !(place >= 0 && place < count))) return null;
	return evenWeights(Array.from({ length: count }, (_, index) => places.includes(index)));
}

/** Accepted answers in one cell, parted by `|` or `；`. */
const answersIn = (
	answer: string,
	kind: ItemKind
): Pick<Option, 'plain' | 'weight' | 'feedback'>[] =>
	(kind === 'short' ? answer.split(/[|；]/) : [answer])
		.map((plain) => ({ plain: plain.trim(), weight: '', feedback: undefined }))
		.filter(({ plain }) => plain !== '');

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return json;
	}
}

function readRow(row: Cells, collector: Collector): void {
	const named = row.value('kind');
	const kind = named ? kindOf(named) : guessKind(row);
	if (!kind) return collector.error(row.line, 'kindUnknown', { kind: named.slice(0, 40) });
	const fields = fieldsOf(kind, row, collector);
	if (!fields) return;
	const feedback = row.text('feedback');
	const difficulty = row.value('difficulty');
	collector.add(
		{
			...fields,
			kind,
			id: row.value('id'),
			title: row.value('title'),
			text: row.text('text'),
			...(feedback && { feedback }),
			category: row.value('category'),
			tags: row
				.value('tags')
				.split(/[;；,，、]/)
				.map((tag) => tag.trim())
				.filter(Boolean),
			...(difficulty && { difficulty: DIFFICULTY[difficulty.toLowerCase()] ?? Number(difficulty) })
		},
		row.line
	);
}

/** The kind of a row that does not say: by its options and its answer. */
function guessKind({ options, value }: Cells): ItemKind {
	const answer = value('answer');
	if (options.length > 0)
		return /^[A-Za-z]$/.test(answer.normalize('NFKC')) ? 'single' : 'multiple';
	if (answer === '') return 'essay';
	return yes(answer) !== no(answer) ? 'trueFalse' : 'short';
}
