import { exact, HUNDRED, type Exact } from '../../classroom/exact.ts';
import type { Attempt } from '../../classroom/quiz/attempts.ts';
import type { Ratio } from '../../classroom/quiz/total.ts';
import { membersOf } from '../stores/members.ts';
import { quizzesOfClass, type QuizRow } from '../stores/quizzes.ts';
import type { Deps } from './deps.ts';
import { isStudent } from './quiz-facts.ts';
import { standing, takenOf } from './quiz-marks.ts';

/** How one student stands with one published quiz. */
export interface Mastery {
	quizId: string;
	memberId: string;
	/** Percent of the attempt that counts; null = none is marked. */
	percent: Exact | null;
	/** Some attempt has reached what has to be reached: a later one takes nothing away. */
	passed: boolean;
	/** When the first attempt that passed was handed in, in milliseconds. */
	passedAt: number | null;
	excused: boolean;
}

/** A share in percent. */
export const percentOf = ({ earned, of }: Ratio): Exact => exact(`${earned}/${of}`).mul(HUNDRED);

const passes = (quiz: Pick<QuizRow, 'pass'>, { share }: Attempt): boolean =>
	share !== null && percentOf(share).gte(quiz.pass);

/**
 * Who has passed which published quiz of a class. For other services: knows no actor and checks none.
 * @param quizId only this one, or these
 */
export async function masteryOf(
	{ store, now }: Pick<Deps, 'store' | 'now'>,
	classId: string,
	quizId?: string | readonly string[]
): Promise<Mastery[]> {
	const { db, t } = store;
	const at = now();
	const students = (await membersOf(db, t, classId)).filter(isStudent);
	const wanted = typeof quizId === 'string' ? [quizId] : quizId;
	const quizzes = (await quizzesOfClass(db, t, classId)).filter(
		({ id, publishedAt }) => publishedAt !== null && (wanted?.includes(id) ?? true)
	);
	const taken = await takenOf(store, quizzes, students, at);
	return quizzes.flatMap((quiz) =>
		students.map((member): Mastery => {
			const { state, excused } = standing(taken, quiz, member, at);
			const share = state.counted === null ? null : state.attempts[state.counted]!.share;
			const first = state.attempts.find((attempt) => passes(quiz, attempt));
			return {
				...{ quizId: quiz.id, memberId: member.id, excused },
				percent: share && percentOf(share),
				passed: first !== undefined,
				passedAt: first?.submittedAt ?? null
			};
		})
	);
}
