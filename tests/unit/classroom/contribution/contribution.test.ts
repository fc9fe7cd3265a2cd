import { describe, expect, it } from 'vitest';
import { exact, plain, shown } from '../../../../src/lib/classroom/exact.ts';
import { commentsFor } from '../../../../src/lib/classroom/contribution/comments.ts';
import {
	applyFactor,
	ratioFactor,
	strictFactor,
	webPaGrade,
	webPaScore
} from '../../../../src/lib/classroom/contribution/factors.ts';
import { contributionFlags } from '../../../../src/lib/classroom/contribution/flags.ts';
import {
	ContributionForm,
	readForm,
	type Ratings
} from '../../../../src/lib/classroom/contribution/ratings.ts';
import { fromDraws } from '../../../../sim/kernel/random.ts';

/** Ratings from rows written as digits, in the order of the members; an empty row is silence. */
function ratings(rows: Record<string, string>): Ratings {
	const members = Object.keys(rows);
	const given = Object.entries(rows).filter(([, row]) => row !== '');
	return {
		members,
		rows: Object.fromEntries(
			given.map(([rater, row]) => {
				const points = row.split(' ');
				return [rater, Object.fromEntries(members.map((m, i) => [m, exact(points[i]!)]))];
			})
		)
	};
}
const check = ratings({ A: '4 4 3 2 1', B: '3 5 3 2 0', C: '4 4 4 4 4', D: '3 5 4 3 1', E: '' });
const codes = (rows: Record<string, string>) =>
	contributionFlags(ratings(rows)).map((flag) =>
		[flag.code, ...('members' in flag ? flag.members : [flag.member])].join(' ')
	);

describe('WebPA', () => {
	it('gives the check values', () => {
		expect(check.members.map((m) => shown(webPaScore(check, m), 2)).join(' ')).toBe(
			'1.13 1.48 1.12 0.86 0.42'
		);
		const grade = (m: string) => webPaGrade(check, m, exact(80), exact('0.5'), exact('0.1'));
		expect(check.members.map((m) => shown(grade(m), 2)).join(' ')).toBe(
			'85.20 99.14 84.75 74.21 51.03'
		);
	});

	it('is 1 for all where nobody rated or a row is nothing but noughts', () => {
		expect(plain(webPaScore(ratings({ A: '', B: '' }), 'A'))).toBe('1');
		expect(plain(webPaScore(ratings({ A: '0 0', B: '0 0' }), 'B'))).toBe('1');
	});
});

describe('the strict factor', () => {
	it('is the mean of the shares that others gave', () => {
		// Rows without self: A 4 3 2 1 (B C D E), B 3 3 2 0, C 4 4 4 4, D 3 5 4 1.
		const factors = check.members.map((m) => shown(strictFactor(check, m).factor, 4));
		// A: (3/2 + 1 + 12/13) / 3; B: (1.6 + 1 + 20/13) / 3 above the bound; E: (.4 + 0 + 1 + 4/13) / 4 below it.
		expect(factors).toEqual(['1.1410', '1.2000', '1.2000', '0.9333', '0.5000']);
		expect(shown(strictFactor(check, 'B').raw!, 4)).toBe('1.3795');
		expect(shown(strictFactor(check, 'E').raw!, 4)).toBe('0.4269');
	});

	it('is 1 with a flag where fewer than two have rated', () => {
		for (const rows of [{ A: '' }, { A: '1 9', B: '9 1' }, { A: '', B: '1 2 3', C: '' }]) {
			const team = ratings(rows as unknown as Record<string, string>);
			expect(strictFactor(team, 'A')).toMatchObject({ tooFew: true, raw: null });
			expect(plain(strictFactor(team, 'A').factor)).toBe('1');
		}
	});

	it('is 1 for all where all marks are equal', () => {
		const equal = ratings({ A: '5 5 5', B: '0 0 0', C: '3 3 3' });
		expect(equal.members.map((m) => plain(strictFactor(equal, m).factor))).toEqual(['1', '1', '1']);
	});

	it('moves the grade, never above 100, and silence costs a part of it', () => {
		const grade = (g: number, f: string, silent: boolean) =>
			plain(applyFactor(exact(g), exact(f), silent, exact('0.1')));
		expect([grade(80, '1.1', false), grade(95, '1.2', false), grade(80, '1.1', true)]).toEqual([
			...['88', '100', '79.2']
		]);
	});
});

