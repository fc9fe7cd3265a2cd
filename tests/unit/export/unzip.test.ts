import { describe, expect, it } from 'vitest';
import { unzip } from '../../../src/lib/export/unzip.ts';
import { zip } from '../../../src/lib/export/zip.ts';

const limits = { files: 5, total: 5_000_000 };
const text = (files: unknown, name: string) => (files as Map<string, Buffer>).get(name)?.toString();

/** Changes bytes of the directory of an archive of one file; `at` counts from the header. */
function forged(name: string, content: string, at: number, value: number): Uint8Array {
	const bytes = Buffer.from(zip([{ name, text: content }]));
	const central = bytes.indexOf(Buffer.from('PK\x01\x02'));
	bytes.writeUInt32LE(value, central + at);
	return bytes;
}

describe('an archive that somebody sends', () => {
	it('gives what was put in, texts and bytes', () => {
		const bytes = Uint8Array.from({ length: 3_000 }, (_, n) => (n * 31) % 256);
		const files = unzip(
			zip([
				{ name: 'course.json', text: '{"客户": 1}' },
				{ name: 'files/a-1.png', text: bytes }
			]),
			limits
		);
		expect(text(files, 'course.json')).toBe('{"客户": 1}');
		expect(new Uint8Array((files as Map<string, Buffer>).get('files/a-1.png')!)).toEqual(bytes);
	});

	it.each([
		'../evil.txt',
		'/etc/passwd',
		'a/../../b.txt',
		'C:/a.txt',
		'a\\b.txt',
		'a//b.txt',
		'.hidden',
		'a/',
		'',
		'a\u0000.txt'
	])('is not taken with the name %j', (name) => {
		expect(unzip(zip([{ name, text: 'x' }]), limits)).toBe('names');
	});

	it('is not taken with a name twice, also in other capitals', () => {
		const twice = (a: string, b: string) =>
			unzip(
				zip([
					{ name: a, text: 'x' },
					{ name: b, text: 'y' }
				]),
				limits
			);
		expect(twice('a.txt', 'a.txt')).toBe('names');
		expect(twice('a.txt', 'A.txt')).toBe('names');
	});

	it('is not taken with too many files or too large ones', () => {
		const many = Array.from({ length: 6 }, (_, n) => ({ name: `f${n}.txt`, text: 'x' }));
		expect(unzip(zip(many), limits)).toBe('tooLarge');
		const random = Buffer.from(Array.from({ length: 60 }, (_, n) => (n * n * 7919) % 251));
		expect(unzip(zip([{ name: 'a.txt', text: random }]), { ...limits, total: 59 })).toBe(
			'tooLarge'
		);
	});

	it('is not taken as a bomb, declared or hidden', () => {
		const zeros = new Uint8Array(4_000_000);
		expect(unzip(zip([{ name: 'a.txt', text: zeros }]), limits)).toBe('tooLarge');
		// Says that it is small, and is not.
		const small = Buffer.from(zip([{ name: 'a.txt', text: zeros }]));
		small.writeUInt32LE(10, small.indexOf(Buffer.from('PK\x01\x02')) + 24);
		expect(unzip(small, limits)).toBe('broken');
	});

	it('is not taken damaged, encrypted or as something else', () => {
		const good = zip([{ name: 'a.txt', text: 'hello hello hello' }]);
		expect(unzip(new Uint8Array(0), limits)).toBe('broken');
		expect(unzip(Buffer.from('not an archive at all'), limits)).toBe('broken');
		expect(unzip(good.slice(10), limits)).toBe('broken');
		for (let at = 0; at < good.length; at++) {
			const bytes = good.slice();
			bytes[at] = bytes[at]! ^ 0xff;
			// Whatever is bent, it answers, and never with other contents.
			const read = unzip(bytes, limits);
			if (typeof read !== 'string' && read.has('a.txt'))
				expect(text(read, 'a.txt'), String(at)).toBe('hello hello hello');
		}
		expect(unzip(forged('a.txt', 'hello', 8, 0x0008_0001), limits)).toBe('broken');
		expect(unzip(forged('a.txt', 'hello', 16, 1), limits)).toBe('broken');
		expect(unzip(forged('a.txt', 'hello', 42, 0xffff_0000), limits)).toBe('broken');
	});
});
