import type { Item } from '../../classroom/quiz/model.ts';
import { answersTo } from './answers.ts';
import { happens, type Stage } from './stage.ts';

/** How long somebody takes for a quiz, in days. */
const TAKING = 0.01;

/**
 * Opens a quiz of a unit, and lets students take it one after the other.
 * @param days when: from, to
 * @param share how many of them take it, in percent
 */
export async function takeQuiz(
	{ app, clock, owner, classId, companies, units }: Stage,
	unitAt: number,
	part: 'before' | 'after',
	[from, to]: readonly [number, number],
	share: number
): Promise<void> {
	const unit = units[unitAt]!;
	const quiz = (await app.quizzes.list(owner, classId, unit)).find((one) => one.part === part)!;
	const items = new Map<string, Item>();
	const { items: cards } = await app.quizzes.view(owner, classId, unit, quiz.id);
	for (const { id } of cards) items.set(id, (await app.quizzes.bank.view(owner, classId, id)).item);
	clock.goTo(from);
	await app.quizzes.publish(owner, classId, unit, quiz.id, true);
	const pupils = companies.flatMap(({ people }) => people);
	const step = (from - to) / pupils.length;
	for (const [n, { actor }] of pupils.entries()) {
		if (!happens(`takes ${part} ${unitAt}`, n, share)) continue;
		const { taking } = app.quizzes;
		const start = from - n * step;
		clock.goTo(start);
		await taking.begin(actor, classId, unit, quiz.id);
		const { running } = await taking.view(actor, classId, unit, quiz.id);
		// Some are good at it, some are not.
		const level = 60 + ((n * 17) % 40);
		const knows = (at: number) => happens(`knows ${part} ${unitAt} ${n}`, at, level);
		clock.goTo(start - TAKING);
		const fields = answersTo(running!.items, items, knows);
		await taking.submit(actor, classId, unit, quiz.id, running!.id, fields);
	}
}
