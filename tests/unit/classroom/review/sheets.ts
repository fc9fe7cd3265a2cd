import { exact } from '../../../../src/lib/classroom/exact.ts';
import { readSheet, type Mark, type Rubric } from '../../../../src/lib/classroom/review/rubric.ts';

export const both = (text: string) => ({ zh: text, en: text });

/** The rubric of the check values: a (0–10) and b (1–5), equal weights. */
export const checkRubric: Rubric = {
	criteria: [
		{ id: 'a', title: both('a'), weight: 1, kind: 'points', min: 0, max: 10 },
		{ id: 'b', title: both('b'), weight: 1, kind: 'points', min: 1, max: 5 }
	],
	comment: { minCharacters: 0, minWords: 0 }
};

export const checkMarks = (a: number, b: number): Mark[] =>
	readSheet(checkRubric, { marks: { a, b }, comment: '' }).marks;

/** The four reviews of the check values, of one work. */
export const checkReviews = [
	[8, 4],
	[7, 4],
	[9, 5],
	[2, 1]
].map(([a, b], i) => ({
	reviewer: `r${i + 1}`,
	work: 'w',
	marks: checkMarks(a!, b!),
	weight: exact(1)
}));
