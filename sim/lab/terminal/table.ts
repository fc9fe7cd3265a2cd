export interface Column {
	title: string;
	align?: 'left' | 'right';
}

const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns a text takes in a terminal: Chinese characters take two. */
export function widthOf(text: string): number {
	let width = 0;
	for (const char of text) width += WIDE.test(char) ? 2 : 1;
	return width;
}

export function pad(text: string, width: number, align: Column['align'] = 'left'): string {
	const space = ' '.repeat(Math.max(0, width - widthOf(text)));
	return align === 'right' ? space + text : text + space;
}

/** A table as lines: a heading, a rule, the rows; columns two spaces apart. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
	const widths = columns.map((column, i) =>
		Math.max(widthOf(column.title), ...rows.map((row) => widthOf(row[i] ?? '')))
	);
	const line = (cells: readonly string[]) =>
		columns
			.map((column, i) => pad(cells[i] ?? '', widths[i]!, column.align))
			.join('  ')
			.trimEnd();
	return [
		line(columns.map((c) => c.title)),
		widths.map((w) => '─'.repeat(w)).join('  '),
		...rows.map(line)
	];
}

/** Chinese may break after any character, other scripts after a space. */
const PIECES = /[\u3000-\u9fff\uff00-\uff60]|[^\s\u3000-\u9fff\uff00-\uff60]+\s*|\s+/gu;
/** These never begin a line. */
const CLOSING = /^[，。；：、？！）」”]/u;

/** Breaks a paragraph into lines of at most `width` columns. */
export const wrap = (text: string, width: number): string[] =>
	fold(text.match(PIECES) ?? [], width);

/** Puts pieces that must not be broken themselves into lines of at most `width` columns. */
export function fold(pieces: readonly string[], width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const piece of pieces) {
		const full = widthOf((line + piece).trimEnd()) > width;
		if (line !== '' && full && !CLOSING.test(piece)) {
			lines.push(line.trimEnd());
			line = '';
		}
		line += piece;
	}
	return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
