import { newFloor } from '../../../classroom/speaking/floor.ts';
import { webLink } from '../../../classroom/units/links.ts';
import { newId } from '../../auth/secrets.ts';
import { saveAfter } from '../../stores/after-class.ts';
import { bankIndex, insertBankItems } from '../../stores/bank.ts';
import { insertHint } from '../../stores/hints.ts';
import { insertQuiz, putQuizItems } from '../../stores/quizzes.ts';
import { insertRubric, insertRubricVersion } from '../../stores/rubrics.ts';
import { insertCriteria, insertSession } from '../../stores/speaking.ts';
import { insertTask } from '../../stores/tasks.ts';
import { teamsOf } from '../../stores/teams.ts';
import { insertMaterial, insertUnit } from '../../stores/units.ts';
import { insertUpload, type UploadRow } from '../../stores/uploads.ts';
import { MAX_BANK, rowOf } from '../bank-rows.ts';
import { checkedBody, checkedTitle } from '../checked-texts.ts';
import { checkedQuiz } from '../quiz-facts.ts';
import { Refused } from '../refused.ts';
import { renamed, type Archive, type ArchiveUnit } from './archive-model.ts';
import { inTurn, NO_TIMES, NONE, type Target } from './putting.ts';

/** A file of an archive whose bytes have arrived. */
export type ArrivedFile = Pick<UploadRow, 'hash' | 'name' | 'type' | 'size'>;

