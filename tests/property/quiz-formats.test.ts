import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/lib/classroom/quiz/model.ts';
import { readAiken } from '../../src/lib/classroom/quiz/read/aiken.ts';
import { readCsv } from '../../src/lib/classroom/quiz/read/csv.ts';
import { readGift } from '../../src/lib/classroom/quiz/read/gift.ts';
import { readMoodleXml } from '../../src/lib/classroom/quiz/read/moodle-xml.ts';
import { writeCsv } from '../../src/lib/classroom/quiz/write/csv.ts';
import { writeGift } from '../../src/lib/classroom/quiz/write/gift.ts';
import { anyItem, anyItems, hostileWords } from '../support/quiz-items.ts';

describe('writing questions and reading them again', () => {
	it('gives the same questions through GIFT, whatever is in them', () => {
		fc.assert(
			fc.property(anyItems, (items) => {
				const read = readGift(writeGift(items));
				expect(read.errors).toEqual([]);
				expect(read.items).toEqual(items);
			}),
			{ numRuns: 300 }
		);
	});

	it('gives the same questions through CSV, and no cell that a spreadsheet would run', () => {
		fc.assert(
			fc.property(anyItems, (items) => {
				const csv = writeCsv(items);
				const cells = Papa.parse<string[]>(csv.slice(1), { delimiter: ',' }).data.flat();
				expect(
					cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))
				).toEqual([]);
				const read = readCsv(csv);
				expect(read.errors).toEqual([]);
				expect(read.items).toEqual(items);
			}),
			{ numRuns: 300 }
		);
	});

	it('never throws and never lets a tag in, whatever is read', () => {
		const garbage = fc.oneof(
			fc.array(hostileWords, { maxLength: 12 }).map((parts) => parts.join('\n')),
			anyItems.map(writeGift).chain((gift) => fc.nat(gift.length).map((at) => gift.slice(at))),
			anyItems.map(writeCsv).chain((csv) => fc.nat(csv.length).map((at) => csv.slice(0, at))),
			fc
				.string({ unit: 'binary', maxLength: 200 })
				.map((text) => `<quiz><question>${text}</question></quiz>`)
		);
		fc.assert(
			fc.property(garbage, (text) => {
				for (const read of [readGift, readAiken, readCsv, readMoodleXml]) {
					const { items, errors, warnings } = read(text);
					expect(JSON.stringify(items)).not.toMatch(/<[a-z/!?]/i);
					for (const { line } of [...errors, ...warnings]) expect(line).toBeGreaterThan(0);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('is tried with every kind', () => {
		const seen = new Set(fc.sample(anyItem, { numRuns: 400, seed: 1 }).map(({ kind }) => kind));
		expect([...seen].sort()).toEqual([...KINDS].sort());
	});
});
