import type { Answer } from '../../classroom/quiz/answer.ts';
import type { Item } from '../../classroom/quiz/model.ts';
import { rightsOf } from '../../classroom/quiz/public-item.ts';
import type { Text } from '../../classroom/quiz/text.ts';
import type { Db, Tables } from '../db/store.ts';
import { answersOf, attemptsBy } from '../stores/quiz-attempts.ts';
import { quizItemsOf } from '../stores/quizzes.ts';
import { itemOf } from './quiz-marks.ts';

type Said = Text | string | boolean | null;

/** What somebody answered, in words: places in an item would tell what is right. */
function words(item: Item, answer: Answer | null): Said[] {
	if (answer === null) return [];
	switch (answer.kind) {
		case 'single':
			return 'options' in item ? [item.options[answer.option]!.text] : [];
		case 'multiple':
			return 'options' in item ? answer.options.map((place) => item.options[place]!.text) : [];
		case 'trueFalse':
			return [answer.value];
		case 'matching':
			return item.kind === 'matching'
				? answer.rights.map((place) => (place === null ? null : rightsOf(item)[place]!))
				: [];
		case 'ordering':
			return item.kind === 'ordering' ? answer.order.map((place) => item.steps[place]!) : [];
		default:
			return [answer.text];
	}
}

/** Everything that some places of one person have answered, for that person. */
export async function ownAnswers(db: Db, t: Tables, memberIds: readonly string[]) {
	const attempts = await attemptsBy(db, t, memberIds);
	const items = await quizItemsOf(db, t, [...new Set(attempts.map(({ quizId }) => quizId))]);
	const answers = await answersOf(
		db,
		t,
		attempts.map(({ id }) => id)
	);
	return attempts.map(({ id, quizId, n, startedAt, submittedAt }) => ({
		...{ quiz: quizId, attempt: n + 1, startedAt, submittedAt },
		answers: answers
			.filter(({ attemptId }) => attemptId === id)
			.flatMap(({ place, answer, at, seconds, points, comment }) => {
				const row = items.find((each) => each.quizId === quizId && each.place === place);
				if (!row) return [];
				const item = itemOf(row);
				const said = words(item, answer as Answer | null);
				return [{ question: item.text, answer: said, at, seconds, points, comment }];
			})
	}));
}
