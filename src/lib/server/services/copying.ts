import { newId } from '../auth/secrets.ts';
import type { Db, Tables } from '../db/store.ts';
import { note } from '../stores/audit.ts';
import { holdClass } from '../stores/classes.ts';
import { MAX_UNITS } from '../../classroom/units/unit.ts';
import { bankIndex, insertBankItems } from '../stores/bank.ts';
import { hintsOf, insertHint } from '../stores/hints.ts';
import { insertQuiz, putQuizItems, quizItemsOf, quizzesOf } from '../stores/quizzes.ts';
import { insertTask, tasksOf } from '../stores/tasks.ts';
import { insertMaterial, insertUnit, materialsOf, unitsOf, type UnitRow } from '../stores/units.ts';
import { bytesOf, insertUpload, uploadsOf } from '../stores/uploads.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { rowOf } from './bank-rows.ts';
import type { Deps } from './deps.ts';
import { itemOf } from './quiz-marks.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

type Bilingual = UnitRow['title'];

/** Pictures in a text follow their copies. */
const follow = (text: Bilingual, ids: ReadonlyMap<string, string>): Bilingual => {
	const one = (source: string) =>
		source.replace(/\(upload:([\w-]+)/g, (whole, id: string) =>
			ids.has(id) ? `(upload:${ids.get(id)!}` : whole
		);
	return { zh: one(text.zh), en: one(text.en) };
};

/**
 * Copies the quizzes of a unit as drafts without times, and their questions into the bank of the class where it does
 * not have them. @returns ids of the copies by those of the originals
 */
async function copyQuizzes(
	db: Db,
	t: Tables,
	source: UnitRow,
	unitId: string,
	classId: string,
	at: Date
): Promise<Map<string, string>> {
	const rows = await quizzesOf(db, t, source.id);
	const items = await quizItemsOf(
		db,
		t,
		rows.map(({ id }) => id)
	);
	const copies = new Map(rows.map(({ id }) => [id, newId()]));
	for (const row of rows)
		await insertQuiz(db, t, {
			...{ ...row, id: copies.get(row.id)!, unitId, createdAt: at, version: 1 },
			...{ opensAt: null, dueAt: null, closesAt: null, publishedAt: null },
			// Without a closing time nothing would ever be shown.
			feedback: 'handedIn'
		});
	for (const [from, quizId] of copies)
		await putQuizItems(
			db,
			t,
			quizId,
			items.filter((item) => item.quizId === from).map((item) => ({ ...item, quizId }))
		);
	const have = new Set((await bankIndex(db, t, classId)).map(({ id }) => id));
	const fresh = new Map(
		items.filter(({ itemId }) => !have.has(itemId)).map((row) => [row.itemId, itemOf(row)])
	);
	await insertBankItems(
		db,
		t,
		[...fresh.values()].map((item) => rowOf(classId, item, at))
	);
	return copies;
}

/** Copies a unit with materials, files, tasks and quizzes, as a draft without times. @returns its id */
async function copyUnit(
	db: Db,
	t: Tables,
	source: UnitRow,
	classId: string,
	place: number,
	at: Date
): Promise<string> {
	const unitId = newId();
	const nothing = { lessonAt: null, publishAt: null, announcedAt: null, signIn: null };
	await insertUnit(db, t, { ...source, ...nothing, id: unitId, classId, place, createdAt: at });
	const ids = new Map<string, string>();
	for (const file of await uploadsOf(db, t, source.id)) {
		// Work of students stays where it is.
		if (file.memberId !== null) continue;
		const id = newId();
		ids.set(file.id, id);
		await insertUpload(db, t, { ...file, id, classId, unitId, createdAt: at });
	}
	const moved = (id: string | null) => (id === null ? null : (ids.get(id) ?? null));
	for (const row of await materialsOf(db, t, source.id))
		await insertMaterial(db, t, {
			...row,
			...{ id: newId(), unitId, version: 1, uploadId: moved(row.uploadId) },
			body: follow(row.body, ids),
			captions: { zh: moved(row.captions.zh), en: moved(row.captions.en) }
		});
	const quizIds = await copyQuizzes(db, t, source, unitId, classId, at);
	for (const row of await tasksOf(db, t, source.id)) {
		const id = newId();
		await insertTask(db, t, {
			...row,
			...{ id, unitId, brief: follow(row.brief, ids) },
			...{ opensAt: null, dueAt: null, closesAt: null, reviewAt: null, publishAt: null },
			nextAt: null
		});
		for (const hint of await hintsOf(db, t, [row.id])) {
			const quizId = hint.quizId === null ? null : (quizIds.get(hint.quizId) ?? null);
			const text = follow(hint.text, ids);
			await insertHint(db, t, { ...hint, taskId: id, text, quizId, version: 1 });
		}
	}
	return unitId;
}

/** Copies of units from one class to another of the same teacher. */
export function makeCopying({ store, live, now, config }: Deps) {
	const { db, t, tx } = store;

	return {
		/**
		 * Copies one unit, or all of a class, to the end of another class.
		 * @param unitId nothing = the whole course
		 * @returns how many units
		 * @throws Refused as `inClass` for either class, `unit.unknown`, `unit.tooMany`, `upload.full`
		 */
		async copyUnits(actor: Actor, from: string, to: string, unitId?: string): Promise<number> {
			const access = await inOpenClass(store, actor, to, 'unit.manage');
			await inClass(store, actor, from, 'unit.manage');
			const sources = (await unitsOf(db, t, from)).filter(
				({ id }) => unitId === undefined || id === unitId
			);
			if (unitId !== undefined && sources.length === 0) throw new Refused('unit.unknown');
			await tx(async (db) => {
				await holdClass(db, t, to);
				const there = await unitsOf(db, t, to);
				if (there.length + sources.length > MAX_UNITS)
					throw new Refused('unit.tooMany', undefined, { max: MAX_UNITS });
				const first = (there.at(-1)?.place ?? -1) + 1;
				for (const [at, source] of sources.entries())
					await copyUnit(db, t, source, to, first + at, now());
				if ((await bytesOf(db, t, to)) > config.uploadRoom * 1_000_000)
					throw new Refused('upload.full', undefined, { max: config.uploadRoom });
				await note(db, t, lineOf(access, 'unit.copied', { from, units: sources.length }, now()));
			});
			live.publish(`class:${to}`);
			return sources.length;
		}
	};
}

export type Copying = ReturnType<typeof makeCopying>;
