import type { Cell } from './columns.ts';
import { zip } from './zip.ts';

/** What is not allowed in XML 1.0. */
// eslint-disable-next-line no-control-regex -- these are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
	text
		.replace(FORBIDDEN, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

/** Name of a column of a sheet: 0 → `A`, 26 → `AA`. */
export function letters(column: number): string {
	const rest = Math.floor(column / 26);
	return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/**
 * A text stands as text, whatever it begins with: a spreadsheet runs only what is marked as a formula, and nothing here
 * is. So no apostrophe is put in front, which would be shown.
 */
function cellXml(cell: Cell, place: string): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
	return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The first row and the first two columns stay in sight. */
const FROZEN =
	'<sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>';

function sheetXml(rows: readonly (readonly Cell[])[]): string {
	const body = rows.map((row, y) => {
		const cells = row.map((cell, x) => cellXml(cell, letters(x) + String(y + 1)));
		return `<row r="${y + 1}">${cells.join('')}</row>`;
	});
	return `${XML}<worksheet xmlns="${SHEET}">${FROZEN}<sheetData>${body.join('')}</sheetData></worksheet>`;
}

/** A sheet's name as Excel takes it: at most 31 characters, none of `[]:*?/\`. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31);

/**
 * A workbook of one sheet (ISO/IEC 29500, the smallest package that Excel, WPS and LibreOffice open). Numbers are numbers,
 * texts are texts, nothing is a formula.
 */
export function workbook(
	name: string,
	rows: readonly (readonly Cell[])[]
): Uint8Array<ArrayBuffer> {
	return zip([
		{
			name: '[Content_Types].xml',
			text: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MAIN}.worksheet+xml"/></Types>`
		},
		{
			name: '_rels/.rels',
			text: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
		},
		{
			name: 'xl/workbook.xml',
			text: `${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="r1"/></sheets></workbook>`
		},
		{
			name: 'xl/_rels/workbook.xml.rels',
			text: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
		},
		{ name: 'xl/worksheets/sheet1.xml', text: sheetXml(rows) }
	]);
}
