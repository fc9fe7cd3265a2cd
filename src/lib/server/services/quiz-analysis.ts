import type { Answer } from '../../classroom/quiz/answer.ts';
import { analyse, ENOUGH, type ItemFlag, type Response } from '../../classroom/quiz/analysis.ts';
import type { Item, ItemKind } from '../../classroom/quiz/model.ts';
import { judge } from '../../classroom/quiz/score.ts';
import type { Text } from '../../classroom/quiz/text.ts';
import { percentText } from '../../classroom/quiz/total.ts';
import { wholeBank } from '../stores/bank.ts';
import { membersOf } from '../stores/members.ts';
import { answersOf } from '../stores/quiz-attempts.ts';
import { quizItemsOf, quizzesOf, quizzesOfClass, type QuizRow } from '../stores/quizzes.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { inQuiz } from './in-quiz.ts';
import { inUnit } from './in-unit.ts';
import { cardOf, type BankCard } from './quiz-bank.ts';
import { isStudent } from './quiz-facts.ts';
import { itemOf, markOf, standing, takenOf } from './quiz-marks.ts';

/** Replacements offered for one question. */
const OFFERED = 3;

/** How one question did, for staff. */
export interface ItemCard {
	id: string;
	place: number;
	kind: ItemKind;
	title: string;
	difficulty: number;
	n: number;
	/** Percent; null = nobody. */
	success: string | null;
	discrimination: number | null;
	seconds: number | null;
	/** How many chose each option. */
	options: { text: Text; right: boolean; n: number }[];
	flags: ItemFlag[];
	caution: boolean;
	/** Other questions of the bank in its place. */
	replacements: BankCard[];
}

const partsOf = (item: Item): { text: Text; right: boolean }[] =>
	item.kind === 'single' || item.kind === 'multiple'
		? item.options.map(({ text, weight }) => ({ text, right: weight > 0 }))
		: [];

/** How many answers or options of an item are counted. */
const countedParts = (item: Item): number => {
	if (item.kind === 'short' || item.kind === 'numerical') return item.answers.length;
	return item.kind === 'trueFalse' ? 2 : partsOf(item).length;
};

/** Questions of the bank that may take the place of one: about the same, easier or harder as it needs. */
function replacementsFor(
	item: Item,
	flags: readonly ItemFlag[],
	bank: readonly BankCard[]
): BankCard[] {
	if (flags.length === 0) return [];
	const shift = flags.includes('hard') ? -1 : flags.includes('easy') ? 1 : 0;
	const wanted = Math.min(3, Math.max(1, item.difficulty + shift));
	const shared = ({ tags }: BankCard) => tags.filter((tag) => item.tags.includes(tag)).length;
	const off = ({ difficulty }: BankCard) => Math.abs(difficulty - wanted);
	return bank
		.filter((card) => card.id !== item.id && card.kind !== 'description' && shared(card) > 0)
		.sort((a, b) => shared(b) - shared(a) || off(a) - off(b) || (a.id < b.id ? -1 : 1))
		.slice(0, OFFERED);
}

/** How questions did (S22), so that what is too hard or too easy is seen. */
export function makeQuizAnalysis(deps: Deps) {
	const { store, now } = deps;
	const { db, t } = store;

	/** The attempt that counts of each student, question by question. */
	async function reportsOf(quiz: QuizRow, classId: string) {
		const students = (await membersOf(db, t, classId)).filter(isStudent);
		const at = now();
		const taken = await takenOf(store, [quiz], students, at);
		const counted = students.flatMap((member) => {
			const { state, attempts } = standing(taken, quiz, member, at);
			return state.counted === null ? [] : [attempts[state.counted]!];
		});
		const answers = await answersOf(
			db,
			t,
			counted.map(({ id }) => id)
		);
		const byAttempt = Map.groupBy(answers, ({ attemptId }) => attemptId);
		const rows = taken.items.filter((row) => itemOf(row).kind !== 'description');
		const people = counted.map(({ id }) =>
			rows.map((row): Response => {
				const item = itemOf(row);
				const answer = byAttempt.get(id)?.find(({ place }) => place === row.place);
				const met = judge(item, (answer?.answer ?? null) as Answer | null).met;
				return { score: markOf(item, answer), seconds: answer?.seconds ?? null, met };
			})
		);
		const measured = rows.map((row) => ({
			id: row.itemId,
			points: row.points,
			parts: countedParts(itemOf(row))
		}));
		return { rows, people: people.length, reports: analyse(measured, people) };
	}

	return {
		/** The questions of a quiz with success, discrimination and time. For staff. */
		async view(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string
		): Promise<{ people: number; enough: number; items: ItemCard[] }> {
			const { quiz } = await inQuiz(deps, actor, classId, unitId, id, 'unit.manage');
			const { rows, people, reports } = await reportsOf(quiz, classId);
			const quizzes = await quizzesOfClass(db, t, classId);
			const used = new Set(
				(
					await quizItemsOf(
						db,
						t,
						quizzes.map((each) => each.id)
					)
				).map(({ itemId }) => itemId)
			);
			const flagged = reports.some(({ flags }) => flags.length > 0);
			const bank = flagged ? (await wholeBank(db, t, classId)).map(cardOf) : [];
			const open = bank.filter((card) => !used.has(card.id));
			const items = rows.map((row, index): ItemCard => {
				const item = itemOf(row);
				const report = reports[index]!;
				const { n, discrimination, seconds, counts, flags, caution, success } = report;
				return {
					...{ id: item.id, place: row.place, kind: item.kind, title: item.title },
					...{ difficulty: item.difficulty, n, discrimination, seconds, flags, caution },
					success: success && percentText(success, 0),
					options: partsOf(item).map((part, at) => ({ ...part, n: counts[at] ?? 0 })),
					replacements: replacementsFor(item, flags, open)
				};
			});
			return { people, enough: ENOUGH, items };
		},

		/** How many questions of each quiz of a unit are too hard, too easy or odd, by the quiz's id. For staff. */
		async flagged(actor: Actor, classId: string, unitId: string): Promise<Record<string, number>> {
			await inUnit(deps, actor, classId, unitId, 'unit.manage');
			const counts: Record<string, number> = {};
			for (const quiz of await quizzesOf(db, t, unitId)) {
				const { reports } = await reportsOf(quiz, classId);
				counts[quiz.id] = reports.filter(({ flags }) => flags.length > 0).length;
			}
			return counts;
		}
	};
}

export type QuizAnalysis = ReturnType<typeof makeQuizAnalysis>;
