import { FORMATS, type Format } from './markup.ts';

/**
 * GIFT's escapes. While a question is taken apart, each escaped sign is a character that no text has (Unicode sets
 * these aside for such use), so that only signs that mean something are found.
 */
const ESCAPED: readonly (readonly [written: string, held: string, meant: string])[] = [
	['\\\\', '\ufdd0', '\\'],
	['\\:', '\ufdd1', ':'],
	['\\#', '\ufdd2', '#'],
	['\\=', '\ufdd3', '='],
	['\\{', '\ufdd4', '{'],
	['\\}', '\ufdd5', '}'],
	['\\~', '\ufdd6', '~'],
	['\\n', '\ufdd7', '\n']
];
const HELD = new Map(ESCAPED.map(([written, held]) => [written, held]));
const MEANT = new Map(ESCAPED.map(([, held, meant]) => [held, meant]));
const WRITTEN = new Map(ESCAPED.map(([written, , meant]) => [meant, written]));

/** The source with escaped signs put out of the way; `\` before any other character is itself. */
export const holdEscapes = (source: string): string =>
	source.replace(/[\ufdd0-\ufdef]/g, '').replace(/\\[\\:#={}~n]/g, (written) => HELD.get(written)!);

const release = (source: string): string =>
	source.replace(/[\ufdd0-\ufdd7]/g, (held) => MEANT.get(held)!);

/** A text as GIFT has to have it: on one line, no sign of it meaning anything. */
export const escapeGift = (text: string): string =>
	text.replace(/[\\:#={}~\n]/g, (meant) => WRITTEN.get(meant)!);

/** `->` has no escape; in a left side of a pair and in short answers it is written with this character code. */
export const hideArrow = (text: string): string =>
	text.replace(/&#(38|62);/g, '&#38;#$1;').replaceAll('->', '-&#62;');

const showArrow = (text: string): string =>
	text.replace(/&#38;#(38|62);|&#62;/g, (found, code?: string) => (code ? `&#${code};` : '>'));

/** A piece of a question and where it begins in it. */
export interface Piece {
	text: string;
	at: number;
}

export const piece = (whole: Piece, from: number, to = whole.text.length): Piece => ({
	text: whole.text.slice(from, to),
	at: whole.at + from
});

/** The piece without blanks around it. */
export const trimmed = (whole: Piece): Piece => {
	const start = whole.text.length - whole.text.trimStart().length;
	return { text: whole.text.trim(), at: whole.at + start };
};

/** What a piece says: its lines joined as they were wrapped, escaped signs as they were meant. */
export function plainOf({ text }: Piece, arrows = false): string {
	const plain = release(text.replace(/[ \t]*\n[ \t]*/g, '\n'));
	return arrows ? showArrow(plain) : plain;
}

/** The format a piece names at its beginning, as in `[html]`, and the piece after it. */
export function formatOf(whole: Piece, otherwise: Format): { format: Format; rest: Piece } {
	const found = /^\[(\w+)\]/.exec(whole.text);
	const format = FORMATS.find((known) => known === found?.[1]);
	return format
		? { format, rest: piece(whole, found![0].length) }
		: { format: otherwise, rest: whole };
}
