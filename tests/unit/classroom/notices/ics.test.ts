import { describe, expect, it } from 'vitest';
import {
	calendar,
	foldedLine,
	utc,
	type ClassDate
} from '../../../../src/lib/classroom/notices/ics.ts';

const facts = { name: 'CRM, 2026 秋', host: 'crm.school.example', language: 'zh-Hans' };
const date: ClassDate = {
	...{
		id: 'unit-3',
		revision: 2,
		title: '第三单元：投标',
		description: 'Bring a laptop; quiz\nat 8:00'
	},
	...{ place: 'A-101', startsAt: Date.UTC(2026, 10, 22, 6), endsAt: Date.UTC(2026, 10, 22, 7, 30) },
	...{ changedAt: Date.UTC(2026, 10, 1), cancelled: false, url: 'https://crm.school.example/u/3' }
};
/** Lines as a reader puts them together again (RFC 5545, 3.1). */
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('a calendar', () => {
	it('is what RFC 5545 asks for', () => {
		expect(unfolded(calendar(facts, [date]))).toEqual([
			...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Rapport//Classroom//EN'],
			...['CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
			...['NAME:CRM\\, 2026 秋', 'X-WR-CALNAME:CRM\\, 2026 秋', 'BEGIN:VEVENT'],
			...['UID:unit-3@crm.school.example', 'SEQUENCE:2', 'DTSTAMP:20261101T000000Z'],
			...['DTSTART:20261122T060000Z', 'DTEND:20261122T073000Z'],
			'SUMMARY;LANGUAGE=zh-Hans:第三单元：投标',
			'DESCRIPTION;LANGUAGE=zh-Hans:Bring a laptop\\; quiz\\nat 8:00',
			...['LOCATION;LANGUAGE=zh-Hans:A-101', 'URL:https://crm.school.example/u/3'],
			...['STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR', '']
		]);
	});

	it('keeps the id of a date that moves or is cancelled', () => {
		const moved = calendar(facts, [
			{ ...date, startsAt: 0, endsAt: 0, cancelled: true, revision: 3 }
		]);
		expect(moved).toContain('UID:unit-3@crm.school.example\r\nSEQUENCE:3');
		expect(moved).toContain('STATUS:CANCELLED');
		expect(moved).not.toContain('DTEND');
	});

	it('takes no line of its own from a text', () => {
		const evil = { ...date, title: 'x\r\nEND:VEVENT\u0007', url: 'https://x.example/\r\nATTACH:y' };
		const lines = unfolded(calendar(facts, [evil]));
		expect(lines.filter((line) => /^(END:VEVENT|ATTACH)/.test(line))).toEqual(['END:VEVENT']);
		expect(lines).toContain('SUMMARY;LANGUAGE=zh-Hans:x\\nEND:VEVENT');
	});

	it('folds after 75 octets, never within a character', () => {
		const text = `${'a'.repeat(74)}客户😀${'关系'.repeat(40)}`;
		const lines = foldedLine(text).split('\r\n');
		expect(lines.length).toBeGreaterThan(3);
		expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
		expect(lines.map((line, i) => (i === 0 ? line : line.slice(1))).join('')).toBe(text);
		expect(foldedLine('a'.repeat(75))).toBe('a'.repeat(75));
	});

	it('knows instants of this era alone', () => {
		expect(utc(Date.UTC(2026, 1, 28, 23, 59, 59, 999))).toBe('20260228T235959Z');
		expect(() => utc(Number.NaN)).toThrow(RangeError);
		expect(() => utc(Date.UTC(12_000, 1))).toThrow(RangeError);
	});
});
