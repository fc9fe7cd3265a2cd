import { m } from '$lib/paraglide/messages';

/** How a source came to a score, in words: the rule of a basis with its inputs. Every source of grades adds its own. */
export const RULE_TEXTS: Record<string, (inputs: Record<string, string>) => string> = {
	quizBest: (i) => m.grading_quizBest(quiz(i)),
	quizLast: (i) => m.grading_quizLast(quiz(i)),
	quizFirst: (i) => m.grading_quizFirst(quiz(i))
};

const quiz = (i: Record<string, string>) => ({
	...{ attempts: i.attempts ?? '', percent: i.percent ?? '', penalty: i.penalty ?? '0' },
	...{ points: i.points ?? '', max: i.max ?? '' }
});
