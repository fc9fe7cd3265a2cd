import { isUnfit } from './unfit.ts';

/** Longest name of a person, a class, a term and a company, in characters as a reader counts them. */
export const MAX_PERSON_NAME = 40;
export const MAX_CLASS_NAME = 60;
export const MAX_TERM = 30;
export const MAX_COMPANY_NAME = 20;
/** Longest student number, in characters. */
export const MAX_NUMBER = 32;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Characters as a reader counts them: an accent or a joined sign is not one of its own. */
export const lengthOf = (text: string): number => [...graphemes.segment(text)].length;

const withoutHidden = (text: string): string =>
	text
		.replace(/\s+/gu, ' ')
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u115f\u1160\u3164\uffa0]/gu, '')
		.replace(/ +/g, ' ')
		.trim();

/**
 * Text without what cannot be seen (controls, zero-width and direction marks, blank letters); spaces of all kinds
 * become one; full-width letters and digits become plain ones (NFKC).
 */
export const visible = (text: string): string => withoutHidden(text.normalize('NFKC'));

/** The same for sentences, in which Chinese punctuation stays as wide as it was typed. */
export const visibleSentence = (text: string): string => withoutHidden(text.normalize('NFC'));

/** Marks above a letter pile up without end in some prank texts; no name needs more than three. */
const PILED_MARKS = /\p{M}{4,}/u;

const fits = (text: string, max: number): string | null =>
	text !== '' && lengthOf(text) <= max && !PILED_MARKS.test(text) ? text : null;

const HAN = '[\\u3400-\\u9fff\\uf900-\\ufaff]';
/** Blanks put between Chinese characters to align a list. */
export const BETWEEN_HAN = new RegExp(`(?<=${HAN}) (?=${HAN})`, 'gu');

/**
 * The name of a person as it is kept: blanks between Chinese characters go; the dot
 * between the parts of a name has one form.
 * @returns null when nothing visible is left or it is longer than {@link MAX_PERSON_NAME}
 */
export function personName(text: string): string | null {
	const name = visible(text)
		.replace(BETWEEN_HAN, '')
		.replace(/ ?[·•・∙‧･] ?/gu, '·');
	return /[\p{L}\p{N}]/u.test(name) ? fits(name, MAX_PERSON_NAME) : null;
}

/** The name of a class or a term; null when empty or too long. */
export const title = (text: string, max: number): string | null => fits(visible(text), max);

/** The name of a company; null when empty, too long or not fit for a lesson. */
export function companyName(text: string): string | null {
	const name = fits(visible(text), MAX_COMPANY_NAME);
	return name && /[\p{L}\p{N}]/u.test(name) && !isUnfit(name) ? name : null;
}

/** What two names must differ in, so that nobody confuses them: more than capitals, accents, blanks and signs. */
export const folded = (name: string): string =>
	name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * A student number as it is kept: capitals, plain digits, no blanks.
 * @returns null when it holds anything but letters, digits, `-`, `_`, `.` and `/`, or is too long
 */
export function studentNumber(text: string): string | null {
	const number = visible(text).replace(/ /g, '').toUpperCase();
	return number.length <= MAX_NUMBER && /^[A-Z0-9][A-Z0-9._/-]*$/.test(number) ? number : null;
}

/** An e-mail address in lower case; null when it cannot be one. */
export function emailAddress(text: string): string | null {
	const address = visible(text).toLowerCase();
	return address.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address) ? address : null;
}
