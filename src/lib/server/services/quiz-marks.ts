import type { Answer } from '../../classroom/quiz/answer.ts';
import {
	GRACE,
	quizState,
	type Allowance,
	type AttemptEvent,
	type AttemptPolicy,
	type QuizState
} from '../../classroom/quiz/attempts.ts';
import type { Item } from '../../classroom/quiz/model.ts';
import { criteriaOf, judge, rubricScore, type Score } from '../../classroom/quiz/score.ts';
import { totalOf, type Ratio } from '../../classroom/quiz/total.ts';
import type { Store } from '../db/store.ts';
import type { MemberRow } from '../stores/classes.ts';
import {
	answersOf,
	attemptsOf,
	holdAttempt,
	updateAttempt,
	type QuizAnswerRow,
	type QuizAttemptRow
} from '../stores/quiz-attempts.ts';
import {
	allowancesOf,
	quizItemsOf,
	type AllowanceRow,
	type QuizItemRow,
	type QuizRow
} from '../stores/quizzes.ts';

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

/** The questions of a quiz; they were checked when they were stored. */
export const itemOf = (row: Pick<QuizItemRow, 'item'>): Item => row.item as Item;

export const policyOf = (row: QuizRow): AttemptPolicy => ({
	tries: row.tries,
	cooldown: row.cooldown,
	counts: row.counts,
	limit: row.seconds,
	opens: ms(row.opensAt),
	due: ms(row.dueAt),
	closes: ms(row.closesAt),
	late: row.late
});

/** What a student is allowed: for this quiz, or else by the extra time that the place in the class has. */
export const allowanceOf = (
	member: Pick<MemberRow, 'extraTime'>,
	own: AllowanceRow | undefined
): Allowance => ({
	time: own?.time ?? 100 + member.extraTime,
	extension: own?.extension ?? 0,
	extraTries: own?.extraTries ?? 0
});

/** A share as it is stored, `3/4`. */
export const storedShare = ({ earned, of }: Ratio): string => `${earned}/${of}`;

export function readShare(stored: string): Ratio {
	const [earned, of] = stored.split('/');
	return { earned: BigInt(earned!), of: BigInt(of!) };
}

/** The mark of an answer; null while a person has to grade it, and for what asks nothing. */
export function markOf(
	item: Item,
	row: Pick<QuizAnswerRow, 'answer' | 'points'> | undefined
): Score | null {
	const answer = (row?.answer ?? null) as Answer | null;
	if (item.kind === 'essay' && answer !== null)
		return row!.points ? rubricScore({ rubric: criteriaOf(item) }, row!.points) : null;
	return judge(item, answer).score;
}

/** What an attempt has earned; null while something in it is not graded. */
export function shareOf(
	items: readonly QuizItemRow[],
	answers: readonly QuizAnswerRow[]
): Ratio | null {
	const marks = items
		.filter((row) => itemOf(row).kind !== 'description')
		.map((row) => ({
			score: markOf(
				itemOf(row),
				answers.find(({ place }) => place === row.place)
			),
			points: row.points
		}));
	if (marks.some(({ score }) => score === null)) return null;
	return totalOf(marks) ?? { earned: 0n, of: 1n };
}

const eventsOf = (attempts: readonly QuizAttemptRow[]): AttemptEvent[] =>
	attempts.flatMap((row): AttemptEvent[] => [
		{ type: 'started', at: row.startedAt.getTime() },
		...(row.submittedAt ? [{ type: 'submitted' as const, at: row.submittedAt.getTime() }] : []),
		...(row.share === null
			? []
			: [{ type: 'marked' as const, attempt: row.n, share: readShare(row.share) }])
	]);

/** Where a student stands with a quiz. @param attempts of this student at this quiz, in their order */
export const stateOf = (
	quiz: QuizRow,
	allowance: Allowance,
	attempts: readonly QuizAttemptRow[],
	now: number
): QuizState => quizState(policyOf(quiz), allowance, eventsOf(attempts), now);

/** Everything that is known about who took some quizzes. */
export interface Taken {
	items: QuizItemRow[];
	attempts: QuizAttemptRow[];
	allowances: AllowanceRow[];
}

/**
 * Reads who took some quizzes. An attempt whose time has run out since somebody last looked is ended and marked first:
 * what was saved counts.
 * @param memberId only of this one
 */
export async function takenOf(
	{ db, t, tx }: Store,
	quizzes: readonly QuizRow[],
	members: readonly Pick<MemberRow, 'id' | 'extraTime'>[],
	now: Date,
	memberId?: string
): Promise<Taken> {
	const ids = quizzes.map(({ id }) => id);
	const items = await quizItemsOf(db, t, ids);
	const allowances = await allowancesOf(db, t, ids);
	const attempts = await attemptsOf(db, t, ids, memberId);
	let changed = false;
	for (const row of attempts) {
		const quiz = quizzes.find(({ id }) => id === row.quizId)!;
		const member = members.find(({ id }) => id === row.memberId);
		if (row.submittedAt || !member) continue;
		const own = allowances.find((a) => a.quizId === quiz.id && a.memberId === row.memberId);
		const mine = attempts.filter((a) => a.quizId === quiz.id && a.memberId === row.memberId);
		const ended = stateOf(quiz, allowanceOf(member, own), mine, now.getTime()).attempts[row.n];
		if (!ended?.ranOut) continue;
		changed = true;
		await tx(async (db) => {
			const held = await holdAttempt(db, t, row.id);
			if (!held || held.submittedAt) return;
			const share = shareOf(
				items.filter(({ quizId }) => quizId === quiz.id),
				await answersOf(db, t, [row.id])
			);
			await updateAttempt(db, t, row.id, {
				submittedAt: new Date(ended.endsAt! + GRACE + 1),
				share: share && storedShare(share)
			});
		});
	}
	return {
		items,
		allowances,
		attempts: changed ? await attemptsOf(db, t, ids, memberId) : attempts
	};
}

/** Where one student stands with one of the quizzes that were read. */
export function standing(
	taken: Taken,
	quiz: QuizRow,
	member: Pick<MemberRow, 'id' | 'extraTime'>,
	now: Date
) {
	const attempts = taken.attempts.filter((a) => a.quizId === quiz.id && a.memberId === member.id);
	const own = taken.allowances.find((a) => a.quizId === quiz.id && a.memberId === member.id);
	const allowance = allowanceOf(member, own);
	return {
		attempts,
		allowance,
		excused: own?.excused ?? false,
		state: stateOf(quiz, allowance, attempts, now.getTime())
	};
}