/** What a file of a material has to be. */
const FITTING = { video: /^video\//, audio: /^audio\//, file: /^(application|image)\// } as const;

/** @throws Refused `material.link` for an address that is none, `upload.type` for a file of another kind */
function sourceOf(
	{ kind, url, file }: ArchiveUnit['materials'][number],
	arrived: ReadonlyMap<string, ArrivedFile>
): string | null {
	if (kind === 'text') return null;
	const fits = kind === 'link' ? null : FITTING[kind];
	if (file !== null && !fits?.test(arrived.get(file)?.type ?? '')) throw new Refused('upload.type');
	// A file that has been deleted since leaves a material without one.
	if (file !== null || url === null) return null;
	const link = webLink(url);
	if (!link) throw new Refused('material.link');
	return link;
}

/** Puts the questions of a course into the bank of a class where it does not have them. @throws Refused `bank.full` */
export async function putArchivedQuestions(
	{ db, t, classId, at }: Target,
	{ units }: Archive
): Promise<void> {
	const have = new Set((await bankIndex(db, t, classId)).map(({ id }) => id));
	const items = units.flatMap(({ quizzes }) => quizzes.flatMap((quiz) => quiz.items));
	const fresh = new Map(
		items.filter(({ item }) => !have.has(item.id)).map(({ item }) => [item.id, item])
	);
	if (have.size + fresh.size > MAX_BANK)
		throw new Refused('bank.full', undefined, { max: MAX_BANK });
	const rows = [...fresh.values()].map((item) => rowOf(classId, item, at));
	await insertBankItems(db, t, rows);
}

async function putMaterials(
	{ db, t }: Target,
	unitId: string,
	unit: ArchiveUnit,
	arrived: ReadonlyMap<string, ArrivedFile>,
	ids: { byFile: ReadonlyMap<string, string>; byStem: ReadonlyMap<string, string> }
): Promise<void> {
	const idOf = (file: string | null) => (file === null ? null : (ids.byFile.get(file) ?? null));
	const captions = (file: string | null) => {
		if (file !== null && arrived.get(file)?.type !== 'text/vtt') throw new Refused('upload.type');
		return idOf(file);
	};
	for (const [place, material] of unit.materials.entries())
		await insertMaterial(db, t, {
			...{ id: newId(), unitId, part: material.part, place, kind: material.kind, version: 1 },
			title: checkedTitle(material.title),
			body: renamed(checkedBody(material.body), ids.byStem),
			...{ url: sourceOf(material, arrived), uploadId: idOf(material.file) },
			captions: { zh: captions(material.captions.zh), en: captions(material.captions.en) }
		});
}

/** @returns ids of the quizzes in their order */
async function putQuizzes({ db, t, at }: Target, unitId: string, unit: ArchiveUnit) {
	const made: string[] = [];
	for (const { items, ...facts } of unit.quizzes) {
		const id = newId();
		// Without a closing time nothing would ever be shown.
		const times = { opensAt: null, dueAt: null, closesAt: null, feedback: 'handedIn' } as const;
		const values = checkedQuiz({ ...facts, ...times });
		// They are read in the order in which they were made.
		const createdAt = inTurn(at, made.length);
		await insertQuiz(db, t, { id, unitId, ...values, publishedAt: null, createdAt, version: 1 });
		const rows = items.map(({ item, points }, place) => ({
			...{ quizId: id, place, itemId: item.id, item, points }
		}));
		await putQuizItems(db, t, id, rows);
		made.push(id);
	}
	return made;
}

/** Puts a unit of an archive into a class, as a draft without times. */
export async function putArchivedUnit(
	target: Target,
	place: number,
	unit: ArchiveUnit,
	arrived: ReadonlyMap<string, ArrivedFile>
): Promise<void> {
	const { db, t, classId, userId, at } = target;
	const unitId = newId();
	await insertUnit(db, t, {
		...{ id: unitId, classId, place, title: checkedTitle(unit.title), createdAt: at },
		...{ lessonAt: null, publishAt: null, announcedAt: null, signIn: null }
	});
	const byFile = new Map(unit.files.map(({ file }) => [file, newId()]));
	const byStem = new Map(
		[...byFile].map(([file, id]) => [file.slice('files/'.length).split('.')[0]!, id])
	);
	for (const [file, id] of byFile)
		await insertUpload(db, t, {
			...{ id, classId, unitId, memberId: null, createdAt: at, ...arrived.get(file)! }
		});
	await putMaterials(target, unitId, unit, arrived, { byFile, byStem });
	const quizzes = await putQuizzes(target, unitId, unit);
	for (const [at, { hint, ...task }] of unit.tasks.entries()) {
		const id = newId();
		await insertTask(db, t, {
			...{ id, unitId, place: at, ...task, ...NO_TIMES },
			title: checkedTitle(task.title),
			brief: renamed(checkedBody(task.brief, 'brief'), byStem)
		});
		if (!hint) continue;
		const text = renamed(checkedBody(hint.text, 'text'), byStem);
		const quizId = hint.quiz === null ? null : quizzes[hint.quiz]!;
		await insertHint(db, t, { taskId: id, text, quizId, policy: hint.policy, version: 1 });
	}
	const floor = newFloor((await teamsOf(db, t, classId)).map(({ id }) => id));
	for (const [n, { title, settings, rubric }] of unit.sessions.entries()) {
		const id = newId();
		await insertSession(db, t, {
			...{ id, unitId, title: checkedTitle(title), settings, floor, createdAt: inTurn(at, n) },
			...{ version: 1, criteria: 1, lockedAt: null, result: null, revealed: 0 }
		});
		await insertCriteria(db, t, { sessionId: id, version: 1, rubric, actorId: userId, at });
	}
	await saveAfter(db, t, 0, {
		...{ unitId, summary: NONE, best: NONE, improve: NONE, publishedAt: null },
		...{ feedback: unit.feedback, reflection: unit.reflection, reflectionDueAt: null }
	});
}

export async function putArchivedRubric(
	{ db, t, classId, userId, at }: Target,
	{ title, rubric }: Archive['rubrics'][number],
	place: number
): Promise<void> {
	const id = newId();
	const createdAt = inTurn(at, place);
	await insertRubric(db, t, { id, classId, version: 1, archivedAt: null, createdAt });
	const version = { rubricId: id, version: 1, title: checkedTitle(title), body: rubric };
	await insertRubricVersion(db, t, { ...version, savedBy: userId, at });
}
