/** The kinds of files that are taken, with the ending they are given and how a browser may show them. */
export const FILE_KINDS = {
	'application/pdf': { ending: 'pdf', inline: false },
	'image/png': { ending: 'png', inline: true },
	'image/jpeg': { ending: 'jpg', inline: true },
	'image/webp': { ending: 'webp', inline: true },
	'video/mp4': { ending: 'mp4', inline: true },
	'video/webm': { ending: 'webm', inline: true },
	'audio/mpeg': { ending: 'mp3', inline: true },
	'text/vtt': { ending: 'vtt', inline: true },
	'application/vnd.openxmlformats-officedocument.presentationml.presentation': {
		ending: 'pptx',
		inline: false
	},
	'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
		ending: 'docx',
		inline: false
	},
	'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
		ending: 'xlsx',
		inline: false
	}
} as const satisfies Record<string, { ending: string; inline: boolean }>;

export type FileType = keyof typeof FILE_KINDS;

/** What a picker of files offers. */
export const ENDINGS: readonly string[] = Object.values(FILE_KINDS).map(
	({ ending }) => `.${ending}`
);

export const isFileType = (type: string): type is FileType => Object.hasOwn(FILE_KINDS, type);

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
	String.fromCharCode(...bytes.subarray(from, to));

/** Whether the bytes hold an ASCII text. */
function holds(bytes: Uint8Array, text: string): boolean {
	const first = text.charCodeAt(0);
	for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
		if (ascii(bytes, at, at + text.length) === text) return true;
	return false;
}

const OFFICE = {
	'ppt/presentation.xml':
		'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	'word/document.xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	'xl/workbook.xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** An Office document without macros: its directory is at the end of the file. */
function office(tail: Uint8Array): FileType | null {
	if (holds(tail, 'vbaProject.bin') || !holds(tail, '[Content_Types].xml')) return null;
	const found = Object.entries(OFFICE).filter(([name]) => holds(tail, name));
	return found.length === 1 ? found[0]![1] : null;
}

/** Brands of the ISO base media format that are videos browsers play. */
const MP4 = /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |MSNV)$/;

const isMp3 = (head: Uint8Array): boolean =>
	ascii(head, 0, 3) === 'ID3' ||
	// A frame of MPEG audio, layer 3, of a bit rate and sampling rate that exist.
	(head[0] === 0xff &&
		(head[1]! & 0xe6) === 0xe2 &&
		(head[2]! & 0xf0) !== 0xf0 &&
		(head[2]! & 0x0c) !== 0x0c);

/**
 * What a file is, by its bytes; its name says nothing.
 * @param head its first bytes, 4 kB where it has as many
 * @param tail its last bytes, up to 64 kB
 * @returns null for what is not taken
 */
export function sniff(head: Uint8Array, tail: Uint8Array): FileType | null {
	if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf';
	if (ascii(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
	if (ascii(head, 0, 3) === '\xff\xd8\xff') return 'image/jpeg';
	if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'image/webp';
	if (ascii(head, 4, 8) === 'ftyp' && MP4.test(ascii(head, 8, 12))) return 'video/mp4';
	if (ascii(head, 0, 4) === '\x1a\x45\xdf\xa3' && holds(head, 'webm')) return 'video/webm';
	if (/^(\xef\xbb\xbf)?WEBVTT(?=[ \t\r\n]|$)/.test(ascii(head, 0, 12))) return 'text/vtt';
	if (ascii(head, 0, 4) === 'PK\x03\x04') return office(tail);
	return isMp3(head) ? 'audio/mpeg' : null;
}
