/** A text of the course in both languages; an empty one is not there yet. */
export interface Bilingual {
	zh: string;
	en: string;
}

export type Language = keyof Bilingual;
export const LANGUAGES = ['zh', 'en'] as const satisfies readonly Language[];

export const other = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');

/** Whether a language has a text. */
export const has = (text: Bilingual, language: Language): boolean => text[language].trim() !== '';

/** Whether there is nothing in either language. */
export const isEmpty = (text: Bilingual): boolean => !has(text, 'zh') && !has(text, 'en');

/** The languages that lack a text which the other one has. */
export const untranslated = (text: Bilingual): Language[] =>
	LANGUAGES.filter((language) => !has(text, language) && has(text, other(language)));

/** What a reader gets: the own language where it is there, else the other one, and which it is. */
export function reading(text: Bilingual, language: Language): { text: string; in: Language } {
	const found = has(text, language) || !has(text, other(language)) ? language : other(language);
	return { text: text[found], in: found };
}
