import { crc32, deflateRawSync } from 'node:zlib';

/** One file of an archive. */
export interface Entry {
	/** Plain ASCII, with `/` between folders. */
	name: string;
	/** Text is written as UTF-8. */
	text: string | Uint8Array;
}

/** 1 January 1980, the first day that the format knows: an archive of the same files is the same, byte by byte. */
const DATE = 0x21;
const DEFLATED = 8;
/** Names and texts are UTF-8. */
const UTF8 = 0x800;

/** A ZIP archive (APPNOTE 6.3.3, without ZIP64: less than 4 GB and 65,535 files). */
export function zip(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, text } of entries) {
		const plain = Buffer.from(text);
		const packed = deflateRawSync(plain);
		const title = Buffer.from(name);
		// What both headers say of a file: version, flags, method, time, date, checksum, sizes, length of the name.
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt16LE(UTF8, 2);
		facts.writeUInt16LE(DEFLATED, 4);
		facts.writeUInt16LE(DATE, 8);
		facts.writeUInt32LE(crc32(plain), 10);
		facts.writeUInt32LE(packed.length, 14);
		facts.writeUInt32LE(plain.length, 18);
		facts.writeUInt16LE(title.length, 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, title, packed]);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, place, title]));
		files.push(local);
		offset += local.length;
	}
	const index = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(index.length, 12);
	end.writeUInt32LE(offset, 16);
	return new Uint8Array(Buffer.concat([...files, index, end]));
}
