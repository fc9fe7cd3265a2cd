import type { Answer } from '../../classroom/quiz/answer.ts';
import { criteriaOf, rubricScore } from '../../classroom/quiz/score.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { membersOf } from '../stores/members.ts';
import {
	answersOf,
	gradeAnswer,
	holdAttempt,
	updateAttempt,
	type QuizAnswerRow
} from '../stores/quiz-attempts.ts';
import { opensHint, quizItemsOf } from '../stores/quizzes.ts';
import { namesOf } from '../stores/users.ts';
import type { Actor } from './actor.ts';
import { checkedText } from './checked-texts.ts';
import type { Deps } from './deps.ts';
import { inOpenQuiz, inQuiz } from './in-quiz.ts';
import { isStudent } from './quiz-facts.ts';
import { itemOf, shareOf, storedShare, takenOf } from './quiz-marks.ts';
import { asked, type AskedItem } from './quiz-shown.ts';
import { Refused } from './refused.ts';

/** Longest comment on an essay, in characters. */
const MAX_COMMENT = 4_000;

/** One essay that was handed in. Instants in milliseconds. */
export interface EssayCard {
	attempt: string;
	place: number;
	name: string;
	text: string;
	at: number;
	points: number[] | null;
	comment: string;
	/** Who graded it; null = nobody yet. */
	by: string | null;
	/** When it was graded, so that the second of two graders is told; 0 = not yet. */
	gradedAt: number;
}

/** An essay question with what was answered. */
export interface EssayQuestion {
	place: number;
	html: Bilingual;
	criteria: AskedItem['criteria'];
	essays: EssayCard[];
}

const gradedAt = ({ gradedAt }: QuizAnswerRow): number => gradedAt?.getTime() ?? 0;

/** Essays, which people grade. */
export function makeQuizGrading(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/** The essay questions of a quiz with everything handed in, what is not graded first. For staff. */
		async list(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string
		): Promise<EssayQuestion[]> {
			const { quiz } = await inQuiz(deps, actor, classId, unitId, id, 'unit.manage');
			const students = (await membersOf(db, t, classId)).filter(isStudent);
			const taken = await takenOf(store, [quiz], students, now());
			const ended = taken.attempts.filter((a) => a.submittedAt);
			const answers = await answersOf(
				db,
				t,
				ended.map((a) => a.id)
			);
			const graders = await namesOf(db, t, [...new Set(answers.flatMap((a) => a.gradedBy ?? []))]);
			return taken.items.flatMap((row): EssayQuestion[] => {
				if (itemOf(row).kind !== 'essay') return [];
				const { html, criteria } = asked(row, { seed: '' }, undefined);
				const essays = answers.flatMap((answer): EssayCard[] => {
					const attempt = ended.find((a) => a.id === answer.attemptId)!;
					const given = answer.answer as Answer | null;
					const student = students.find((s) => s.id === attempt.memberId);
					if (answer.place !== row.place || given?.kind !== 'essay' || !student) return [];
					return [
						{
							...{ attempt: attempt.id, place: row.place, name: student.name, text: given.text },
							...{ at: attempt.submittedAt!.getTime(), points: answer.points },
							comment: answer.comment ?? '',
							by: answer.gradedBy && (graders.get(answer.gradedBy) ?? ''),
							gradedAt: gradedAt(answer)
						}
					];
				});
				essays.sort((a, b) => Number(a.points !== null) - Number(b.points !== null) || a.at - b.at);
				return [{ place: row.place, html, criteria, essays }];
			});
		},

		/**
		 * Grades one essay, also again; the mark of its attempt follows.
		 * @param given.seen `gradedAt` of what the grader saw
		 * @throws Refused `quiz.notGraded`, `quiz.points`, `quiz.graded`, `unit.text`
		 */
		async grade(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			given: { attempt: string; place: number; points: number[]; comment: string; seen: number }
		): Promise<void> {
			const { user } = await inOpenQuiz(deps, actor, classId, unitId, id, 'unit.manage');
			const comment = checkedText(given.comment, 'comment', MAX_COMMENT);
			const at = now();
			await tx(async (db) => {
				const attempt = await holdAttempt(db, t, given.attempt);
				if (attempt?.quizId !== id || !attempt.submittedAt) throw new Refused('quiz.notGraded');
				const items = await quizItemsOf(db, t, [id]);
				const row = items.find(({ place }) => place === given.place);
				const item = row && itemOf(row);
				const answers = await answersOf(db, t, [attempt.id]);
				const answer = answers.find(({ place }) => place === given.place);
				if (item?.kind !== 'essay' || !answer?.answer) throw new Refused('quiz.notGraded');
				if (gradedAt(answer) !== given.seen) throw new Refused('quiz.graded');
				try {
					rubricScore({ rubric: criteriaOf(item) }, given.points);
				} catch {
					throw new Refused('quiz.points', 'points');
				}
				const mark = { points: given.points, comment, gradedBy: user.id, gradedAt: at };
				await gradeAnswer(db, t, attempt.id, given.place, mark);
				const now = answers.map((each) => (each === answer ? { ...each, ...mark } : each));
				const share = shareOf(items, now);
				await updateAttempt(db, t, attempt.id, { share: share && storedShare(share) });
			});
			if (await opensHint(db, t, id)) live.publish(`class:${classId}`);
		}
	};
}

export type QuizGrading = ReturnType<typeof makeQuizGrading>;
