/** A byte order mark: without it Excel reads Chinese as something else. */
const MARK = '\uFEFF';

/**
 * One cell. Text that a spreadsheet would run as a formula is made plain by an apostrophe; a
 * number stays a number, also below zero.
 */
export function cell(value: string | number): string {
	if (typeof value === 'number') return String(value);
	const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A file for a spreadsheet: comma-separated, CRLF, with a byte order mark. */
export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
	MARK + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
