import Papa from 'papaparse';
import { columnsOf, type Columns } from './roster-columns.ts';
import { emailAddress, personName, studentNumber, visible } from './names.ts';

/** A student as a list names them. */
export interface RosterRow {
	/** Line of the list, from 1, for messages. */
	line: number;
	name: string;
	number: string;
	/** Null when the list gives none. */
	email: string | null;
}

/** What is wrong with one line of a list. */
export type RosterFaultCode =
	| 'noName'
	| 'name' // too long, or nothing but signs
	| 'noNumber'
	| 'number' // characters that no student number has, or too long
	| 'rounded' // the spreadsheet has turned the number into 2.02E+11
	| 'email'
	| 'doubled'; // the number stands in an earlier line, for somebody else

export interface RosterFault {
	line: number;
	code: RosterFaultCode;
	/** The cell as it was written. */
	value: string;
}

/** Why a list as a whole cannot be read. */
export type RosterUnreadable =
	| 'empty'
	| 'workbook' // an Excel workbook instead of a text file
	| 'binary'
	| 'columns' // no column of names or none of numbers
	| 'long'; // more than MAX_ROSTER lines

export interface RosterReading {
	rows: RosterRow[];
	faults: RosterFault[];
	/** Headings found for name and number; null when the columns were told by what is in them. */
	headings: string[] | null;
}

/** More students than any class has; a file of another kind is stopped here. */
export const MAX_ROSTER = 2_000;

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((b, i) => bytes[i] === b);

/**
 * The text of a file: UTF-8 with or without mark, UTF-16 (Excel's "Unicode text"), else GB18030, in which Excel on a
 * Chinese computer writes CSV.
 */
export function decodeRoster(bytes: Uint8Array): string | { unreadable: RosterUnreadable } {
	// A zip archive (xlsx) or the container of older Office files (xls).
	if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
		return { unreadable: 'workbook' };
	if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
	if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
	if (bytes.subarray(0, 4_096).includes(0)) return { unreadable: 'binary' };
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('gb18030').decode(bytes);
	}
}

/** A cell as it was meant: Excel guards numbers as `="00123"` or with an apostrophe. */
const cellOf = (text: string): string =>
	visible(text)
		.replace(/^="(.*)"$/, '$1')
		.replace(/^'/, '');

interface Grid {
	/** Number of the line in the list. */
	line: number;
	cells: string[];
}

function gridOf(text: string): Grid[] {
	const sep = /^sep=(.)\r?\n/i.exec(text);
	const body = sep ? text.slice(sep[0].length) : text;
	const { data } = Papa.parse<string[]>(body, {
		// A tab can only come from a spreadsheet; a comma may stand in a name.
		delimiter: sep?.[1] ?? (body.includes('\t') ? '\t' : ''),
		delimitersToGuess: [',', ';', '|', '\uff0c', '\u3001'],
		skipEmptyLines: false
	});
	return data
		.map((cells, index) => ({ line: index + 1 + (sep ? 1 : 0), cells: cells.map(cellOf) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** A pasted list in which nothing but blanks keeps number and name apart gets tabs there instead. */
const blanksToTabs = (text: string): string =>
	/[\t,;|\uff0c\u3001]/.test(text)
		? text
		: text.replace(/(?<=[\d@]\S*)[ \u3000]+(?=\S)|(?<=\S)[ \u3000]+(?=\S*[\d@])/g, '\t');

/** A number that a spreadsheet has rounded: the digits that were lost cannot be known. */
const ROUNDED = /^\d(\.\d+)?E\+?\d+$/i;

function readLine({ line, cells }: Grid, columns: Columns): RosterRow | RosterFault {
	const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? ''));
	const typed = {
		name:
			columns.given === undefined
				? cell(columns.name)
				: joined(cell(columns.name), cell(columns.given)),
		// Some programs write whole numbers with a decimal.
		number: cell(columns.number).replace(/^(\d+)\.0+$/, '$1'),
		email: cell(columns.email)
	};
	const fault = (code: RosterFaultCode, value: string): RosterFault => ({ line, code, value });
	if (!typed.name) return fault('noName', typed.number);
	const name = personName(typed.name);
	if (!name) return fault('name', typed.name);
	if (!typed.number) return fault('noNumber', typed.name);
	if (ROUNDED.test(typed.number)) return fault('rounded', typed.number);
	const number = studentNumber(typed.number);
	if (!number) return fault('number', typed.number);
	const email = typed.email ? emailAddress(typed.email) : null;
	if (typed.email && !email) return fault('email', typed.email);
	return { line, name, number, email };
}

/** Family and given name together: without a blank in Chinese, given name first elsewhere. */
const joined = (family: string, given: string): string =>
	/\p{Script=Han}/u.test(family + given) ? family + given : `${given} ${family}`.trim();

/**
 * Reads a list of students: a CSV file, or cells copied from a spreadsheet, with or without headings, in Chinese or
 * English. Nothing is thrown away in silence: every line becomes a row or a fault, but for lines that say word for
 * word what an earlier one has said.
 */
export function readRoster(text: string): RosterReading | { unreadable: RosterUnreadable } {
	const grid = gridOf(blanksToTabs(text.replace(/^\ufeff/, '')));
	if (grid.length === 0) return { unreadable: 'empty' };
	if (grid.length > MAX_ROSTER) return { unreadable: 'long' };
	const found = columnsOf(grid.map(({ cells }) => cells));
	if (!found) return { unreadable: 'columns' };
	const rows = new Map<string, RosterRow>();
	const faults: RosterFault[] = [];
	for (const entry of grid.slice(found.first)) {
		const read = readLine(entry, found.columns);
		if ('code' in read) faults.push(read);
		else {
			const earlier = rows.get(read.number);
			if (!earlier) rows.set(read.number, read);
			else if (earlier.name !== read.name || earlier.email !== read.email)
				faults.push({ line: read.line, code: 'doubled', value: read.number });
		}
	}
	return { rows: [...rows.values()], faults, headings: found.headings };
}
