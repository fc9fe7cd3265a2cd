import type { CourseUnit } from '../../../classroom/course/read.ts';
import type { Item } from '../../../classroom/quiz/model.ts';
import { newFloor } from '../../../classroom/speaking/floor.ts';
import { newId } from '../../auth/secrets.ts';
import type { Db, Tables } from '../../db/store.ts';
import { saveAfter } from '../../stores/after-class.ts';
import { bankIndex, bankItemsOf, insertBankItems } from '../../stores/bank.ts';
import { insertHint } from '../../stores/hints.ts';
import { insertQuiz, putQuizItems } from '../../stores/quizzes.ts';
import { insertRubric, insertRubricVersion } from '../../stores/rubrics.ts';
import { insertCriteria, insertSession } from '../../stores/speaking.ts';
import { insertTask } from '../../stores/tasks.ts';
import { teamsOf } from '../../stores/teams.ts';
import { insertMaterial, insertUnit } from '../../stores/units.ts';
import { MAX_BANK, rowOf } from '../bank-rows.ts';
import { checkedBody, checkedTitle } from '../checked-texts.ts';
import { Refused } from '../refused.ts';
import type { Offered } from './reading.ts';
import {
	challengeOf,
	gateOf,
	presentationOf,
	quizOf,
	reviewOf,
	textsOf,
	type TextPart
} from './unit-parts.ts';

/** Where a course is put, by whom and when. */
export interface Target {
	db: Db;
	t: Tables;
	classId: string;
	userId: string;
	at: Date;
}

/** Moments that follow each other, for lists that are read in the order in which their parts were made. */
export const inTurn = (at: Date, n: number): Date => new Date(at.getTime() + n);

export const NONE = { zh: '', en: '' };
export const NO_TIMES = {
	...{ opensAt: null, dueAt: null, closesAt: null, reviewAt: null, publishAt: null },
	nextAt: null
};

/**
 * Puts the questions of a course into the bank of a class; what the class has under the same id stays as it is.
 * @returns the questions as the class has them now, by id
 * @throws Refused `bank.full`
 */
export async function putQuestions(
	{ db, t, classId, at }: Target,
	{ course, items }: Offered
): Promise<Map<string, Item>> {
	const ids = course.units.flatMap((u) => [...u.before.quiz.items, ...u.after.quiz.items]);
	const index = await bankIndex(db, t, classId);
	const have = new Set(index.map(({ id }) => id));
	const fresh = ids.filter((id) => !have.has(id));
	if (have.size + fresh.length > MAX_BANK)
		throw new Refused('bank.full', undefined, { max: MAX_BANK });
	await insertBankItems(
		db,
		t,
		fresh.map((id) => rowOf(classId, items.get(id)!, at))
	);
	const rows = await bankItemsOf(db, t, classId, ids);
	return new Map(rows.map(({ id, item }) => [id, item as Item]));
}

async function putTexts({ db, t }: Target, unitId: string, texts: readonly TextPart[]) {
	for (const [place, text] of texts.entries())
		await insertMaterial(db, t, {
			...{ id: newId(), unitId, place, kind: 'text', version: 1, ...text },
			...{ url: null, uploadId: null, captions: { zh: null, en: null } }
		});
}

/** @returns id of the quiz */
async function putQuiz(
	{ db, t, at }: Target,
	unitId: string,
	unit: CourseUnit,
	part: 'before' | 'after',
	bank: ReadonlyMap<string, Item>
): Promise<string> {
	const id = newId();
	const made = { publishedAt: null, createdAt: inTurn(at, part === 'after' ? 1 : 0), version: 1 };
	await insertQuiz(db, t, { id, unitId, ...quizOf(unit, part), ...made });
	const rows = unit[part].quiz.items.map((itemId, place) => {
		const item = bank.get(itemId)!;
		return { quizId: id, place, itemId, item, points: item.kind === 'description' ? 0 : 1 };
	});
	await putQuizItems(db, t, id, rows);
	return id;
}

/** The challenge with its hint card. */
async function putChallenge(
	{ db, t }: Target,
	unitId: string,
	unit: CourseUnit,
	quizId: string
): Promise<void> {
	const id = newId();
	await insertTask(db, t, {
		...{ id, unitId, part: 'during', place: 0, doers: 'team', ...challengeOf(unit) },
		...{ ...NO_TIMES, late: { kind: 'accept' } }
	});
	const text = checkedBody(unit.during.challenge.hint, 'text');
	await insertHint(db, t, { taskId: id, text, quizId, policy: gateOf(unit), version: 1 });
}

async function putPresentation(
	{ db, t, classId, userId, at }: Target,
	unitId: string,
	unit: CourseUnit
) {
	const id = newId();
	const { title, settings, rubric } = presentationOf(unit);
	const teams = await teamsOf(db, t, classId);
	await insertSession(db, t, {
		...{ id, unitId, title, settings, version: 1, criteria: 1, lockedAt: null, revealed: 0 },
		...{ result: null, floor: newFloor(teams.map((team) => team.id)), createdAt: at }
	});
	await insertCriteria(db, t, { sessionId: id, version: 1, rubric, actorId: userId, at });
}

async function putRubric(
	{ db, t, classId, userId, at }: Target,
	unit: CourseUnit,
	place: number
): Promise<void> {
	const id = newId();
	const createdAt = inTurn(at, place);
	await insertRubric(db, t, { id, classId, version: 1, archivedAt: null, createdAt });
	await insertRubricVersion(db, t, {
		...{ rubricId: id, version: 1, title: checkedTitle(unit.during.challenge.title) },
		...{ body: reviewOf(unit), savedBy: userId, at }
	});
}

/** Puts one unit of a course into a class, as a draft. @returns its id */
export async function putUnit(
	target: Target,
	place: number,
	unit: CourseUnit,
	{ terms }: Offered,
	bank: ReadonlyMap<string, Item>
): Promise<string> {
	const { db, t, classId, at } = target;
	const id = newId();
	await insertUnit(db, t, {
		...{ id, classId, place, title: checkedTitle(unit.title), createdAt: at },
		...{ lessonAt: null, publishAt: null, announcedAt: null, signIn: null }
	});
	await putTexts(target, id, textsOf(unit, terms));
	const entry = await putQuiz(target, id, unit, 'before', bank);
	await putQuiz(target, id, unit, 'after', bank);
	await putChallenge(target, id, unit, entry);
	await putPresentation(target, id, unit);
	await putRubric(target, unit, place);
	await saveAfter(db, t, 0, {
		...{ unitId: id, summary: NONE, best: NONE, improve: NONE, publishedAt: null },
		...{ feedback: true, reflection: true, reflectionDueAt: null }
	});
	return id;
}
