import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar, foldedLine } from '../../src/lib/classroom/notices/ics.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 120 });
const wild = fc.oneof(text, fc.string({ unit: 'binary', maxLength: 60 }));

describe('a calendar of any texts', () => {
	it('has lines of 75 octets at most that go together again without loss', () => {
		fc.assert(
			fc.property(text, (line) => {
				const lines = foldedLine(line.replace(/[\r\n]/g, '')).split('\r\n');
				expect(Math.max(...lines.map((part) => Buffer.byteLength(part)))).toBeLessThanOrEqual(75);
				const whole = lines.map((part, i) => (i === 0 ? part : part.slice(1))).join('');
				expect(whole).toBe(line.replace(/[\r\n]/g, ''));
			})
		);
	});

	it('has exactly the properties it was made of, whatever is written into them', () => {
		fc.assert(
			fc.property(wild, wild, wild, (title, description, id) => {
				const date = {
					...{ id, revision: 0, title, description, place: '', startsAt: 0, endsAt: 1_000 },
					...{ changedAt: 0, cancelled: false, url: null }
				};
				const facts = { name: title, host: 'crm.example', language: 'en' };
				const lines = calendar(facts, [date]).replace(/\r\n /g, '').split('\r\n');
				const names = lines.map((line) => /^[A-Z-]+(?=[;:])/.exec(line)?.[0] ?? line);
				expect(names).toEqual([
					...['BEGIN', 'VERSION', 'PRODID', 'CALSCALE', 'METHOD', 'NAME', 'X-WR-CALNAME'],
					...['BEGIN', 'UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND'],
					...(title === '' ? [] : ['SUMMARY']),
					...(description === '' ? [] : ['DESCRIPTION']),
					...['STATUS', 'END', 'END', '']
				]);
			})
		);
	});
});
