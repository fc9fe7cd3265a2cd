import { makeText, type Language, type Text } from '../text.ts';
import { fromMarkup, type Dropped, type Format } from './markup.ts';

/**
 * Both languages in one text, for formats that know one only: the way of Moodle's own multi-language filter,
 *
 *     <span lang="en" class="multilang">client</span><span lang="zh_cn" class="multilang">客户</span>
 *
 * so that Moodle shows each student one of them once the filter is on. `{mlang en}client{mlang}{mlang zh}客户{mlang}`
 * of the newer filter is read as well. A text in one language that is the item's own needs no mark.
 */
const MARKED =
	/<span\s+(?:lang\s*=\s*["']?([\w-]+)["']?\s+class\s*=\s*["']?multilang["']?|class\s*=\s*["']?multilang["']?\s+lang\s*=\s*["']?([\w-]+)["']?)\s*>((?:(?!<span\s+(?:lang|class)\b)[^])*?)<\/span>|\{mlang\s+([\w-]+)\}((?:(?!\{mlang)[^])*?)\{mlang\}/gi;

const languageOf = (code: string): Language | null =>
	/^en([_-]|$)/i.test(code) ? 'en' : /^zh([_-]|$)/i.test(code) ? 'zh' : null;

/** The text without what is marked as one language. */
export const unmarked = (source: string): string => source.replace(MARKED, '');

/**
 * A text out of another program's: in both languages where it is marked so, otherwise in `language`.
 * @returns undefined when nothing is left
 */
export function readText(
	source: string,
	format: Format,
	language: Language,
	dropped: Dropped
): Text | undefined {
	const found = new Set<Language>();
	for (const [, first, second, , third] of source.matchAll(MARKED)) {
		const marked = languageOf(first ?? second ?? third ?? '');
		if (marked) found.add(marked);
	}
	if (found.size === 0) return makeText({ [language]: fromMarkup(source, format, dropped) });
	const inOne = (wanted: Language) =>
		source.replace(
			MARKED,
			(_, first?: string, second?: string, one?: string, third?: string, other?: string) =>
				languageOf(first ?? second ?? third ?? '') === wanted ? (one ?? other ?? '') : ''
		);
	return makeText(
		Object.fromEntries([...found].map((each) => [each, fromMarkup(inOne(each), format, dropped)]))
	);
}

const CODES: Record<Language, string> = { en: 'en', zh: 'zh_cn' };

/** A text for a format that knows one language only; unmarked where `language` is all it has. */
export const writeText = (text: Text, language: Language): string =>
	text[language] !== undefined &&
	Object.keys(text).length === 1 &&
	unmarked(text[language]) === text[language]
		? text[language]
		: (['en', 'zh'] as const)
				.filter((each) => text[each] !== undefined)
				.map((each) => `<span lang="${CODES[each]}" class="multilang">${text[each]}</span>`)
				.join('');
