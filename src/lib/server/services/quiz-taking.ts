import { createHash } from 'node:crypto';
import { readAnswer, type AnswerFault } from '../../classroom/quiz/answer.ts';
import { answerIn, secondsIn, type Fields } from '../../classroom/quiz/answer-form.ts';
import {
	limitsFor,
	takesAnswers,
	type QuizPhase,
	type QuizState
} from '../../classroom/quiz/attempts.ts';
import type { RefusedCode } from '../../classroom/refusals.ts';
import { publicItem } from '../../classroom/quiz/public-item.ts';
import { percentText } from '../../classroom/quiz/total.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { newId, newToken } from '../auth/secrets.ts';
import { isUniqueViolation, type Db } from '../db/store.ts';
import type { MemberRow } from '../stores/classes.ts';
import {
	answersOf,
	holdAttempt,
	insertAttempt,
	putAnswer,
	updateAttempt,
	type QuizAttemptRow
} from '../stores/quiz-attempts.ts';
import {
	allowancesOf,
	holdQuiz,
	opensHint,
	quizItemsOf,
	quizzesOf,
	type QuizItemRow,
	type QuizRow
} from '../stores/quizzes.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { inOpenQuiz, inQuiz } from './in-quiz.ts';
import { inUnit } from './in-unit.ts';
import { bothAsHtml } from './markdown.ts';
import {
	itemOf,
	policyOf,
	shareOf,
	standing,
	storedShare,
	takenOf,
	type Taken
} from './quiz-marks.ts';
import { asked, marked, type AskedItem, type MarkedItem } from './quiz-shown.ts';
import { Refused } from './refused.ts';
import type { Tokens } from './tokens.ts';

/** A quiz in the list of its unit, as a student sees it. Instants in milliseconds. */
export interface MyQuizCard {
	id: string;
	part: QuizRow['part'];
	month: number | null;
	title: Bilingual;
	phase: QuizPhase;
	/** Questions that are answered. */
	items: number;
	dueAt: number | null;
	closesAt: number | null;
	/** Percent of what counts; null = nothing is marked. */
	percent: string | null;
	passed: boolean;
	/** Handed in, and not graded yet. */
	pending: boolean;
	excused: boolean;
}

/** One time that the student has taken it. */
export interface MyAttempt {
	n: number;
	submittedAt: number | null;
	ranOut: boolean;
	late: boolean;
	/** What lateness costs, in percent of the mark. */
	penalty: number;
	/** Null = not graded yet. */
	percent: string | null;
	counts: boolean;
}

export interface MyQuiz extends MyQuizCard {
	/** HTML. */
	intro: Bilingual;
	opensAt: number | null;
	nextAt: number | null;
	tries: number | null;
	triesLeft: number | null;
	counts: QuizRow['counts'];
	/** Seconds for one attempt, with what the student is allowed. */
	seconds: number | null;
	late: QuizRow['late'];
	pass: number;
	/** Begun now it would be late. */
	isLate: boolean;
	attempts: MyAttempt[];
	/** `left` in milliseconds; null = any time. */
	running: { id: string; endsAt: number | null; left: number | null; items: AskedItem[] } | null;
	/** The questions of an attempt that has ended, once they may be looked at. */
	review: { n: number; items: MarkedItem[] } | null;
	/** Questions and feedback are shown later, once nobody answers any more. */
	reviewLater: boolean;
}

/** An answer that was not taken. */
export interface NotTaken {
	item: string;
	code: AnswerFault;
	params: Record<string, number>;
}

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

const WHY_NOT: Record<Exclude<QuizPhase, 'ready' | 'running'>, RefusedCode> = {
	notOpen: 'quiz.notOpen',
	cooling: 'quiz.cooling',
	spent: 'quiz.spent',
	closed: 'quiz.closed'
};

/** Places in the order in which they are asked; texts between questions keep theirs. */
function orderOf(rows: readonly QuizItemRow[], shuffle: boolean, seed: string): number[] {
	const places = rows.map(({ place }) => place);
	if (!shuffle) return places;
	const keyed = (place: number) => createHash('sha256').update(`${seed} ${place}`).digest('hex');
	const order: number[] = [];
	let run: number[] = [];
	const flush = () => {
		order.push(...run.sort((a, b) => (keyed(a) < keyed(b) ? -1 : 1)));
		run = [];
	};
	for (const row of rows) {
		if (itemOf(row).kind === 'description') {
			flush();
			order.push(row.place);
		} else run.push(row.place);
	}
	flush();
	return order;
}

