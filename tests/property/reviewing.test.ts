import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../../src/lib/classroom/exact.ts';
import { comparisonWithBest } from '../../src/lib/classroom/review/best.ts';
import { commentProgress } from '../../src/lib/classroom/review/comment.ts';
import { reviewingGrade } from '../../src/lib/classroom/review/grades.ts';
import { harshRaters } from '../../src/lib/classroom/rating/harsh.ts';
import { result, trimmedMean } from '../../src/lib/classroom/rating/result.ts';
import { checkMarks, checkRubric } from '../unit/classroom/review/sheets.ts';

const points = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 5 }));
/** 1–8 reviews of one work. */
const reviews = fc.array(points, { minLength: 1, maxLength: 8 }).map((all) =>
	all.map(([a, b], i) => ({
		...{ reviewer: `r${i}`, work: 'w', weight: exact(1) },
		marks: checkMarks(a, b)
	}))
);
const mark = fc.integer({ min: 0, max: 10_000 }).map((n) => exact(n / 100));

describe('the reviewing grades', () => {
	it('lie between 0 and 100 by both rules, and the best has 100', () => {
		fc.assert(
			fc.property(
				reviews,
				fc.constantFrom(1 as const, 3 as const, 5 as const, 9 as const),
				(all, k) => {
					const best = [...comparisonWithBest(all, k).values()];
					expect(best).toHaveLength(all.length);
					expect(best.every((grade) => grade.gte(0) && grade.lte(100))).toBe(true);
					expect(best.some((grade) => grade.equals(100))).toBe(true);
					for (const { reviewer } of all) {
						const { grade } = reviewingGrade(reviewer, ['w'], all);
						expect(grade === null).toBe(all.length < 3);
						if (grade) expect(grade.gte(0) && grade.lte(100)).toBe(true);
					}
				}
			)
		);
	});

	it('do not depend on the order in which reviews came in', () => {
		fc.assert(
			fc.property(reviews, (all) => {
				const turned = [...all].reverse();
				const grades = comparisonWithBest(all);
				for (const [reviewer, grade] of comparisonWithBest(turned))
					expect(grade.equals(grades.get(reviewer)!)).toBe(true);
				expect(reviewingGrade('r0', ['w'], turned)).toEqual(reviewingGrade('r0', ['w'], all));
			})
		);
	});
});

describe('a live rating', () => {
	it('is the same whoever pressed first, and never beyond the marks it was made of', () => {
		fc.assert(
			fc.property(fc.array(mark, { minLength: 1, maxLength: 40 }), (marks) => {
				const together = trimmedMean(marks)!;
				expect(trimmedMean([...marks].reverse())!.equals(together)).toBe(true);
				expect(marks.some((m) => m.lte(together)) && marks.some((m) => m.gte(together))).toBe(true);
			})
		);
	});

	it('gives places without holes: each is one more than the number of better teams', () => {
		const rows = fc.array(fc.array(fc.option(mark), { minLength: 5, maxLength: 5 }), {
			minLength: 1,
			maxLength: 30
		});
		fc.assert(
			fc.property(rows, (given) => {
				const teams = ['A', 'B', 'C', 'D', 'E'];
				const marks = Object.fromEntries(
					given.map((row, i) => [
						`r${i}`,
						Object.fromEntries(row.flatMap((m, t) => (m ? [[teams[t]!, m] as const] : [])))
					])
				);
				const rating = { rubric: checkRubric, teams, locked: true, marks };
				const facts = new Map(teams.map((t) => [t, { instructor: null, submittedAt: 1 }]));
				const placed = result(rating, { quorum: 1, instructorPercent: 0 }, facts);
				expect(placed.map(({ team }) => team).sort()).toEqual(teams);
				for (const team of placed) {
					if (team.score === null) continue;
					const better = placed.filter((other) => other.score?.gt(team.score!));
					expect(team.place).toBe(1 + better.length);
				}
				expect(harshRaters(rating).every(({ below }) => below.gte(20))).toBe(true);
			})
		);
	});
});

describe('a comment', () => {
	it('never gets shorter by writing on, and nothing can be padded with signs', () => {
		const rule = { minCharacters: 20, minWords: 12 };
		const text = fc.string({ unit: fc.constantFrom(...'客户需求很好 a good plan，。!👍') });
		fc.assert(
			fc.property(text, fc.nat(50), (written, more) => {
				const padded = `${written}${'！👍 .'.repeat(more)}`;
				expect(commentProgress(padded, rule)).toEqual(commentProgress(written, rule));
				const { characters, words } = commentProgress(`${written} 结论`, rule);
				const before = commentProgress(written, rule);
				expect(characters + words).toBeGreaterThan(before.characters + before.words);
			})
		);
	});
});
