import { z } from 'zod';
import { clamp, exact, HUNDRED, weightedMean, ZERO, type Exact } from '../exact.ts';
import { hundredths } from '../hundredths.ts';
import { commentProgress, CommentRule } from './comment.ts';

const weight = hundredths(0, 1_000);
const points = hundredths(-1_000, 1_000);

/** A text in one language at least: a reader without a translation gets the other one. */
const Words = z
	.object({ zh: z.string().trim().max(2_000), en: z.string().trim().max(2_000) })
	.refine(({ zh, en }) => zh !== '' || en !== '');
/** Ids are keys of what is filled in, so they are plain. */
const base = { id: z.string().regex(/^[a-zA-Z][\w-]{0,39}$/), title: Words, weight };

/** What a level or a point looks like in the work: the words that make two readers mean the same. */
const Level = z.object({ points, anchor: Words });

/** One criterion. A weight of 0 is asked and shown, but counts for nothing. */
export const Criterion = z.discriminatedUnion('kind', [
	z.object({
		...base,
		kind: z.literal('levels'),
		levels: z
			.array(Level)
			.min(2)
			.max(10)
			.refine((levels) => new Set(levels.map((l) => l.points)).size === levels.length)
	}),
	z.object({ ...base, kind: z.literal('yesNo') }),
	z
		.object({ ...base, kind: z.literal('points'), min: points, max: points })
		.refine(({ min, max }) => min < max),
	z.object({ ...base, kind: z.literal('comment') })
]);
export type Criterion = z.output<typeof Criterion>;

/** A rubric: 1–20 criteria with ids of their own, and the rule for the comment. */
export const Rubric = z
	.object({ criteria: z.array(Criterion).min(1).max(20), comment: CommentRule })
	.refine(({ criteria }) => new Set(criteria.map(({ id }) => id)).size === criteria.length);
export type Rubric = z.output<typeof Rubric>;

/** What a reviewer has filled in. `marks` by criterion: points, true/false, or the text of a comment. */
export const ReviewSheet = z.object({
	marks: z.record(z.string(), z.union([z.number(), z.boolean(), z.string().max(5_000)])),
	comment: z.string().max(5_000)
});
export type ReviewSheet = z.output<typeof ReviewSheet>;

/** A mark on one criterion, as a share of what can be reached, in percent (0–100). */
export interface Mark {
	criterion: string;
	value: Exact;
	weight: Exact;
}

export interface SheetFault {
	/** `missing`: no answer; `range`: not one of the levels or outside the points; `short`: the comment. */
	code: 'missing' | 'range' | 'short';
	/** Id of the criterion; null for the comment. */
	criterion: string | null;
}

/** Lowest and highest points; null where nothing is marked. */
function limits(criterion: Criterion): { min: number; max: number } | null {
	if (criterion.kind === 'points') return criterion;
	if (criterion.kind === 'yesNo') return { min: 0, max: 1 };
	if (criterion.kind === 'comment') return null;
	const points = criterion.levels.map((level) => level.points);
	return { min: Math.min(...points), max: Math.max(...points) };
}

/** The points an answer means; null when it is no answer to this criterion. */
function pointsOf(criterion: Criterion, answer: unknown): number | null {
	if (criterion.kind === 'yesNo') return typeof answer === 'boolean' ? Number(answer) : null;
	if (typeof answer !== 'number') return null;
	if (criterion.kind === 'levels')
		return criterion.levels.some(({ points }) => points === answer) ? answer : null;
	const { min, max } = limits(criterion)!;
	return hundredths(min, max).safeParse(answer).success ? answer : null;
}

/**
 * Points of a criterion on the common scale: x = (g − min) / (max − min) · 100 (Moodle Workshop, normalised grades).
 * @param points within [min, max]
 */
export function share(points: number, { min, max }: { min: number; max: number }): Exact {
	const [g, low, high] = [exact(points), exact(min), exact(max)];
	return clamp(g.sub(low).div(high.sub(low)).mul(100), ZERO, HUNDRED);
}

/** Reads a sheet that is about to be handed in: the marks, and everything that keeps it from being complete. */
export function readSheet(
	rubric: Rubric,
	sheet: ReviewSheet
): { marks: Mark[]; faults: SheetFault[] } {
	const marks: Mark[] = [];
	const faults: SheetFault[] = [];
	for (const criterion of rubric.criteria) {
		const answer = Object.hasOwn(sheet.marks, criterion.id) ? sheet.marks[criterion.id] : undefined;
		const range = limits(criterion);
		if (answer === undefined || answer === '')
			faults.push({ code: 'missing', criterion: criterion.id });
		else if (range === null) {
			if (typeof answer !== 'string' || !answer.trim())
				faults.push({ code: 'missing', criterion: criterion.id });
		} else {
			const points = pointsOf(criterion, answer);
			if (points === null) faults.push({ code: 'range', criterion: criterion.id });
			else
				marks.push({
					criterion: criterion.id,
					value: share(points, range),
					weight: exact(criterion.weight)
				});
		}
	}
	if (commentProgress(sheet.comment, rubric.comment).missing > 0)
		faults.push({ code: 'short', criterion: null });
	return { marks, faults };
}

/** The grade a sheet gives, 0–100: the weighted mean of its marks; null when nothing in it counts. */
export const sheetGrade = (marks: readonly Mark[]): Exact | null => weightedMean(marks);
