import { describe, expect, it } from 'vitest';
import { exact, plain } from '../../../../src/lib/classroom/exact.ts';
import { harshRaters } from '../../../../src/lib/classroom/rating/harsh.ts';
import { counts, rateLive, type LiveRating } from '../../../../src/lib/classroom/rating/live.ts';
import {
	podium,
	result,
	trimmedMean,
	type TeamFacts
} from '../../../../src/lib/classroom/rating/result.ts';
import { both } from '../review/sheets.ts';

const empty: LiveRating = {
	rubric: {
		criteria: [{ id: 'c', title: both('c'), weight: 1, kind: 'points', min: 0, max: 100 }],
		comment: { minCharacters: 0, minWords: 0 }
	},
	teams: ['A', 'B', 'C'],
	locked: false,
	marks: {}
};
const sheet = (c: number) => ({ marks: { c }, comment: '' });
const rate = (rating: LiveRating, rater: string, team: string, c: number) =>
	rateLive(rating, { type: 'rate', rater, ownTeam: 'A', team, sheet: sheet(c) });
/** A rating in which each team got these marks, by raters 0, 1, 2, … */
function rated(marks: Record<string, number[]>): LiveRating {
	const most = Math.max(0, ...Object.values(marks).map((m) => m.length));
	const rows = Array.from({ length: most }, (_, i) =>
		Object.entries(marks).flatMap(([team, m]) => (i in m ? [[team, exact(m[i]!)] as const] : []))
	);
	return {
		...empty,
		teams: Object.keys(marks),
		marks: Object.fromEntries(rows.map((row, i) => [`r${i}`, Object.fromEntries(row)]))
	};
}
const facts = (by: Record<string, [number | null, number | null]>) =>
	new Map<string, TeamFacts>(
		Object.entries(by).map(([team, [instructor, submittedAt]]) => [
			team,
			{ instructor: instructor === null ? null : exact(instructor), submittedAt }
		])
	);

describe('a live rating', () => {
	it('takes one rating a person a team and lets it be changed until the lock', () => {
		const first = rate(empty, 'r', 'B', 70) as LiveRating;
		const second = rate(first, 'r', 'B', 90) as LiveRating;
		expect(plain(second.marks.r!.B!)).toBe('90');
		expect([...counts(second)]).toEqual([
			['A', 0],
			['B', 1],
			['C', 0]
		]);
		const locked = rateLive(second, { type: 'lock' }) as LiveRating;
		expect(rate(locked, 'r', 'B', 10)).toEqual({ refused: 'rating.locked' });
		expect(rateLive(locked, { type: 'lock' })).toEqual(locked);
		expect(rateLive(locked, { type: 'takeBack', rater: 'r', team: 'B' })).toEqual({
			refused: 'rating.locked'
		});
	});

	it('excludes the own team, teams that do not present, and marks out of range', () => {
		expect(rate(empty, 'r', 'A', 100)).toEqual({ refused: 'rating.ownTeam' });
		expect(rate(empty, 'r', 'Z', 100)).toEqual({ refused: 'rating.unknownTeam' });
		expect(rate(empty, 'r', 'B', 101)).toEqual({
			refused: 'rating.incomplete',
			params: { criterion: 'c' }
		});
		expect(rate(empty, 'toString', 'B', 50)).not.toHaveProperty('refused');
	});

	it('can be taken back', () => {
		const one = rate(empty, 'r', 'B', 70) as LiveRating;
		const back = rateLive(one, { type: 'takeBack', rater: 'r', team: 'B' }) as LiveRating;
		expect(counts(back).get('B')).toBe(0);
	});
});

describe('many marks together', () => {
	it.each([
		[[], null],
		[[50], '50'],
		[[0, 80, 90], '80'],
		// Nine: the median. Ten: without lowest and highest.
		[[0, 1, 2, 3, 4, 100, 100, 100, 100], '4'],
		[[0, 50, 50, 50, 50, 50, 50, 50, 58, 100], '51'],
		[[0, 0, ...Array(16).fill(60), 100, 100], '60'],
		[[0, 0, ...Array(15).fill(60), 100, 100], '58.8235']
	])('%j make %s', (marks, together) => {
		const value = trimmedMean((marks as number[]).map((mark) => exact(mark)));
		expect(value && plain(value)).toBe(together);
	});
});

describe('the result', () => {
	const rules = { quorum: 1, instructorPercent: 50 };

	it('weighs students and instructor', () => {
		const [first] = result(rated({ A: [80, 90] }), rules, facts({ A: [70, 1] }));
		expect([plain(first!.score!), first!.place]).toEqual(['77.5', 1]);
	});

	it('breaks ties by the instructor, then by the earlier submission, then shares the place', () => {
		const tied = rated({ A: [80], B: [70], C: [80], D: [80], E: [60] });
		const teams = result(
			tied,
			rules,
			facts({ A: [70, 5], B: [80, 9], C: [70, 3], D: [70, 3], E: [60, 1] })
		);
		expect(teams.map(({ team, place }) => `${place} ${team}`)).toEqual([
			...['1 B', '2 C', '2 D', '4 A', '5 E']
		]);
		expect(podium(teams)).toEqual([
			{ place: 2, teams: ['C', 'D'] },
			{ place: 1, teams: ['B'] }
		]);
	});

	it('places nobody below the quorum, and says why', () => {
		const teams = result(
			rated({ A: [80, 70], B: [99] }),
			{ quorum: 2, instructorPercent: 0 },
			facts({ A: [null, null], B: [null, null] })
		);
		expect(teams.map(({ team, place, missing }) => [team, place, missing])).toEqual([
			['A', 1, null],
			['B', null, 'quorum']
		]);
	});

	it('makes up for no missing part', () => {
		const teams = result(rated({ A: [80] }), rules, facts({ A: [null, 1] }));
		expect(teams[0]).toMatchObject({ score: null, missing: 'instructor' });
	});

	it('has no podium when nobody rates, unless the instructor alone decides', () => {
		const given = facts({ A: [70, 1], B: [80, 2], C: [90, 3] });
		expect(podium(result(empty, { quorum: 0, instructorPercent: 50 }, given))).toEqual([]);
		expect(podium(result(empty, { quorum: 0, instructorPercent: 100 }, given))).toEqual([
			{ place: 3, teams: ['A'] },
			{ place: 2, teams: ['B'] },
			{ place: 1, teams: ['C'] }
		]);
	});

	it('shares the first place among all when all marks are equal', () => {
		const teams = result(
			rated({ A: [80], B: [80], C: [80] }),
			{ quorum: 1, instructorPercent: 0 },
			facts({ A: [null, 1], B: [null, 1], C: [null, 1] })
		);
		expect(podium(teams)).toEqual([{ place: 1, teams: ['A', 'B', 'C'] }]);
	});
});

describe('a rater who marks all rivals far below the field', () => {
	it('is flagged', () => {
		const marks = { A: [20, 80, 85, 90], B: [45, 70, 70, 65] };
		const [flag, ...others] = harshRaters(rated(marks));
		expect(others).toEqual([]);
		expect([flag!.rater, plain(flag!.below), flag!.rivals]).toEqual(['r0', '45', 2]);
	});
	it('is not one who finds one rival good, nor one of whom the field is too small', () => {
		expect(harshRaters(rated({ A: [20, 80, 85, 90], B: [66, 70, 70, 65] }))).toEqual([]);
		expect(harshRaters(rated({ A: [20, 80, 85], B: [20, 70, 70] }))).toEqual([]);
		expect(harshRaters(rated({ A: [20, 80, 85, 90] }))).toEqual([]);
	});
});
