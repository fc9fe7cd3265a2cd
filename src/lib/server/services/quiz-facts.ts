import { z } from 'zod';
import { limitsFor } from '../../classroom/quiz/attempts.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { PARTS } from '../../classroom/units/unit.ts';
import type { MemberRow } from '../stores/classes.ts';
import type { QuizRow } from '../stores/quizzes.ts';
import { BothLanguages, checkedBody, checkedTitle } from './checked-texts.ts';
import { Refused } from './refused.ts';

/** What staff say about a quiz, and what they are shown of it. */

/** Most questions of a quiz. */
export const MAX_QUIZ_ITEMS = 60;

const moment = z.number().nullable();
const WEEK = 7 * 86_400;

/** Instants in milliseconds, lengths in seconds. */
export const QuizFacts = z.object({
	part: z.enum(PARTS),
	month: z.number().int().min(1).max(36).nullable(),
	title: BothLanguages,
	intro: BothLanguages,
	tries: z.number().int().min(1).max(20).nullable(),
	cooldown: z.number().int().min(0).max(WEEK),
	counts: z.enum(['best', 'last', 'first']),
	seconds: z.number().int().min(30).max(WEEK).nullable(),
	shuffle: z.boolean(),
	opensAt: moment,
	dueAt: moment,
	closesAt: moment,
	late: z.discriminatedUnion('kind', [
		z.object({ kind: z.literal('refuse') }),
		z.object({ kind: z.literal('accept') }),
		z.object({
			kind: z.literal('penalty'),
			percent: z.number().int().min(1).max(100),
			most: z.number().int().min(1).max(100)
		})
	]),
	pass: z.number().int().min(0).max(100),
	feedback: z.enum(['handedIn', 'closed'])
});
export type QuizFacts = z.output<typeof QuizFacts>;

/** A quiz in the list of its unit, for staff. */
export interface QuizCard {
	id: string;
	part: QuizRow['part'];
	title: Bilingual;
	intro: Bilingual;
	dueAt: number | null;
	published: boolean;
	items: number;
	/** Students who have handed in, and who should. */
	taken: number;
	students: number;
}

/** Where one student stands, for staff. */
export interface SittingCard {
	id: string;
	name: string;
	attempts: number;
	running: boolean;
	/** Percent of what counts; null = nothing is marked. */
	percent: string | null;
	pending: boolean;
	passed: boolean;
	excused: boolean;
	allowance: { time: number | null; extension: number; extraTries: number };
	/** What holds for the student without an own time. */
	usualTime: number;
}

export const Allowing = z.object({
	member: z.string(),
	time: z.number().int().min(100).max(300).nullable(),
	/** Seconds. */
	extension: z
		.number()
		.int()
		.min(0)
		.max(90 * 86_400),
	extraTries: z.number().int().min(0).max(20),
	excused: z.boolean()
});
export type Allowing = z.output<typeof Allowing>;

/** Which questions of the bank are drawn at random. */
export const Draw = z.object({
	tag: z.string().max(60),
	difficulty: z.number().int().min(1).max(3).nullable(),
	n: z.number().int().min(1).max(MAX_QUIZ_ITEMS)
});
export type Draw = z.output<typeof Draw>;

const date = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** What is kept of it. @throws Refused `quiz.times`, `unit.title`, `unit.text` */
export function checkedQuiz(facts: QuizFacts) {
	const { opensAt, dueAt, closesAt, title, intro, ...rest } = facts;
	const order = [opensAt, dueAt, closesAt].filter((at) => at !== null);
	const backwards = order.some((at, i) => i > 0 && at < order[i - 1]!);
	if (backwards) throw new Refused('quiz.times', 'opensAt');
	if (facts.feedback === 'closed' && limitsFor(policy(facts), NOBODY).end === null)
		throw new Refused('quiz.times', 'closesAt');
	return {
		...rest,
		title: checkedTitle(title),
		intro: checkedBody(intro, 'intro'),
		...{ opensAt: date(opensAt), dueAt: date(dueAt), closesAt: date(closesAt) }
	};
}

const NOBODY = { time: 100, extension: 0, extraTries: 0 };
const policy = ({
	tries,
	cooldown,
	counts,
	seconds,
	opensAt,
	dueAt,
	closesAt,
	late
}: QuizFacts) => ({
	...{ tries, cooldown, counts, limit: seconds, late },
	...{ opens: opensAt, due: dueAt, closes: closesAt }
});

export const isStudent = ({ role, status }: Pick<MemberRow, 'role' | 'status'>): boolean =>
	role === 'student' && status === 'active';

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

export const factsOf = (quiz: QuizRow): QuizFacts => {
	const { part, month, title, intro, tries, cooldown, counts, seconds, shuffle } = quiz;
	return {
		...{ part, month, title, intro, tries, cooldown, counts, seconds, shuffle },
		...{ opensAt: ms(quiz.opensAt), dueAt: ms(quiz.dueAt), closesAt: ms(quiz.closesAt) },
		...{ late: quiz.late, pass: quiz.pass, feedback: quiz.feedback }
	};
};