describe('the ratio after CATME', () => {
	it('compares with the team and ends at 1.05', () => {
		const team = ratings({ A: '9 4 4', B: '5 9 3', C: '5 4 9' });
		// Received: A 5, B 4, C 3.5; the team's mean is 25/6.
		expect(team.members.map((m) => shown(ratioFactor(team, m).factor, 4))).toEqual([
			...['1.0500', '0.9600', '0.8400']
		]);
		expect(shown(ratioFactor(team, 'A').raw!, 4)).toBe('1.2000');
		expect(ratioFactor(ratings({ A: '1 2', B: '' }), 'B').tooFew).toBe(true);
	});
});

describe('a contribution form', () => {
	const members = ['A', 'B', 'C'];
	const read = (given: object, reasons: Record<string, string> = {}) =>
		readForm(members, 'A', ContributionForm.parse({ given, reasons }));

	it('takes points within a fifth of the mean as they are', () => {
		const row = read({ A: 10, B: 12, C: 8 });
		expect(row).toMatchObject({ A: exact(10), B: exact(12), C: exact(8) });
	});

	it('asks for a reason beyond, by name', () => {
		const far = { A: 10, B: 13, C: 7 };
		expect(read(far)).toEqual({ refused: 'contribution.reason', params: { members: 'B,C' } });
		expect(read(far, { B: 'Wrote the whole bid', C: '...' })).toMatchObject({
			params: { members: 'C' }
		});
		expect(read(far, { B: 'Wrote the whole bid', C: '缺席两次' })).not.toHaveProperty('refused');
	});

	it('takes the mean of five behaviours', () => {
		const items = (n: number) => ({
			contributes: n,
			interacts: 4,
			onTrack: 4,
			quality: 4,
			skills: 4
		});
		expect(read({ A: items(4), B: items(5), C: items(3) })).toMatchObject({ B: exact('4.2') });
	});

	it('refuses strangers, gaps, and raters of another team', () => {
		expect(read({ A: 1, B: 1 })).toEqual({ refused: 'contribution.incomplete' });
		expect(read({ A: 1, B: 1, C: 1, Z: 1 })).toEqual({ refused: 'contribution.stranger' });
		const form = { given: { A: 1, B: 1, C: 1 }, reasons: {} };
		expect(readForm(members, 'Z', form)).toEqual({ refused: 'contribution.notMember' });
		for (const wrong of [-1, 101, Number.NaN, '5', { contributes: 6 }])
			expect(ContributionForm.safeParse({ ...form, given: { A: wrong } }).success).toBe(false);
	});
});

describe('the flags of a team', () => {
	it('name who did little, who overrates, and who is silent', () => {
		expect(codes({ A: '5 5 5 1', B: '5 5 5 1', C: '5 5 5 2', D: '3 3 3 9' })).toEqual([
			...['low D', 'overConfident D']
		]);
		expect(codes({ A: '5 5 5', B: '', C: '5 5 5' })).toEqual(['silent B']);
	});
	it('name who gives all the same where the others saw a difference', () => {
		expect(codes({ A: '4 4 2 4', B: '4 4 2 4', C: '4 4 4 4', D: '4 4 2 4' })).toContain(
			'uniform C'
		);
		expect(codes({ A: '4 4 4', B: '4 4 4', C: '4 4 4' })).toEqual([]);
	});
	it('name two who lift each other', () => {
		const flags = codes({ A: '5 9 4 4', B: '9 5 4 4', C: '4 4 4 4', D: '4 4 4 4' });
		expect(flags).toContain('reciprocal A B');
		expect(codes({ A: '5 9 4 4', B: '5 5 5 5', C: '5 5 5 5', D: '5 5 5 5' })).not.toContain(
			'reciprocal A B'
		);
	});
	it('are none for one alone', () => {
		expect(codes({ A: '5' })).toEqual([]);
	});
});

describe('the comments a student reads', () => {
	it('are withheld with fewer than three raters, and come without an order', () => {
		const chance = fromDraws(() => 0);
		expect(commentsFor(['a', 'b'], chance)).toBeNull();
		expect(commentsFor(['a', ' ', 'c'], chance)!.sort()).toEqual(['a', 'c']);
	});
});
