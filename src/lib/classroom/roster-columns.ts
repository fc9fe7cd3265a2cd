import { BETWEEN_HAN } from './names.ts';

/** Which column of a list holds what, counted from 0. */
export interface Columns {
	/** The whole name, or the family name where `given` is there. */
	name: number;
	given?: number;
	number: number;
	email?: number;
}

export interface FoundColumns {
	columns: Columns;
	/** The first line with a student. */
	first: number;
	headings: string[] | null;
}

const HEADINGS = {
	name: /^(学生)?(姓名|名字|名称)$|^姓名\(.*$|^(full|student|display)?\s?names?$|^student$/i,
	family: /^姓$|^(last|family|sur)\s?name$/i,
	given: /^名$|^(first|given)\s?name$/i,
	number:
		/^(学生?|考生|准考证)(学?号|编号|证号)(码)?$|^学籍号$|^(student|matriculation|enrolment|enrollment|registration)?\s?(no\.?|num(ber)?|id|code)$|^sid$|^student_(id|no|number)$/i,
	email: /^(电子)?(邮箱|邮件|信箱)(地址)?$|^e-?mail(\s?address)?$|^mail$/i
} as const;

/** Headings stand within these lines, below the title of the list. */
const HEADINGS_WITHIN = 10;

function byHeadings(grid: readonly string[][]): FoundColumns | null {
	for (const [line, cells] of grid.slice(0, HEADINGS_WITHIN).entries()) {
		const at = (kind: keyof typeof HEADINGS) => {
			const index = cells.findIndex((cell) =>
				HEADINGS[kind].test(cell.replace(/[*:]/g, '').replace(BETWEEN_HAN, '').trim())
			);
			return index < 0 ? undefined : index;
		};
		const family = at('family');
		const given = family === undefined ? undefined : at('given');
		const name = at('name') ?? (given === undefined ? undefined : family);
		const number = at('number');
		if (name === undefined || number === undefined) continue;
		const columns: Columns = { name, number };
		if (name === family) columns.given = given!;
		const email = at('email');
		if (email !== undefined) columns.email = email;
		return { columns, first: line + 1, headings: [cells[name]!, cells[number]!] };
	}
	return null;
}

const isNumber = (cell: string) => /^[A-Za-z]{0,4}\d[\dA-Za-z./-]*$/.test(cell);
const isEmail = (cell: string) => /^\S+@\S+$/.test(cell);
const isName = (cell: string) => /\p{L}{2}/u.test(cell) && !/[\d@]/.test(cell);

/** Columns told by what is in them: names, the longest numbers that differ from each other, addresses. */
function byContents(grid: readonly string[][]): FoundColumns | null {
	const width = Math.max(...grid.map((cells) => cells.length));
	const column = (index: number) => grid.map((cells) => cells[index] ?? '').filter(Boolean);
	const facts = Array.from({ length: width }, (_, index) => {
		const cells = column(index);
		const share = (is: (cell: string) => boolean) => cells.filter(is).length / grid.length;
		const distinct = new Set(cells).size / grid.length;
		const length = cells.join('').length / Math.max(cells.length, 1);
		return {
			index,
			names: share(isName),
			numbers: share(isNumber),
			emails: share(isEmail),
			distinct,
			length
		};
	});
	const most = (score: (f: (typeof facts)[number]) => number) =>
		facts.reduce((best, f) => (score(f) > score(best) ? f : best));
	// A running number is shorter than a student number; a class or a year repeats.
	const number = most((f) => (f.numbers >= 0.5 ? f.length * f.distinct : 0));
	const name = most((f) => (f.names >= 0.5 ? f.distinct : 0));
	if (number.numbers < 0.5 || name.names < 0.5 || name.index === number.index) return null;
	const email = most((f) => f.emails);
	const columns: Columns = { name: name.index, number: number.index };
	if (email.emails > 0) columns.email = email.index;
	return { columns, first: 0, headings: null };
}

/** Where name, number and address are in a list; null when names or numbers cannot be found. */
export const columnsOf = (grid: readonly string[][]): FoundColumns | null =>
	byHeadings(grid) ?? byContents(grid);
