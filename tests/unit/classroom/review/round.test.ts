import { describe, expect, it } from 'vitest';
import { plain } from '../../../../src/lib/classroom/exact.ts';
import { roundFigures, type DealtReview } from '../../../../src/lib/classroom/review/round.ts';
import { checkMarks, checkReviews } from './sheets.ts';

const dealt: DealtReview[] = checkReviews.map(({ reviewer, work, marks }) => ({
	...{ giver: reviewer, receiver: work, marks }
}));
const by = (kind: 'median' | 'best', reviews = dealt, instructor = new Map()) =>
	roundFigures(reviews, { kind, strictness: 5 }, instructor);
const grades = (figures: ReturnType<typeof by>) =>
	[...figures.givers.values()].map(({ grade }) => grade && plain(grade, 4));

describe('the figures of a round', () => {
	it('reproduce the check values of both rules', () => {
		expect(grades(by('median'))).toEqual(['90', '90', '55', '0']);
		expect(grades(by('best'))).toEqual(['99.8621', '100', '97.7854', '52.7586']);
	});

	it('hold reviews against the instructor where there is a mark', () => {
		const instructor = new Map([['w', checkMarks(8, 4)]]);
		expect(grades(by('median', dealt, instructor))[0]).toBe('100');
	});

	it('take the mean of the reviews, by criterion too', () => {
		const work = by('median').works.get('w')!;
		expect(work.reviews).toBe(4);
		expect(plain(work.grade!, 4)).toBe('63.75');
		expect(work.criteria.map(({ id, value }) => [id, plain(value)])).toEqual([
			['a', '65'],
			['b', '62.5']
		]);
	});

	it('give nothing for what was not written, and no grade where nothing can be compared', () => {
		const undone = [...dealt.slice(0, 3), { ...dealt[3]!, marks: null }];
		expect(grades(by('median', undone))[3]).toBe('0');
		expect(grades(by('best', undone))[3]).toBe('0');
		expect(by('best', undone).works.get('w')!.reviews).toBe(3);
		// Two reviews: each would be as near to the mean as the other.
		expect(grades(by('best', dealt.slice(0, 2)))).toEqual([null, null]);
		expect(grades(by('median', dealt.slice(0, 2)))).toEqual([null, null]);
		expect(by('median', [{ ...dealt[0]!, marks: null }]).works.get('w')!.grade).toBeNull();
	});

	it('agree fully when all marks are equal', () => {
		const equal = dealt.map((one) => ({ ...one, marks: checkMarks(8, 4) }));
		for (const rule of ['median', 'best'] as const)
			expect(grades(by(rule, equal))).toEqual(['100', '100', '100', '100']);
	});
});
