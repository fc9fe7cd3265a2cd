import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../../src/lib/classroom/contribution/ratings.ts';
import {
	memberGrade,
	ratingsAmong,
	standingOf,
	type RoundRules
} from '../../../../src/lib/classroom/contribution/standing.ts';
import { exact, shown } from '../../../../src/lib/classroom/exact.ts';

const members = ['a', 'b', 'c', 'd', 'e'];
const row = (...points: number[]) =>
	rowOf(Object.fromEntries(members.map((member, at) => [member, points[at]!])));
const ratings = ratingsAmong(members, {
	a: row(4, 4, 3, 2, 1),
	b: row(3, 5, 3, 2, 0),
	c: row(4, 4, 4, 4, 4),
	d: row(3, 5, 4, 3, 1)
});
const rules = (method: RoundRules['method']): RoundRules => ({ method, penalty: 10, weight: 50 });

describe('a round', () => {
	it('gives the grades of WebPA by its own rule', () => {
		const grades = members.map((one) => memberGrade(rules('webPa'), ratings, one, exact(80)));
		expect(grades.map((grade) => shown(grade, 2))).toEqual([
			...['85.20', '99.14', '84.75', '74.21', '51.03']
		]);
	});

	it.each(['strict', 'ratio', 'webPa'] as const)('leaves a team of one alone by %s', (method) => {
		const alone = ratingsAmong(['a'], {});
		expect(standingOf(rules(method), alone, 'a').silent).toBe(false);
		expect(shown(memberGrade(rules(method), alone, 'a', exact(80)), 2)).toBe('80.00');
	});

	it.each(['strict', 'ratio', 'webPa'] as const)(
		'takes only the penalty when nobody rates by %s',
		(method) => {
			const silent = ratingsAmong(members, {});
			for (const member of members)
				expect(shown(memberGrade(rules(method), silent, member, exact(80)), 2)).toBe('72.00');
		}
	);

	it('puts who came back at the mean of a row, and leaves out who is gone', () => {
		const three = ratingsAmong(['a', 'b', 'x'], {
			a: rowOf({ a: 2, b: 4 }),
			gone: rowOf({ a: 9, b: 1 })
		});
		expect(Object.keys(three.rows)).toEqual(['a']);
		expect(shown(three.rows.a!.x!, 2)).toBe('3.00');
	});
});
