import { z } from 'zod';

/** Languages a text may have, in the order in which they are looked for. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Longest text of a question and of anything else, in UTF-16 units. */
export const MAX_TEXT = 8_000;
export const MAX_TITLE = 200;

/** Controls, direction marks, byte order marks, halves of characters. */
const UNSEEN = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff\p{Cs}]/gu;
const LINE_ENDS = new RegExp('\\r\\n?|[\\v\\f\\x85\\u2028\\u2029]', 'g');

/**
 * A text as it is kept: Markdown without HTML. Line ends are `\n`, nothing invisible is left, and no `<` can open a
 * tag: where one could, `&lt;` stands, which Markdown shows as `<`. So whatever shows the text, nothing in it runs.
 */
export const cleanText = (text: string): string =>
	text
		.replace(LINE_ENDS, '\n')
		.replace(/\t/g, ' ')
		.replace(UNSEEN, '')
		.replace(/<(?=[A-Za-z/!?])/g, '&lt;')
		.trim();

/** A text on one line, such as a title. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ');

const words = z.string().overwrite(cleanText).min(1).max(MAX_TEXT);

/** A text in one or both languages. */
export const textSchema = z
	.strictObject({ en: words.optional(), zh: words.optional() })
	.refine(({ en, zh }) => en !== undefined || zh !== undefined, { error: 'noText' });
export type Text = z.infer<typeof textSchema>;

/** The language of a text that does not say: Chinese where it has as many characters as Latin words. */
export const guessLanguage = (text: string): Language => {
	const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
	return han > 0 && han >= (text.match(/[A-Za-z]+/g)?.length ?? 0) ? 'zh' : 'en';
};

/** A text of what is given in each language; undefined when nothing is left of both. */
export function makeText(given: { en?: string; zh?: string }): Text | undefined {
	const text: Text = {};
	for (const language of LANGUAGES) {
		const kept = cleanText(given[language] ?? '');
		if (kept) text[language] = kept;
	}
	return text.en === undefined && text.zh === undefined ? undefined : text;
}

/** What a reader of one language is shown; `language` tells a text that stands in for a missing translation. */
export function shown(text: Text, wanted: Language): { text: string; language: Language } {
	const language = text[wanted] === undefined ? (wanted === 'en' ? 'zh' : 'en') : wanted;
	return { text: text[language]!, language };
}

/** What two texts must differ in to be told apart. */
export const textKey = (text: Text): string => JSON.stringify([text.en ?? '', text.zh ?? '']);