function cardOf(quiz: QuizRow, taken: Taken, member: MemberRow | null, at: Date) {
	const nobody = { id: '', extraTime: 0 };
	const stand = standing(taken, quiz, member ?? nobody, at);
	const { state, allowance, excused } = stand;
	const share = state.counted === null ? null : state.attempts[state.counted]!.share;
	const limits = limitsFor(policyOf(quiz), allowance);
	const later = (moment: Date | null) =>
		moment && new Date(moment.getTime() + allowance.extension * 1_000);
	const card: MyQuizCard = {
		...{ id: quiz.id, part: quiz.part, month: quiz.month, title: quiz.title },
		phase: state.phase,
		items: taken.items.filter(({ quizId, points }) => quizId === quiz.id && points > 0).length,
		dueAt: ms(later(quiz.dueAt)),
		closesAt: ms(later(quiz.closesAt)),
		percent: share && percentText(share, 1),
		passed: state.attempts.some(
			(each) => each.share && each.share.earned * 100n >= BigInt(quiz.pass) * each.share.of
		),
		...{ pending: state.pending, excused }
	};
	return { card, limits, ...stand };
}

/** When the last student's time is over; null = never. */
function lastEnd(quiz: QuizRow, taken: Taken): number | null {
	const extension = Math.max(
		0,
		...taken.allowances.filter((a) => a.quizId === quiz.id).map((a) => a.extension)
	);
	return limitsFor(policyOf(quiz), { time: 100, extraTries: 0, extension }).end;
}

const attemptOf = (state: QuizState, n: number): MyAttempt => {
	const { submittedAt, ranOut, late, penalty, share } = state.attempts[n]!;
	const percent = share && percentText(share, 1);
	return { n, submittedAt, ranOut, late, penalty, percent, counts: state.counted === n };
};

