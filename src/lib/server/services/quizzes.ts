import { randomInt } from 'node:crypto';
import { percentText } from '../../classroom/quiz/total.ts';
import type { Item } from '../../classroom/quiz/model.ts';
import { MAX_PIECES } from '../../classroom/units/unit.ts';
import { newId } from '../auth/secrets.ts';
import type { Db } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import { bankItemsOf, searchBank } from '../stores/bank.ts';
import { memberById, membersOf } from '../stores/members.ts';
import { hasBegun } from '../stores/quiz-attempts.ts';
import {
	deleteQuiz,
	holdQuiz,
	insertQuiz,
	putAllowance,
	putQuizItems,
	quizItemsOf,
	quizzesOf,
	updateQuiz,
	type QuizItemRow
} from '../stores/quizzes.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import type { Deps } from './deps.ts';
import { inOpenQuiz, inQuiz } from './in-quiz.ts';
import { inOpenUnit, inUnit } from './in-unit.ts';
import type { BankCard } from './quiz-bank.ts';
import {
	checkedQuiz,
	factsOf,
	isStudent,
	MAX_QUIZ_ITEMS,
	type Allowing,
	type Draw,
	type QuizCard,
	type QuizFacts,
	type SittingCard
} from './quiz-facts.ts';
import { itemOf, standing, takenOf } from './quiz-marks.ts';
import { Refused } from './refused.ts';

/** Places of a list in a random order. */
function drawn<T>(list: readonly T[], n: number): T[] {
	const left = [...list];
	return Array.from({ length: Math.min(n, left.length) }, () =>
		left.splice(randomInt(left.length), 1)
	).flat();
}

