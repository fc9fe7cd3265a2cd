import { describe, expect, it } from 'vitest';
import { exact, plain, shown, type Exact } from '../../../../src/lib/classroom/exact.ts';
import { comparisonWithBest } from '../../../../src/lib/classroom/review/best.ts';
import {
	calibration,
	reviewingGrade,
	submissionGrade
} from '../../../../src/lib/classroom/review/grades.ts';
import { checkMarks, checkReviews } from './sheets.ts';

const text = (value: Exact | null) => value && plain(value);

describe('the grade of a submission', () => {
	it('is the weighted mean of its reviews', () => {
		const reviews = [
			{ grade: exact(80), weight: exact(1) },
			{ grade: exact(60), weight: exact(1) },
			{ grade: exact(90), weight: exact(2) }
		];
		expect(text(submissionGrade(reviews))).toBe('80');
		expect(submissionGrade([])).toBeNull();
	});
});

describe('the grade of a reviewer, leave-one-out', () => {
	const grade = (reviewer: string) => reviewingGrade(reviewer, ['w'], checkReviews);

	it.each([
		['r1', '90'],
		['r2', '90'],
		['r3', '55'],
		['r4', '0']
	])('%s has %s', (reviewer, value) => {
		expect(text(grade(reviewer).grade)).toBe(value);
	});

	it('counts a review that was not written as nothing', () => {
		const { grade: half, reviews } = reviewingGrade('r1', ['w', 'v'], checkReviews);
		expect(text(half)).toBe('45');
		expect(reviews[1]).toEqual({ work: 'v', agreement: 'undone' });
	});

	it('is none with fewer than two others, never 100', () => {
		const two = checkReviews.slice(0, 2);
		expect(reviewingGrade('r1', ['w'], two)).toEqual({
			grade: null,
			reviews: [{ work: 'w', agreement: 'ungraded' }]
		});
		expect(text(reviewingGrade('r1', ['w', 'v'], two).grade)).toBe('0');
	});

	it('is held against the instructor where the instructor has marked, even without others', () => {
		const instructor = new Map([['w', checkMarks(7, 5)]]);
		// |80 − 70| and |75 − 100|: 17.5 on the mean, twice that lost.
		const alone = reviewingGrade('r1', ['w'], checkReviews.slice(0, 1), instructor);
		expect(text(alone.grade)).toBe('65');
		expect(text(reviewingGrade('r1', ['w'], checkReviews, instructor).grade)).toBe('65');
	});

	it('is 100 for all when all marks are equal', () => {
		const equal = ['x', 'y', 'z'].map((reviewer) => ({
			reviewer,
			work: 'w',
			marks: checkMarks(5, 3)
		}));
		expect(text(reviewingGrade('y', ['w'], equal).grade)).toBe('100');
	});
});

describe('the comparison with the best', () => {
	const grades = (k?: 1 | 3 | 5 | 7 | 9) =>
		[...comparisonWithBest(checkReviews, k).values()].map((grade) => shown(grade, 4));

	it('gives the check values', () => {
		expect(grades()).toEqual(['99.8621', '100.0000', '97.7854', '52.7586']);
	});

	it('is milder the laxer the class', () => {
		expect(grades(9)[3]).toBe('73.7548');
		expect(grades(1)[3]).toBe('0.0000');
	});

	it('keeps both of two that are equally near to the mean', () => {
		const pair = [checkReviews[0]!, checkReviews[3]!];
		expect([...comparisonWithBest(pair).values()].map((g) => plain(g))).toEqual(['100', '100']);
	});

	it('divides by no variance at all where all agree', () => {
		const equal = checkReviews.map((r) => ({ ...r, marks: checkMarks(8, 4) }));
		expect([...comparisonWithBest(equal).values()].map((g) => plain(g))).toEqual(
			Array(4).fill('100')
		);
	});

	it('says nothing where there is no review', () => {
		expect(comparisonWithBest([]).size).toBe(0);
	});
});

describe('calibration', () => {
	const examples = [
		{ own: checkMarks(8, 4), instructor: checkMarks(7, 4) },
		{ own: null, instructor: checkMarks(1, 1) }
	];
	it('shows agreement with the instructor over what was tried', () => {
		const { agreement, tried, counted } = calibration(examples, false);
		expect([text(agreement), tried, counted]).toEqual(['90', 1, null]);
	});
	it('counts only where the class says so, and then counts what was left out', () => {
		expect(text(calibration(examples, true).counted)).toBe('45');
		expect(calibration([], true).counted).toBeNull();
	});
});
