import { readFile } from 'node:fs/promises';
import { FILE_KINDS, isFileType } from '../../../classroom/files/kinds.ts';
import type { Rubric } from '../../../classroom/review/rubric.ts';
import type { GatePolicy } from '../../../classroom/tokens/gate.ts';
import type { Entry } from '../../../export/zip.ts';
import type { Db, Tables } from '../../db/store.ts';
import { afterOf } from '../../stores/after-class.ts';
import { hintsOf } from '../../stores/hints.ts';
import { quizItemsOf, quizzesOf } from '../../stores/quizzes.ts';
import { rubricsOf } from '../../stores/rubrics.ts';
import { criteriaOf, sessionsOfUnit } from '../../stores/speaking.ts';
import { tasksOf } from '../../stores/tasks.ts';
import { materialsOf, unitsOf, type UnitRow } from '../../stores/units.ts';
import { uploadsOf, type UploadRow } from '../../stores/uploads.ts';
import type { FileStore } from '../file-store.ts';
import { factsOf } from '../quiz-facts.ts';
import { itemOf } from '../quiz-marks.ts';
import { settingsOf } from '../speaking-session.ts';
import { COURSE_JSON, renamed, type Archive, type ArchiveUnit } from './archive-model.ts';

/** Files that staff have sent, with the name each gets in the archive. */
interface Named {
	row: UploadRow;
	/** Without its folder and ending; texts name pictures by it. */
	stem: string;
	file: string;
}

const nameAll = (rows: readonly UploadRow[], unitAt: number): Named[] =>
	rows.flatMap((row, n) => {
		// Work of students stays where it is.
		if (row.memberId !== null || !isFileType(row.type)) return [];
		const stem = `u${unitAt + 1}f${n + 1}`;
		return [{ row, stem, file: `files/${stem}.${FILE_KINDS[row.type].ending}` }];
	});

async function unitOf(
	db: Db,
	t: Tables,
	unit: UnitRow,
	named: readonly Named[]
): Promise<ArchiveUnit> {
	const stems = new Map(named.map(({ row, stem }) => [row.id, stem]));
	const fileOf = (id: string | null) => named.find(({ row }) => row.id === id)?.file ?? null;
	const quizzes = await quizzesOf(db, t, unit.id);
	const ids = quizzes.map(({ id }) => id);
	const items = await quizItemsOf(db, t, ids);
	const tasks = await tasksOf(db, t, unit.id);
	const hints = await hintsOf(
		db,
		t,
		tasks.map(({ id }) => id)
	);
	const sessions: ArchiveUnit['sessions'] = [];
	for (const session of await sessionsOfUnit(db, t, unit.id)) {
		const { rubric } = (await criteriaOf(db, t, session.id, session.criteria))!;
		const { title } = session;
		sessions.push({ title, settings: settingsOf(session), rubric: rubric as Rubric });
	}
	const after = await afterOf(db, t, unit.id);
	return {
		title: unit.title,
		files: named.map(({ file, row }) => ({ file, name: row.name })),
		materials: (await materialsOf(db, t, unit.id)).map((row) => ({
			...{ part: row.part, kind: row.kind, title: row.title, url: row.url },
			...{ body: renamed(row.body, stems), file: fileOf(row.uploadId) },
			captions: { zh: fileOf(row.captions.zh), en: fileOf(row.captions.en) }
		})),
		quizzes: quizzes.map((quiz) => {
			const { opensAt: _, dueAt: __, closesAt: ___, ...facts } = factsOf(quiz);
			const own = items.filter(({ quizId }) => quizId === quiz.id);
			return { ...facts, items: own.map((row) => ({ points: row.points, item: itemOf(row) })) };
		}),
		tasks: tasks.map((row) => {
			const hint = hints.find(({ taskId }) => taskId === row.id);
			const at = hint ? ids.findIndex((id) => id === hint.quizId) : -1;
			return {
				...{ part: row.part, title: row.title, brief: renamed(row.brief, stems) },
				...{ doers: row.doers, kinds: row.kinds, late: row.late },
				hint: hint
					? {
							...{ text: renamed(hint.text, stems), quiz: at < 0 ? null : at },
							policy: hint.policy as GatePolicy
						}
					: null
			};
		}),
		sessions,
		...{ feedback: after?.feedback ?? false, reflection: after?.reflection ?? false }
	};
}

/**
 * The course of a class as files of an archive: the same course gives the same files.
 * @param hasRoom told the bytes of all files; what it throws ends the writing before they are read
 */
export async function archiveOf(
	db: Db,
	t: Tables,
	classId: string,
	files: FileStore,
	hasRoom: (bytes: number, count: number) => void
): Promise<Entry[]> {
	const archive: Archive = { format: 1, units: [], rubrics: [] };
	const all: Named[] = [];
	for (const [at, unit] of (await unitsOf(db, t, classId)).entries()) {
		const named = nameAll(await uploadsOf(db, t, unit.id), at);
		all.push(...named);
		archive.units.push(await unitOf(db, t, unit, named));
	}
	hasRoom(
		all.reduce((sum, { row }) => sum + row.size, 0),
		all.length
	);
	for (const { newest } of await rubricsOf(db, t, classId))
		archive.rubrics.push({ title: newest.title, rubric: newest.body as Rubric });
	const entries: Entry[] = [{ name: COURSE_JSON, text: JSON.stringify(archive, null, '\t') }];
	for (const { file, row } of all)
		entries.push({ name: file, text: await readFile(files.pathOf(row.hash)) });
	return entries;
}
