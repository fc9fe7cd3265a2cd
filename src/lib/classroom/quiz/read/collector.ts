import type { Fault, FaultCode, FaultParams, Reading, Warning, WarningCode } from '../faults.ts';
import { checkItem } from '../item-faults.ts';
import { TAG, type Item } from '../model.ts';
import { cleanLine, MAX_TITLE } from '../text.ts';
import { MAX_FILE_BYTES, MAX_ITEMS } from './file.ts';
import { nothingDropped, type Dropped } from './markup.ts';

/** A question as a reader found it, not checked yet. */
export interface Found {
	kind: string;
	/** As the file names it; '' when it does not. */
	id: string;
	/** '' when the file has none: the beginning of the text then. */
	title: string;
	tags: string[];
	[field: string]: unknown;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Parts of an item that stand on lines of their own. */
const PARTS = ['options', 'answers', 'pairs', 'steps'];

/** The first so many characters. */
const cut = (text: string, characters: number) => [...text].slice(0, characters).join('').trim();

/** Gathers what a reader finds in a file; each item is checked and gets an id that no other has. */
export function makeCollector() {
	const items: Item[] = [];
	const errors: Fault[] = [];
	const warnings: Warning[] = [];
	const lines = new Map<string, number>();
	let found = 0;

	const error = (line: number, code: FaultCode, params: FaultParams = {}) => {
		errors.push({ line, code, params });
	};
	const warn = (
		line: number,
		code: WarningCode,
		params: FaultParams = {},
		repair?: Warning['repair']
	) => {
		warnings.push({ line, code, params, ...(repair && { repair }) });
	};

	function idFor(given: string, line: number): string | null {
		if (ID.test(given)) {
			const first = lines.get(given);
			if (first === undefined) return given;
			error(line, 'idDoubled', { id: given, first });
			return null;
		}
		let number = found;
		while (lines.has(`q${number}`)) number++;
		if (given) warn(line, 'idReplaced', { id: given.slice(0, 80), now: `q${number}` });
		return `q${number}`;
	}

	function tagsOf(given: readonly string[], line: number): string[] {
		const kept = new Set<string>();
		for (const tag of given) {
			const plain = cleanLine(tag)
				.normalize('NFC')
				.replace(/[^\p{L}\p{N} ._/&+-]/gu, '-')
				.replace(/^[^\p{L}\p{N}]+/u, '')
				.slice(0, 40)
				.replace(/[^\p{L}\p{N}+.]+$/u, '');
			const now = TAG.test(plain) ? plain : '';
			if (now !== tag) warn(line, 'tagChanged', { tag: tag.slice(0, 80), now });
			if (now) kept.add(now);
		}
		return [...kept];
	}

	return {
		error,
		warn,
		/** Counts a question, good or bad. @returns true, with an error, when the file has had as many as may be */
		full(line: number): boolean {
			if (found++ < MAX_ITEMS) return false;
			error(line, 'tooManyItems', { max: MAX_ITEMS });
			return true;
		},
		/**
		 * Takes a question.
		 * @param partLines lines of its options, answers, pairs or steps
		 */
		add(
			given: Found,
			line: number,
			partLines: readonly number[] = [],
			dropped: Dropped = nothingDropped()
		): void {
			for (const tag of dropped.tags) warn(line, 'htmlDropped', { tag });
			if (dropped.pictures > 0) warn(line, 'pictureDropped', { count: dropped.pictures });
			const id = idFor(given.id, line);
			if (id === null) return;
			const text = given.text as { en?: string; zh?: string } | undefined;
			const title = cleanLine(given.title) || cut(cleanLine(text?.en ?? text?.zh ?? id), 60);
			if (title.length > MAX_TITLE) warn(line, 'shortened', { max: MAX_TITLE / 2 });
			const checked = checkItem({
				...given,
				id,
				title: title.length > MAX_TITLE ? cut(title, MAX_TITLE / 2) : title,
				tags: tagsOf(given.tags, line)
			});
			if ('item' in checked) {
				items.push(checked.item);
				lines.set(id, line);
			} else
				for (const { path, code, params } of checked.faults) {
					const part = PARTS.includes(String(path[0])) ? partLines[Number(path[1])] : undefined;
					error(part ?? line, code, params);
				}
		},
		/** All of it, in the order of the lines. */
		reading(): Reading<Item> {
			const byLine = (a: { line: number }, b: { line: number }) => a.line - b.line;
			return { items, errors: errors.sort(byLine), warnings: warnings.sort(byLine) };
		}
	};
}

export type Collector = ReturnType<typeof makeCollector>;

/** A reading of a file that cannot be read at all. */
export const unreadable = (code: FaultCode, params: FaultParams = {}, line = 1): Reading<Item> => ({
	items: [],
	errors: [{ line, code, params }],
	warnings: []
});

/** Why a text is not read at all; null when it is. */
export function refuseText(text: string): Reading<Item> | null {
	if (text.length > MAX_FILE_BYTES)
		return unreadable('tooLarge', { max: MAX_FILE_BYTES / 1_000_000 });
	return text.trim() === '' ? unreadable('empty') : null;
}
