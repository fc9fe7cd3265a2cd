import { exact, mean, ZERO, type Exact } from '../exact.ts';
import { comparisonWithBest, type Strictness } from './best.ts';
import { reviewingGrade, submissionGrade, type ReviewingGrade } from './grades.ts';
import { sheetGrade, type Mark } from './rubric.ts';

/** Which rule says what reviewing is worth. */
export const REVIEWING_RULES = ['median', 'best'] as const;
export type ReviewingRule = (typeof REVIEWING_RULES)[number];

/** A review that was dealt out; `marks` are null until it is handed in, and where staff have hidden it. */
export interface DealtReview {
	giver: string;
	receiver: string;
	marks: readonly Mark[] | null;
}

export interface RoundFigures {
	/** By receiver: the grade of the work, what the reviews say by criterion, and how many there are. */
	works: Map<
		string,
		{ grade: Exact | null; criteria: { id: string; value: Exact }[]; reviews: number }
	>;
	/** By giver: what the reviewing is worth. */
	givers: Map<string, ReviewingGrade>;
}

/** The agreement of reviews with the best of each work; with fewer than two others there is nothing to compare with. */
function byBest(
	giver: string,
	dealt: readonly DealtReview[],
	strictness: Strictness
): ReviewingGrade {
	const reviews = dealt
		.filter((one) => one.giver === giver)
		.map(({ receiver: work, marks }): ReviewingGrade['reviews'][number] => {
			if (!marks) return { work, agreement: 'undone' };
			const same = dealt.flatMap((one) =>
				one.receiver === work && one.marks
					? [{ reviewer: one.giver, marks: one.marks, weight: exact(1) }]
					: []
			);
			const grade = same.length < 3 ? undefined : comparisonWithBest(same, strictness).get(giver);
			return { work, agreement: grade ?? 'ungraded' };
		});
	const counted = reviews.flatMap(({ agreement }) =>
		agreement === 'ungraded' ? [] : [agreement === 'undone' ? ZERO : agreement]
	);
	return { grade: mean(counted), reviews };
}

/**
 * Every figure of a round of peer reviews.
 * @param instructor marks of staff by the same rubric, by work; the median rule holds reviews against them
 */
export function roundFigures(
	dealt: readonly DealtReview[],
	rule: { kind: ReviewingRule; strictness: Strictness },
	instructor: ReadonlyMap<string, readonly Mark[]> = new Map()
): RoundFigures {
	const given = dealt.flatMap(({ giver, receiver, marks }) =>
		marks ? [{ reviewer: giver, work: receiver, marks }] : []
	);
	const works: RoundFigures['works'] = new Map();
	for (const receiver of new Set(dealt.map((one) => one.receiver))) {
		const about = given.filter(({ work }) => work === receiver);
		const grades = about.flatMap(({ marks }) => {
			const grade = sheetGrade(marks);
			return grade ? [{ grade, weight: exact(1) }] : [];
		});
		const ids = [...new Set(about.flatMap(({ marks }) => marks.map((mark) => mark.criterion)))];
		const criteria = ids.map((id) => ({
			id,
			value: mean(
				about.flatMap(({ marks }) => marks.find((mark) => mark.criterion === id)?.value ?? [])
			)!
		}));
		works.set(receiver, { grade: submissionGrade(grades), criteria, reviews: about.length });
	}
	const givers: RoundFigures['givers'] = new Map();
	for (const giver of new Set(dealt.map((one) => one.giver))) {
		const allocated = dealt.filter((one) => one.giver === giver).map((one) => one.receiver);
		givers.set(
			giver,
			rule.kind === 'best'
				? byBest(giver, dealt, rule.strictness)
				: reviewingGrade(giver, allocated, given, instructor)
		);
	}
	return { works, givers };
}
