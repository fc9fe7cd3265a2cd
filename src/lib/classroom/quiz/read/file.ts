import type { FaultCode, FaultParams } from '../faults.ts';

/** Largest file of questions, in bytes. */
export const MAX_FILE_BYTES = 5_000_000;
/** Most questions of a file. */
export const MAX_ITEMS = 10_000;

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((b, i) => bytes[i] === b);

/**
 * The text of a file: UTF-8 with or without mark, or UTF-16 with mark. Bytes in an older Chinese encoding are refused
 * rather than guessed: a wrong guess would put wrong words into an exam.
 */
export function decodeFile(
	bytes: Uint8Array
): { text: string } | { code: FaultCode; params: FaultParams } {
	const no = (code: FaultCode, params: FaultParams = {}) => ({ code, params });
	if (bytes.length === 0) return no('empty');
	if (bytes.length > MAX_FILE_BYTES) return no('tooLarge', { max: MAX_FILE_BYTES / 1_000_000 });
	// A zip archive (xlsx, docx) or the container of older Office files.
	if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
		return no('workbook');
	if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes) };
	if (startsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes) };
	if (bytes.subarray(0, 4_096).includes(0)) return no('binary');
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return no('notUtf8');
	}
}

/** A text without byte order mark, with `\n` at line ends. */
export const lineFeeds = (text: string): string =>
	text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
