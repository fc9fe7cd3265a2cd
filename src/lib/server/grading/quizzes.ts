import { limitsFor } from '../../classroom/quiz/attempts.ts';
import type { Cell } from '../../classroom/grades/model.ts';
import { exact, plain, stored } from '../../classroom/exact.ts';
import { policyOf, standing, takenOf } from '../services/quiz-marks.ts';
import { percentOf } from '../services/quiz-mastery.ts';
import { quizzesOfClass } from '../stores/quizzes.ts';
import type { GradeSource } from './source.ts';

/** What the attempt that counts is chosen by, as rules of the explanation. */
const RULES = { best: 'quizBest', last: 'quizLast', first: 'quizFirst' } as const;

/** Every published quiz of the class; what waits for a grader, or has not been taken, is missing. */
export const quizMarks: GradeSource = async ({ store, now }, classId, students) => {
	const at = now();
	const rows = await quizzesOfClass(store.db, store.t, classId);
	const quizzes = rows.filter(({ publishedAt }) => publishedAt !== null);
	const taken = await takenOf(store, quizzes, students, at);
	return quizzes.map((quiz) => {
		const items = taken.items.filter(({ quizId }) => quizId === quiz.id);
		const max = items.reduce((sum, { points }) => sum + points, 0);
		const { end } = limitsFor(policyOf(quiz), { time: 100, extension: 0, extraTries: 0 });
		const cells = students.map((member): [string, Cell] => {
			const { state, excused } = standing(taken, quiz, member, at);
			if (excused) return [member.id, { kind: 'excused' }];
			const counted = state.counted === null ? undefined : state.attempts[state.counted];
			if (!counted?.share) return [member.id, { kind: 'missing' }];
			const { earned, of } = counted.share;
			const score = exact(`${earned}/${of}`).mul(max);
			const inputs = {
				attempts: String(state.attempts.length),
				percent: plain(percentOf(counted.share), 2),
				points: plain(score, 2),
				max: String(max),
				penalty: String(counted.penalty)
			};
			const basis = { rule: RULES[quiz.counts], inputs };
			return [member.id, { kind: 'score', score: stored(score), basis }];
		});
		return {
			id: `quiz:${quiz.id}`,
			source: 'quiz' as const,
			title: quiz.title,
			max: String(max),
			closed: end !== null && at.getTime() > end,
			cells: new Map(cells)
		};
	});
};