/** Quizzes of a unit as staff make and follow them. */
export function makeQuizzes(deps: Deps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;
	const changed = (classId: string) => live.publish(`class:${classId}`);

	/** Changes the questions while nobody has begun. */
	async function rearrange(
		actor: Actor,
		classId: string,
		unitId: string,
		id: string,
		version: number,
		arrange: (rows: QuizItemRow[], db: Db) => Promise<QuizItemRow[]>
	): Promise<void> {
		await inOpenQuiz(deps, actor, classId, unitId, id, 'unit.manage');
		await tx(async (db) => {
			await holdQuiz(db, t, id);
			if (await hasBegun(db, t, id)) throw new Refused('quiz.begun');
			if (!(await updateQuiz(db, t, id, version, {}))) throw new Refused('quiz.changed');
			const rows = await arrange(await quizItemsOf(db, t, [id]), db);
			if (rows.length > MAX_QUIZ_ITEMS)
				throw new Refused('quiz.full', undefined, { max: MAX_QUIZ_ITEMS });
			await putQuizItems(
				db,
				t,
				id,
				rows.map((row, place) => ({ ...row, place }))
			);
		});
		changed(classId);
	}

	const fresh = (quizId: string, item: Item): QuizItemRow => ({
		...{ quizId, place: 0, itemId: item.id, item },
		points: item.kind === 'description' ? 0 : 1
	});

	return {
		/** The quizzes of a unit with how many have taken them. For staff. */
		async list(actor: Actor, classId: string, unitId: string): Promise<QuizCard[]> {
			await inUnit(deps, actor, classId, unitId, 'unit.manage');
			const rows = await quizzesOf(db, t, unitId);
			const students = (await membersOf(db, t, classId)).filter(isStudent);
			const taken = await takenOf(store, rows, students, now());
			return rows.map((row) => {
				const own = taken.attempts.filter(
					(a) => a.quizId === row.id && a.submittedAt && students.some((s) => s.id === a.memberId)
				);
				return {
					...{ id: row.id, part: row.part, title: row.title, intro: row.intro },
					dueAt: (row.dueAt ?? row.closesAt)?.getTime() ?? null,
					published: row.publishedAt !== null,
					items: taken.items.filter(({ quizId }) => quizId === row.id).length,
					taken: new Set(own.map(({ memberId }) => memberId)).size,
					students: students.length
				};
			});
		},

		/** A quiz whole, with where every student stands. For staff. */
		async view(actor: Actor, classId: string, unitId: string, id: string) {
			const { quiz } = await inQuiz(deps, actor, classId, unitId, id, 'unit.manage');
			const students = (await membersOf(db, t, classId)).filter(isStudent);
			const at = now();
			const taken = await takenOf(store, [quiz], students, at);
			return {
				id: quiz.id,
				facts: factsOf(quiz),
				version: quiz.version,
				published: quiz.publishedAt !== null,
				begun: taken.attempts.length > 0,
				items: taken.items.map((row): BankCard & { points: number; place: number } => {
					const { id, kind, title, text, category, tags, difficulty } = itemOf(row);
					const card = { id, kind, title, text, category, tags, difficulty };
					return { ...card, points: row.points, place: row.place };
				}),
				sittings: students.map((member): SittingCard => {
					const { state, attempts, excused } = standing(taken, quiz, member, at);
					const own = taken.allowances.find(({ memberId }) => memberId === member.id);
					const share = state.counted === null ? null : state.attempts[state.counted]!.share;
					const needed = BigInt(quiz.pass);
					return {
						...{ id: member.id, name: member.name, attempts: attempts.length, excused },
						running: state.phase === 'running',
						percent: share && percentText(share, 1),
						pending: state.pending,
						passed: share !== null && share.earned * 100n >= needed * share.of,
						allowance: {
							time: own?.time ?? null,
							extension: own?.extension ?? 0,
							extraTries: own?.extraTries ?? 0
						},
						usualTime: 100 + member.extraTime
					};
				})
			};
		},

		/** Makes a draft. @returns its id @throws Refused `unit.full`, `quiz.times` */
		async add(actor: Actor, classId: string, unitId: string, facts: QuizFacts): Promise<string> {
			await inOpenUnit(deps, actor, classId, unitId, 'unit.manage');
			const values = checkedQuiz(facts);
			const id = newId();
			await tx(async (db) => {
				if ((await quizzesOf(db, t, unitId)).length >= MAX_PIECES)
					throw new Refused('unit.full', undefined, { max: MAX_PIECES });
				const made = { publishedAt: null, createdAt: now(), version: 1 };
				await insertQuiz(db, t, { id, unitId, ...values, ...made });
			});
			changed(classId);
			return id;
		},

		/** Changes title and policy, also while it is taken. @throws Refused `quiz.changed`, `quiz.times` */
		async change(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			version: number,
			facts: QuizFacts
		): Promise<void> {
			await inOpenQuiz(deps, actor, classId, unitId, id, 'unit.manage');
			const values = checkedQuiz(facts);
			if (!(await tx((db) => updateQuiz(db, t, id, version, values))))
				throw new Refused('quiz.changed');
			changed(classId);
		},

		/** Adds questions of the bank at the end. @throws Refused `bank.nothing`, `quiz.begun`, `quiz.full` */
		addItems: (
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			version: number,
			itemIds: readonly string[]
		): Promise<void> =>
			rearrange(actor, classId, unitId, id, version, async (rows, db) => {
				const had = new Set(rows.map(({ itemId }) => itemId));
				const wanted = [...new Set(itemIds)].filter((itemId) => !had.has(itemId)).slice(0, 500);
				const found = await bankItemsOf(db, t, classId, wanted);
				if (found.length === 0) throw new Refused('bank.nothing', 'items');
				const byId = new Map(found.map((row) => [row.id, row.item as Item]));
				return [
					...rows,
					...wanted.flatMap((itemId) => (byId.has(itemId) ? [fresh(id, byId.get(itemId)!)] : []))
				];
			}),

		/** Adds questions drawn from the bank. @throws Refused `bank.nothing`, `quiz.begun`, `quiz.full` */
		draw: (
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			version: number,
			{ tag, difficulty, n }: Draw
		): Promise<void> =>
			rearrange(actor, classId, unitId, id, version, async (rows, db) => {
				const search = { words: '', tag, kind: '', difficulty };
				const all = { limit: 2_000, offset: 0 };
				const found = (await searchBank(db, t, classId, search, all)).rows;
				const had = new Set(rows.map(({ itemId }) => itemId));
				const open = found.filter((row) => !had.has(row.id) && row.kind !== 'description');
				if (open.length === 0) throw new Refused('bank.nothing', 'tag');
				return [...rows, ...drawn(open, n).map((row) => fresh(id, row.item as Item))];
			}),

		/** Takes a question out, moves it by one place, or gives it points. */
		arrange: (
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			version: number,
			item: string,
			how: 'remove' | 'up' | 'down' | { points: number }
		): Promise<void> =>
			rearrange(actor, classId, unitId, id, version, (rows) => {
				const at = rows.findIndex(({ itemId }) => itemId === item);
				if (at < 0) throw new Refused('bank.unknown');
				if (how === 'remove') return Promise.resolve(rows.toSpliced(at, 1));
				if (typeof how === 'object')
					return Promise.resolve(rows.with(at, { ...rows[at]!, points: how.points }));
				const to = at + (how === 'up' ? -1 : 1);
				if (to < 0 || to >= rows.length) return Promise.resolve(rows);
				const moved = rows.toSpliced(at, 1);
				return Promise.resolve(moved.toSpliced(to, 0, rows[at]!));
			}),

		/**
		 * Shows the quiz to students, or takes it back while nobody has begun.
		 * @throws Refused `quiz.empty`, `quiz.begun`
		 */
		async publish(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			on: boolean
		): Promise<void> {
			const access = await inOpenQuiz(deps, actor, classId, unitId, id, 'unit.manage');
			const at = now();
			await tx(async (db) => {
				const quiz = await holdQuiz(db, t, id);
				if (!quiz) throw new Refused('quiz.unknown');
				const rows = await quizItemsOf(db, t, [id]);
				if (on && rows.every(({ points }) => points === 0)) throw new Refused('quiz.empty');
				if (!on && (await hasBegun(db, t, id))) throw new Refused('quiz.begun');
				if (on === (quiz.publishedAt !== null)) return;
				await updateQuiz(db, t, id, quiz.version, { publishedAt: on ? at : null });
				const what = on ? 'quiz.published' : 'quiz.withdrawn';
				await note(db, t, lineOf(access, what, { quiz: id }, at));
			});
			changed(classId);
		},

		/** Deletes a quiz with everything answered in it. */
		async remove(actor: Actor, classId: string, unitId: string, id: string): Promise<void> {
			const access = await inOpenQuiz(deps, actor, classId, unitId, id, 'unit.manage');
			const { zh, en } = access.quiz.title;
			await tx(async (db) => {
				await deleteQuiz(db, t, id);
				const about = { quiz: id, title: en || zh };
				await note(db, t, lineOf(access, 'quiz.removed', about, now()));
			});
			changed(classId);
		},

		/** Gives one student more time, tries or a later deadline, or excuses the student. @throws Refused `member.unknown` */
		async allow(
			actor: Actor,
			classId: string,
			unitId: string,
			id: string,
			{ member: memberId, ...given }: Allowing
		): Promise<void> {
			const access = await inOpenQuiz(deps, actor, classId, unitId, id, 'unit.manage');
			const member = await memberById(db, t, classId, memberId);
			if (!member || member.role !== 'student') throw new Refused('member.unknown');
			await tx(async (db) => {
				await putAllowance(db, t, { quizId: id, memberId, ...given });
				const about = { quiz: id, memberId, ...given };
				await note(db, t, lineOf(access, 'quiz.allowed', about, now()));
			});
			changed(classId);
		}
	};
}

export type Quizzes = ReturnType<typeof makeQuizzes>;
