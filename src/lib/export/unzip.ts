import { crc32, inflateRawSync } from 'node:zlib';

/** What an archive may hold at most. Sizes in bytes. */
export interface ZipLimits {
	files: number;
	/** All files together, unpacked. */
	total: number;
}

/** Why an archive is not taken: no ZIP or damaged, more than the limits, or a name that may not be. */
export type ZipFault = 'broken' | 'tooLarge' | 'names';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;
/** What is packed more tightly than this, and is not small, is a bomb: our own files stay far below it. */
const MOST_RATIO = 200;
const SMALL = 1_000_000;
/** Plain names in plain folders: nothing absolute, nothing that leads out, no drive, no backslash. */
const NAME =
	/^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9]+)*(\/[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9]+)*)*$/;

interface Listed {
	name: string;
	method: number;
	crc: number;
	packed: number;
	plain: number;
	offset: number;
}

/** Where the directory ends, or −1. */
function endOf(bytes: Buffer): number {
	const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
	for (let at = bytes.length - END_LENGTH; at >= first; at--)
		if (bytes.readUInt32LE(at) === END) return at;
	return -1;
}

/** What the directory says, checked before anything is unpacked. */
function listOf(bytes: Buffer, limits: ZipLimits): Listed[] | ZipFault {
	const end = endOf(bytes);
	if (end < 0) return 'broken';
	const count = bytes.readUInt16LE(end + 10);
	if (count > limits.files) return 'tooLarge';
	const listed: Listed[] = [];
	const names = new Set<string>();
	let total = 0;
	let at = bytes.readUInt32LE(end + 16);
	for (let n = 0; n < count; n++) {
		if (bytes.readUInt32LE(at) !== CENTRAL) return 'broken';
		const flags = bytes.readUInt16LE(at + 8);
		const [nameLength, extra, comment] = [28, 30, 32].map((from) => bytes.readUInt16LE(at + from));
		const name = bytes.toString('utf8', at + 46, at + 46 + nameLength!);
		const file: Listed = {
			...{ name, method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16) },
			...{ packed: bytes.readUInt32LE(at + 20), plain: bytes.readUInt32LE(at + 24) },
			offset: bytes.readUInt32LE(at + 42)
		};
		at += 46 + nameLength! + extra! + comment!;
		if (flags & ENCRYPTED || (file.method !== 0 && file.method !== 8)) return 'broken';
		// Names that differ in capitals only are one file on some systems.
		if (!NAME.test(name) || names.has(name.toLowerCase())) return 'names';
		names.add(name.toLowerCase());
		total += file.plain;
		const bomb = file.plain > SMALL && file.plain > file.packed * MOST_RATIO;
		if (total > limits.total || bomb) return 'tooLarge';
		listed.push(file);
	}
	return listed;
}

function unpack(bytes: Buffer, { method, crc, packed, plain, offset }: Listed): Buffer | null {
	if (bytes.readUInt32LE(offset) !== LOCAL) return null;
	const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
	const stored = bytes.subarray(from, from + packed);
	// Never more than was declared, whatever the bytes would become.
	const file = method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: plain || 1 });
	return stored.length === packed && file.length === plain && crc32(file) === crc ? file : null;
}

/**
 * Reads a ZIP archive (APPNOTE 6.3.3, without ZIP64) that somebody has sent. Nothing touches the disk, and nothing is
 * unpacked before all names and declared sizes have been found good.
 * @returns the files by name, or why not
 */
export function unzip(archive: Uint8Array, limits: ZipLimits): Map<string, Buffer> | ZipFault {
	const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
	try {
		const listed = listOf(bytes, limits);
		if (typeof listed === 'string') return listed;
		const files = new Map<string, Buffer>();
		for (const file of listed) {
			const unpacked = unpack(bytes, file);
			if (!unpacked) return 'broken';
			files.set(file.name, unpacked);
		}
		return files;
	} catch (caught) {
		const { code } = caught as { code?: string };
		// Offsets beyond the end, data that are no deflate stream, or more of them than was declared.
		if (caught instanceof RangeError || code?.startsWith('Z_') || code?.startsWith('ERR_'))
			return 'broken';
		throw caught;
	}
}
