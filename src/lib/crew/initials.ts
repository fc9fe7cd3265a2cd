const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const HAN = /\p{Script=Han}/u;

/** A name in one or two letters: the given name's last character of a Chinese name, else the first letters of two parts. */
export function initials(name: string): string {
	const letters = (text: string) => [...graphemes.segment(text)].map(({ segment }) => segment);
	const parts = name.split(/[\s·]+/u).filter((part) => /[\p{L}\p{N}]/u.test(part));
	if (HAN.test(name)) return letters(parts.join('')).findLast((letter) => HAN.test(letter)) ?? '';
	const chosen = parts.length > 1 ? [parts[0]!, parts.at(-1)!] : parts;
	return chosen.map((part) => letters(part)[0]!.toUpperCase()).join('');
}
