import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { deal, MAX_TEAM, teamsFor } from '../../src/lib/classroom/distribution.ts';
import { personName, studentNumber } from '../../src/lib/classroom/names.ts';
import { planRoster } from '../../src/lib/classroom/roster-plan.ts';
import { decodeRoster, readRoster } from '../../src/lib/classroom/roster.ts';

const han = fc.constantFrom(...'王李张刘陈杨赵黄周吴伟芳娜敏静丽强磊军洋');
const chinese = fc.array(han, { minLength: 2, maxLength: 4 }).map((c) => c.join(''));
const latin = fc.constantFrom(
	'Anna Smith',
	'O’Neill, Sean',
	'José "Pepe" Díaz',
	'Jean-Luc',
	'Åsa Ö'
);
const student = fc.record({
	name: fc.oneof(chinese, latin),
	number: fc.integer({ min: 20200000, max: 20299999 }).map(String)
});
const students = fc.uniqueArray(student, {
	minLength: 1,
	maxLength: 80,
	selector: (s) => s.number
});
const format = fc.record({
	delimiter: fc.constantFrom(',', '\t', ';'),
	newline: fc.constantFrom('\n', '\r\n'),
	quotes: fc.boolean(),
	mark: fc.boolean(),
	wide: fc.boolean(),
	headings: fc.constantFrom(['姓名', '学号'], ['Name', 'Student No.'], ['学生姓名', '学 号'])
});
/** Digits as a Chinese keyboard may type them. */
const wideDigits = (text: string) =>
	text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));

describe('reading a class list', () => {
	it('gives back every student that was written, whatever the program that wrote it', () => {
		fc.assert(
			fc.property(students, format, (people, how) => {
				const rows = people.map((p) => [p.name, how.wide ? wideDigits(p.number) : p.number]);
				const { delimiter, newline, quotes } = how;
				const csv = Papa.unparse([how.headings, ...rows], { delimiter, newline, quotes });
				const read = readRoster((how.mark ? '\ufeff' : '') + csv);
				if ('unreadable' in read) throw new Error(read.unreadable);
				expect(read.faults).toEqual([]);
				expect(read.rows.map(({ name, number }) => ({ name, number }))).toEqual(
					people.map((p) => ({ name: personName(p.name), number: p.number }))
				);
			})
		);
	});

	it('never throws, and never gives a row that could not be kept, whatever is thrown at it', () => {
		const cell = fc.oneof(fc.string({ unit: 'binary' }), chinese, fc.constantFrom('', '"', '=1+1'));
		const garbage = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 300 }),
			fc
				.array(fc.array(cell, { maxLength: 5 }), { maxLength: 20 })
				.map((rows) => rows.map((cells) => cells.join(',')).join('\n'))
				.map((text) => `姓名,学号\n${text}`)
		);
		fc.assert(
			fc.property(garbage, (text) => {
				const read = readRoster(text);
				if ('unreadable' in read) {
					expect(read.unreadable).toMatch(/^\w+$/);
					return;
				}
				const numbers = read.rows.map(({ number }) => number);
				expect(new Set(numbers).size).toBe(numbers.length);
				for (const { name, number } of read.rows) {
					expect(personName(name)).toBe(name);
					expect(studentNumber(number)).toBe(number);
				}
			})
		);
	});

	it('decodes any bytes without throwing', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				const text = decodeRoster(bytes);
				expect(typeof text === 'string' || text.unreadable).toBeTruthy();
			})
		);
	});

	it('changes nothing when the same list comes twice', () => {
		fc.assert(
			fc.property(students, (people) => {
				const rows = people.map((p, i) => ({ ...p, line: i + 1, email: null }));
				const places = rows.map((p) => ({
					id: p.number,
					name: p.name,
					number: p.number,
					email: 'kept@b.cd',
					status: 'active' as const
				}));
				const plan = planRoster(places, rows);
				expect(plan.unchanged).toHaveLength(people.length);
				expect([plan.added, plan.changed, plan.returning, plan.missing].flat()).toEqual([]);
			})
		);
	});
});

describe('dealing people to companies', () => {
	const split = fc.oneof(
		fc.record({ teams: fc.integer({ min: 1, max: 40 }) }),
		fc.record({ size: fc.integer({ min: 1, max: MAX_TEAM }) })
	);

	it('places everybody once, in sizes that differ by one at most and never exceed the limit', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 280 }), split, (n, how) => {
				const people = Array.from({ length: n }, (_, i) => i);
				const dealt = deal(people, teamsFor(n, how));
				expect(dealt.flat().sort((a, b) => a - b)).toEqual(people);
				const sizes = dealt.map((team) => team.length);
				if (n > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
				expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(MAX_TEAM);
				if ('size' in how) expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(how.size);
			})
		);
	});
});
