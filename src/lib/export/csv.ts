import Papa from 'papaparse';
import type { Cell } from './columns.ts';

/** Byte order mark: without it Excel reads Chinese as something else. */
export const MARK = '\uFEFF';

/** What a spreadsheet would run as a formula, the full-width signs of Chinese keyboards included. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Rows turned into text at once: a long table never stands in memory as text. */
const ROWS = 500;

/**
 * Rows as comma-separated text (RFC 4180: CRLF, UTF-8). Numbers stay numbers; a text that a spreadsheet would run
 * gets an apostrophe in front.
 */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
	rows.length === 0
		? ''
		: Papa.unparse(rows as Cell[][], { newline: '\r\n', escapeFormulae: FORMULA }) + '\r\n';

/** The same in pieces. @param bom whether it begins with a byte order mark */
export function* csvPieces(rows: readonly (readonly Cell[])[], bom: boolean): Generator<string> {
	if (bom) yield MARK;
	for (let i = 0; i < rows.length; i += ROWS) yield csvLines(rows.slice(i, i + ROWS));
}
