import type { Reading } from '../faults.ts';
import type { Item } from '../model.ts';
import { guessLanguage } from '../text.ts';
import { makeCollector, refuseText, type Collector } from './collector.ts';
import { lineFeeds } from './file.ts';
import { readAnswers } from './gift-answers.ts';
import { readComments } from './gift-comments.ts';
import { fullWidthRepair } from './gift-repair.ts';
import { formatOf, holdEscapes, piece, plainOf, trimmed, type Piece } from './gift-text.ts';
import { readText, unmarked } from './languages.ts';
import { nothingDropped, type Format } from './markup.ts';

/** Longest question, in characters of the file. */
const MAX_BLOCK = 60_000;

interface Block {
	/** Line of the file the block begins on, from 1. */
	line: number;
	lines: string[];
}

/** Questions stand between blank lines. */
function blocksOf(text: string): Block[] {
	const blocks: Block[] = [];
	let open: Block | null = null;
	for (const [index, line] of text.split('\n').entries()) {
		if (line.trim() === '') open = null;
		else if (open) open.lines.push(line);
		else blocks.push((open = { line: index + 1, lines: [line] }));
	}
	return blocks;
}

/**
 * Reads questions in Moodle's GIFT format. What is written stands for what Moodle would read, but for three leniencies:
 * a question may follow its `$CATEGORY:` without a blank line, `=` of a choice may have a weight, and an id or tag that
 * the bank cannot have is changed with a warning. Never throws.
 */
export function readGift(source: string): Reading<Item> {
	const refused = refuseText(source);
	if (refused) return refused;
	const collector = makeCollector();
	let category = '';
	for (const block of blocksOf(lineFeeds(source))) {
		const moved = categoryOf(block);
		if (moved) category = moved.category;
		const rest = moved ? moved.rest : block;
		if (rest.lines.every((line) => line.trim() === '' || isComment(line))) continue;
		if (collector.full(rest.line)) break;
		if (rest.lines.reduce((sum, line) => sum + line.length, 0) > MAX_BLOCK)
			collector.error(rest.line, 'tooLong', { field: 'text', max: MAX_BLOCK });
		else readQuestion(rest, category, collector);
	}
	return collector.reading();
}

const isComment = (line: string): boolean => line.trimStart().startsWith('//');

/** `$CATEGORY: $course$/top/Sales/Bids` as `Sales/Bids`, and what follows in the block. */
function categoryOf({ line, lines }: Block): { category: string; rest: Block } | null {
	const at = lines.findIndex((each) => !isComment(each));
	const found = /^\s*\$CATEGORY:(.*)$/.exec(lines[at] ?? '');
	if (!found) return null;
	const named = plainOf({ text: holdEscapes(found[1]!), at: 0 });
	return {
		category: categoryPath(named),
		rest: { line: line + at + 1, lines: lines.slice(at + 1) }
	};
}

/** A category as Moodle writes it, without where it stands in Moodle. */
export const categoryPath = (named: string): string =>
	named
		.split('/')
		.map((part) => part.trim())
		.filter(
			(part, index) => part !== '' && !/^\$\w*\$$/.test(part) && !(part === 'top' && index < 2)
		)
		.join('/')
		.replace(/^\$+/, '')
		.slice(0, 200)
		.trim();

function readQuestion(block: Block, category: string, collector: Collector): void {
	const comments = readComments(block.lines.filter(isComment).map((line) => line.trim()));
	const source = block.lines.map((line) => (isComment(line) ? '' : line)).join('\n');
	const body = trimmed({ text: holdEscapes(source), at: 0 });
	// Where the offset `at` stands; escapes keep their lines.
	const held = holdEscapes(source);
	const lineAt = (at: number) => block.line + (held.slice(0, at).match(/\n/g)?.length ?? 0);
	const line = lineAt(body.at);
	if (comments.odd) collector.warn(block.line, 'oddComment');
	const repair = fullWidthRepair(block.lines, block.line);
	if (repair) collector.warn(line, 'fullWidth', {}, repair);

	const { name, rest } = nameOf(body);
	if (name === null) collector.warn(line, 'giftName');
	const open = rest.text.indexOf('{');
	const shut = rest.text.indexOf('}');
	if (open < 0 !== shut < 0 || shut < open) return collector.error(line, 'giftBraces');
	const after = open < 0 ? null : piece(rest, shut + 1);
	if (after && /[{}]/.test(after.text)) return collector.error(lineAt(after.at), 'giftTwoBlocks');

	const before = open < 0 ? rest : piece(rest, 0, open);
	const blank = after && after.text.trim() ? `_____${after.text}` : '';
	const { format, rest: question } = formatOf(
		{ text: (before.text + blank).trim(), at: before.at },
		'moodle'
	);
	const plain = plainOf(question);
	const language = comments.meta.language ?? guessLanguage(unmarked(plain));
	const dropped = nothingDropped();
	const textOf = (part: Piece, given: Format = format, arrows = false) => {
		const { format: own, rest: text } = formatOf(trimmed(part), given);
		return readText(plainOf(text, arrows), own, language, dropped);
	};

	const answers = open < 0 ? null : trimmed(piece(rest, open + 1, shut));
	const general = answers ? answers.text.lastIndexOf('####') : -1;
	const read = readAnswers(
		answers && (general < 0 ? answers : trimmed(piece(answers, 0, general))),
		{
			meta: comments.meta,
			textOf,
			error: (at, code, params) => collector.error(lineAt(at), code, params),
			warn: (at, code, params) => collector.warn(lineAt(at), code, params)
		}
	);
	if (!read) return;
	const feedback =
		general < 0 ? comments.meta.feedback : textOf(piece(answers!, general + '####'.length));
	const { difficulty } = comments.meta;
	collector.add(
		{
			...read.fields,
			kind: read.kind,
			id: comments.id,
			title: name ?? '',
			text: readText(plain, format, language, dropped),
			...(feedback && { feedback }),
			category,
			tags: comments.tags,
			...(difficulty !== undefined && { difficulty })
		},
		line,
		read.parts.map(({ at }) => lineAt(at)),
		dropped
	);
}

/** The name between `::` and `::`; '' when there is none, null when it does not end. */
function nameOf(body: Piece): { name: string | null; rest: Piece } {
	if (!body.text.startsWith('::')) return { name: '', rest: body };
	const end = body.text.indexOf('::', 2);
	if (end < 0) return { name: null, rest: trimmed(piece(body, 2)) };
	return { name: plainOf(piece(body, 2, end)), rest: trimmed(piece(body, end + 2)) };
}