/** Quizzes as students take them. Every answer is read by the server; nothing that a page sends is a mark. */
export function makeQuizTaking(deps: Deps, learned: Tokens['learned']) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	/** Takes what a form says about some questions. @returns what was not taken */
	async function keep(
		db: Db,
		rows: readonly QuizItemRow[],
		attempt: QuizAttemptRow,
		fields: Fields,
		at: Date
	): Promise<NotTaken[]> {
		const wanted = Array.isArray(fields.q) ? (fields.q as unknown[]) : [];
		const faults: NotTaken[] = [];
		const elapsed = (at.getTime() - attempt.startedAt.getTime()) / 1_000;
		for (const id of new Set(wanted)) {
			const row = rows.find(({ itemId }) => itemId === id);
			if (!row) throw new Refused('form.invalid', 'q');
			const item = itemOf(row);
			if (item.kind === 'description') continue;
			const shown = publicItem(item, attempt.seed);
			const read = readAnswer(item, attempt.seed, answerIn(shown, fields));
			if ('fault' in read) {
				const params: Record<string, number> = read.max === undefined ? {} : { max: read.max };
				faults.push({ item: item.id, code: read.fault, params });
				continue;
			}
			const seconds = secondsIn(shown, fields, elapsed);
			const kept = { attemptId: attempt.id, place: row.place, answer: read.answer, at, seconds };
			await putAnswer(db, t, kept);
		}
		return faults;
	}

	/**
	 * Takes answers of the attempt under way, and ends it if asked to.
	 * @throws Refused `quiz.over`, `form.invalid` for questions of another quiz
	 */
	async function take(
		actor: Actor,
		classId: string,
		unitId: string,
		id: string,
		attemptId: string,
		fields: Fields,
		end: boolean
	): Promise<{ notTaken: NotTaken[]; ended: boolean }> {
		const { quiz, member } = await inOpenQuiz(deps, actor, classId, unitId, id, 'unit.learn');
		if (!member) throw new Refused('access.forbidden');
		const at = now();
		const taken = await takenOf(store, [quiz], [member], at, member.id);
		const { attempts, state } = standing(taken, quiz, member, at);
		const row = attempts.find((each) => each.id === attemptId);
		if (!row) throw new Refused('quiz.over');
		const attempt = state.attempts[row.n]!;
		// Pressed twice: the first press has done it.
		if (end && row.submittedAt && !attempt.ranOut) return { notTaken: [], ended: true };
		if (row.submittedAt || !takesAnswers(state, at.getTime())) throw new Refused('quiz.over');
		const outOfTime = attempt.endsAt !== null && at.getTime() > attempt.endsAt;
		const result = await tx(async (db) => {
			const held = await holdAttempt(db, t, row.id);
			if (!held) throw new Refused('quiz.over');
			if (held.submittedAt) {
				if (end) return { notTaken: [], ended: true };
				throw new Refused('quiz.over');
			}
			const notTaken = await keep(db, taken.items, held, fields, at);
			// Whoever still has time mends what cannot be taken; afterwards the rest counts.
			const ended = end && (notTaken.length === 0 || outOfTime);
			if (ended) {
				const share = shareOf(taken.items, await answersOf(db, t, [held.id]));
				const mark = share && storedShare(share);
				await updateAttempt(db, t, held.id, { submittedAt: at, share: mark });
			}
			return { notTaken, ended };
		});
		if (result.ended && (await opensHint(db, t, id))) live.publish(`class:${classId}`);
		if (result.ended) void learned(classId);
		return result;
	}

	return {
		/** The published quizzes of a unit as they stand for the actor; staff see them as somebody who has not begun. */
		async list(actor: Actor, classId: string, unitId: string): Promise<MyQuizCard[]> {
			const { member, role } = await inUnit(deps, actor, classId, unitId, 'unit.view');
			const at = now();
			const rows = (await quizzesOf(db, t, unitId)).filter(
				({ publishedAt }) => publishedAt !== null && publishedAt <= at
			);
			const own = role === 'student' ? member : null;
			const taken = await takenOf(store, rows, own ? [own] : [], at, own?.id ?? '');
			return rows.map((quiz) => cardOf(quiz, taken, own, at).card);
		},

		/**
		 * A quiz as it stands for the actor: the questions of the attempt under way, or of one that has ended once they
		 * may be looked at.
		 * @param wanted number of the attempt to look at; nothing = the last
		 */
		async view(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			wanted?: number
		): Promise<MyQuiz> {
			const access = await inQuiz(deps, actor, classId, unitId, id, 'unit.view');
			const { quiz, role } = access;
			const own = role === 'student' ? access.member : null;
			const at = now();
			const taken = await takenOf(store, [quiz], own ? [own] : [], at, own?.id ?? '');
			const all = { ...taken, allowances: await allowancesOf(db, t, [id]) };
			const { card, limits, state, attempts } = cardOf(quiz, all, own, at);
			const shownIn = async (row: QuizAttemptRow) => {
				const answers = await answersOf(db, t, [row.id]);
				return row.order.flatMap((place) => {
					const item = taken.items.find((each) => each.place === place);
					return item ? [[item, answers.find((a) => a.place === place)] as const] : [];
				});
			};
			const last = attempts.at(-1);
			const running = state.phase === 'running' ? last! : null;
			const ended = attempts.filter((row) => row !== running);
			const toShow = ended.find(({ n }) => n === wanted) ?? ended.at(-1);
			const end = lastEnd(quiz, all);
			const endsAt = running && state.attempts.at(-1)!.endsAt;
			const open = quiz.feedback === 'handedIn' || (end !== null && at.getTime() > end);
			return {
				...card,
				intro: bothAsHtml(quiz.intro, () => ''),
				...{ opensAt: ms(quiz.opensAt), nextAt: state.nextAt },
				...{ tries: quiz.tries, triesLeft: state.triesLeft, counts: quiz.counts },
				seconds: limits.limit === null ? null : Math.round(limits.limit / 1_000),
				...{ late: quiz.late, pass: quiz.pass, isLate: state.late },
				attempts: ended.map(({ n }) => attemptOf(state, n)),
				running: running && {
					id: running.id,
					endsAt,
					left: endsAt === null ? null : Math.max(0, endsAt - at.getTime()),
					items: (await shownIn(running)).map(([item, answer]) => asked(item, running, answer))
				},
				review:
					toShow && open && !running
						? {
								n: toShow.n,
								items: (await shownIn(toShow)).map(([item, answer]) => marked(item, toShow, answer))
							}
						: null,
				reviewLater: ended.length > 0 && !open
			};
		},

		/**
		 * Begins an attempt; pressed twice it begins one.
		 * @throws Refused `quiz.notOpen`, `quiz.cooling`, `quiz.spent`, `quiz.closed`, `quiz.empty`
		 */
		async begin(actor: Actor, classId: string, unitId: string, id: string): Promise<void> {
			const { quiz, member } = await inOpenQuiz(deps, actor, classId, unitId, id, 'unit.learn');
			if (!member) throw new Refused('access.forbidden');
			// A draft has questions that may still change.
			if (quiz.publishedAt === null) throw new Refused('quiz.unknown');
			const at = now();
			const taken = await takenOf(store, [quiz], [member], at, member.id);
			const { state, attempts } = standing(taken, quiz, member, at);
			if (state.phase === 'running') return;
			if (state.phase !== 'ready') throw new Refused(WHY_NOT[state.phase]);
			try {
				await tx(async (db) => {
					await holdQuiz(db, t, id);
					const rows = await quizItemsOf(db, t, [id]);
					if (rows.every(({ points }) => points === 0)) throw new Refused('quiz.empty');
					const seed = newToken();
					await insertAttempt(db, t, {
						...{ id: newId(), quizId: id, memberId: member.id, n: attempts.length, seed },
						...{ order: orderOf(rows, quiz.shuffle, seed), startedAt: at },
						...{ submittedAt: null, share: null }
					});
				});
			} catch (caught) {
				if (!isUniqueViolation(caught)) throw caught;
			}
		},

		/** Keeps answers of the attempt under way, as often as a page likes. */
		save: async (
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			attemptId: string,
			fields: Fields
		): Promise<NotTaken[]> =>
			(await take(actor, classId, unitId, id, attemptId, fields, false)).notTaken,

		/**
		 * Hands in: keeps the answers and ends the attempt, unless some cannot be taken and there is time to mend them.
		 * @throws Refused `quiz.over`
		 */
		submit: (
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			attemptId: string,
			fields: Fields
		): Promise<{ notTaken: NotTaken[]; ended: boolean }> =>
			take(actor, classId, unitId, id, attemptId, fields, true)
	};
}

export type QuizTaking = ReturnType<typeof makeQuizTaking>;
