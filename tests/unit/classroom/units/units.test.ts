import { describe, expect, it } from 'vitest';
import { sniff } from '../../../../src/lib/classroom/files/kinds.ts';
import { safeName } from '../../../../src/lib/classroom/files/names.ts';
import { byteRange } from '../../../../src/lib/classroom/files/range.ts';
import { reading, untranslated } from '../../../../src/lib/classroom/units/bilingual.ts';
import { webLink } from '../../../../src/lib/classroom/units/links.ts';
import { localOf, momentOf } from '../../../../src/lib/classroom/units/moments.ts';
import { unitOfTheWeek } from '../../../../src/lib/classroom/units/unit.ts';
import { bytesOf } from '../../../support/units.ts';

describe('a file', () => {
	const office = (name: string) => `PK\x03\x04 [Content_Types].xml ${name}`;
	it.each([
		['%PDF-1.7', 'application/pdf'],
		['\x89PNG\r\n\x1a\nIHDR', 'image/png'],
		['\xff\xd8\xff\xe0JFIF', 'image/jpeg'],
		['RIFF\x10\x00\x00\x00WEBPVP8 ', 'image/webp'],
		['\x00\x00\x00\x20ftypisom', 'video/mp4'],
		['\x1a\x45\xdf\xa3\x01\x42\x82\x84webm', 'video/webm'],
		['ID3\x04', 'audio/mpeg'],
		['\xff\xfb\x90\x64', 'audio/mpeg'],
		['\xef\xbb\xbfWEBVTT\n', 'text/vtt'],
		['WEBVTT - captions', 'text/vtt'],
		[office('word/document.xml'), /wordprocessingml/],
		[office('ppt/presentation.xml'), /presentationml/],
		[office('xl/workbook.xml'), /spreadsheetml/]
	])('is known by its bytes: %j', (bytes, type) => {
		const found = sniff(bytesOf(bytes), bytesOf(bytes));
		expect(found).toEqual(type instanceof RegExp ? expect.stringMatching(type) : type);
	});

	it.each([
		'',
		'GIF89a',
		'<?xml version="1.0"?><svg/>',
		'WEBVTTx',
		'RIFF\x10\x00\x00\x00WAVE',
		'\x00\x00\x00\x20ftypheic',
		'\x1a\x45\xdf\xa3matroska',
		'PK\x03\x04 META-INF/MANIFEST.MF',
		office('word/document.xml xl/workbook.xml'),
		office('word/document.xml vbaProject.bin')
	])('is refused: %j', (bytes) => {
		expect(sniff(bytesOf(bytes), bytesOf(bytes))).toBeNull();
	});

	it.each([
		['a.png', 'a.png'],
		['a.php.png', 'a_php.png'],
		['a.png.exe', 'a_png_exe.png'],
		['../../etc/passwd', 'passwd.png'],
		['C:\\evil\\b.PNG', 'b.png'],
		['.htaccess', 'htaccess.png'],
		['', 'file.png'],
		['价值 主张.png', '价值 主张.png'],
		['a\u202egnp.exe', 'agnp_exe.png'],
		['"><script>.png', 'script.png'],
		['x'.repeat(300), `${'x'.repeat(80)}.png`]
	])('called %j is kept as %j', (typed, name) => {
		expect(safeName(typed, 'image/png')).toBe(name);
	});

	it.each([
		[null, null],
		['bytes=0-9', { start: 0, end: 9 }],
		['bytes=90-', { start: 90, end: 99 }],
		['bytes=-10', { start: 90, end: 99 }],
		['bytes=-1000', { start: 0, end: 99 }],
		['bytes=50-1000', { start: 50, end: 99 }],
		['bytes=100-', 'unsatisfiable'],
		['bytes=9-1', 'unsatisfiable'],
		['bytes=0-1,5-6', null],
		['bytes=-', null],
		['lines=0-1', null]
	])('is sent in the part that %j asks for', (header, range) => {
		expect(byteRange(header, 100)).toEqual(range);
	});
});

describe('a text in two languages', () => {
	it('falls back to the other language and says what is missing', () => {
		const both = { zh: '甲', en: 'A' };
		expect(reading(both, 'en')).toEqual({ text: 'A', in: 'en' });
		expect(reading({ zh: '甲', en: ' ' }, 'en')).toEqual({ text: '甲', in: 'zh' });
		expect(reading({ zh: '', en: '' }, 'en')).toEqual({ text: '', in: 'en' });
		expect([untranslated(both), untranslated({ zh: '甲', en: '' })]).toEqual([[], ['en']]);
		expect(untranslated({ zh: '', en: '' })).toEqual([]);
	});
});

describe('a link', () => {
	it.each([
		['https://x.example/a?b#c', 'https://x.example/a?b#c'],
		[' www.x.example ', 'https://www.x.example/'],
		['javascript:alert(1)', null],
		['java\nscript:alert(1)', null],
		['https://u:p@x.example', null],
		['ftp://x.example', null],
		['', null],
		[`https://x.example/${'a'.repeat(2_000)}`, null]
	])('%j is kept as %j', (typed, link) => {
		expect(webLink(typed)).toBe(link);
	});
});

describe('a time on a form', () => {
	it.each([
		['2026-09-01T08:00', 'Asia/Shanghai', '2026-09-01T00:00Z'],
		['2026-07-01T08:00', 'Europe/Berlin', '2026-07-01T06:00Z'],
		['2026-01-01T08:00', 'Europe/Berlin', '2026-01-01T07:00Z'],
		// Skipped by summer time: the hour after it.
		['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30Z'],
		['2026-01-01T00:00', 'America/St_Johns', '2026-01-01T03:30Z']
	])('%s in %s is %s', (local, zone, utc) => {
		expect(momentOf(local, zone)).toBe(Date.parse(utc));
	});

	it('is refused when there is no such day, and read by the own clock where the zone is unknown', () => {
		for (const local of ['2026-02-30T08:00', '2026-13-01T08:00', '2026-09-01', 'x'])
			expect(momentOf(local, 'Asia/Shanghai')).toBeNull();
		const at = Date.parse('2026-09-01T08:00Z');
		expect(momentOf(localOf(at), '')).toBe(at);
		expect(momentOf(localOf(at), 'Nowhere/Town')).toBe(at);
	});
});

it('the unit of the week is the next lesson, or the one of yesterday, or the last', () => {
	const [hour, day] = [3_600_000, 86_400_000];
	const unit = (lessonAt: number | null) => ({ lessonAt });
	const units = [unit(day), unit(8 * day), unit(null)];
	expect(unitOfTheWeek(units, 0)).toBe(units[0]);
	expect(unitOfTheWeek(units, day + 20 * hour)).toBe(units[0]);
	expect(unitOfTheWeek(units, 3 * day)).toBe(units[1]);
	expect(unitOfTheWeek(units, 20 * day)).toBe(units[2]);
	expect(unitOfTheWeek([], 0)).toBeUndefined();
});
