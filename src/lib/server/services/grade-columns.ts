import { z } from 'zod';
import { compute } from '../../classroom/grades/compute.ts';
import { previewCurve, scaleToMean } from '../../classroom/grades/curves.ts';
import type { Cell, Curve } from '../../classroom/grades/model.ts';
import { exact, HUNDRED, plain, type Exact } from '../../classroom/exact.ts';
import { newId } from '../auth/secrets.ts';
import { MANUAL } from '../grading/manual.ts';
import { note } from '../stores/audit.ts';
import { holdClass } from '../stores/classes.ts';
import {
	deleteManualColumn,
	insertManualColumn,
	manualColumnsOf,
	marksOf,
	putMark,
	putSetting,
	settingsOf,
	updateManualColumn
} from '../stores/grades.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import { BothLanguages, checkedTitle } from './checked-texts.ts';
import type { GameDeps } from './deps.ts';
import { classBook, type ClassBook } from './grade-book.ts';
import { noteLook } from './grade-views.ts';
import { cellOf } from './grade-sheet.ts';
import { inOpenClass } from './open-class.ts';
import { Refused } from './refused.ts';

export const MANUAL_SOURCES = ['manual', 'task', 'reflection', 'bonus'] as const;

export const ManualFacts = z.object({
	title: BothLanguages,
	source: z.enum(MANUAL_SOURCES),
	/** Full marks, above 0. */
	max: z.string(),
	closed: z.boolean()
});
export type ManualFacts = z.output<typeof ManualFacts>;

/** A curve as it is typed. `mean`: the scale that moves the mean to the figure. */
export const CurveForm = z.object({
	kind: z.enum(['none', 'shift', 'scale', 'root', 'mean']),
	figure: z.string(),
	/** Percent; empty = 100. */
	cap: z.string()
});
export type CurveForm = z.output<typeof CurveForm>;

/** What a mark reads as in its field: a figure, nothing, or `E` for excused. */
export const markText = (cell: Cell | undefined): string =>
	cell?.kind === 'score' ? plain(exact(cell.score)) : cell?.kind === 'excused' ? EXCUSED : '';
const EXCUSED = 'E';

/** Most columns by hand in one class. */
export const MAX_MANUAL = 60;
/** Largest figure of full marks, of a curve and of a cap. */
const FIGURE = /^-?\d{1,4}(\.\d{1,4})?$/;

/** @throws Refused `grades.figure` */
function figure(typed: string, field: string, { above = -10_000, most = 10_000 } = {}): Exact {
	const text = typed.normalize('NFKC').trim();
	if (!FIGURE.test(text)) throw new Refused('grades.figure', field);
	const value = exact(text);
	if (value.lte(above) || value.gt(most)) throw new Refused('grades.figure', field);
	return value;
}

/** @throws Refused `grades.figure` for what is neither a figure nor one of the signs for excused */
function typedCell(typed: string, field: string): Cell {
	const text = typed.normalize('NFKC').trim();
	if (text === '') return { kind: 'missing' };
	return /^(e|免)$/iu.test(text) ? { kind: 'excused' } : cellOf('score', text, field);
}

/** Percentages before curve and cap of everybody with a score in a column. */
function rawOf({ book, students }: ClassBook, columnId: string) {
	const alone = { id: 'x', weight: '100', columns: [{ id: columnId, weight: '1' }] };
	const scheme = {
		version: 1,
		parts: [{ ...alone, dropLowest: 0, cap: '100' }],
		bonus: { columns: [], most: '0' }
	};
	const names = new Map(students.map(({ id, name }) => [id, name]));
	return compute(book, scheme).flatMap(({ student, parts }) => {
		const raw = parts[0]!.cells[0]!.raw;
		return raw ? [{ student, name: names.get(student) ?? '', percent: raw }] : [];
	});
}

/** @throws Refused `grades.noScores`, `grades.allZero`, `grades.figure` */
function curveOf(typed: CurveForm, percents: readonly Exact[]): Curve | null {
	if (typed.kind === 'none') return null;
	if (typed.kind === 'root') return { kind: 'root' };
	if (typed.kind === 'shift')
		return { kind: 'shift', points: plain(figure(typed.figure, 'figure', { most: 100 })) };
	if (typed.kind === 'scale') {
		const factor = figure(typed.figure, 'figure', { above: 0, most: 10 });
		return { kind: 'scale', factor: plain(factor) };
	}
	const target = figure(typed.figure, 'figure', { above: 0, most: 100 });
	const made = scaleToMean(percents, target);
	if ('refused' in made) throw new Refused(made.refused);
	return made;
}

/** Columns by hand, and the cap and curve of any column. */
export function makeGradeColumns(deps: GameDeps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;
	const changed = (classId: string) => live.publish(`class:${classId}`);

	/** @throws Refused `grades.figure`, `unit.title` */
	const checked = (facts: ManualFacts) => ({
		title: checkedTitle(facts.title),
		source: facts.source,
		max: plain(figure(facts.max, 'max', { above: 0 })),
		closed: facts.closed
	});

	async function manual(classId: string, columnId: string) {
		const rows = await manualColumnsOf(db, t, classId);
		const row = rows.find(({ id }) => MANUAL + id === columnId);
		if (!row) throw new Refused('grades.columnUnknown');
		return row;
	}
	async function known(classId: string, columnId: string) {
		const loaded = await classBook(deps, classId);
		const column = loaded.columns.find(({ id }) => id === columnId);
		if (!column) throw new Refused('grades.columnUnknown');
		return { loaded, column };
	}

	return {
		/** @returns its id @throws Refused `grades.full`, `grades.figure`, `unit.title` */
		async add(actor: Actor, classId: string, facts: ManualFacts): Promise<string> {
			await inOpenClass(store, actor, classId, 'grade.manage');
			const values = checked(facts);
			const id = newId();
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const all = await manualColumnsOf(db, t, classId);
				if (all.length >= MAX_MANUAL)
					throw new Refused('grades.full', undefined, { max: MAX_MANUAL });
				const place = (all.at(-1)?.place ?? -1) + 1;
				await insertManualColumn(db, t, { id, classId, place, ...values, version: 1 });
			});
			changed(classId);
			return MANUAL + id;
		},

		/** Changes a column by hand. @throws Refused `grades.stale`, `grades.columnUnknown` */
		async change(
			actor: Actor,
			classId: string,
			columnId: string,
			version: number,
			facts: ManualFacts
		): Promise<void> {
			await inOpenClass(store, actor, classId, 'grade.manage');
			const { id } = await manual(classId, columnId);
			const values = checked(facts);
			const done = await tx((db) => updateManualColumn(db, t, id, version, values));
			if (!done) throw new Refused('grades.stale');
			changed(classId);
		},

		/** Deletes a column by hand with its marks. */
		async remove(actor: Actor, classId: string, columnId: string): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			const { id, title } = await manual(classId, columnId);
			await tx(async (db) => {
				await deleteManualColumn(db, t, id);
				const about = { what: title.en || title.zh };
				await note(db, t, lineOf(access, 'grade.columnRemoved', about, now()));
			});
			changed(classId);
		},

		/** A column with everybody's mark, its cap and curve. For staff; noted. */
		async view(actor: Actor, classId: string, columnId: string) {
			const access = await inClass(store, actor, classId, 'grade.manage');
			const { loaded, column } = await known(classId, columnId);
			const about = { what: columnId };
			await noteLook(deps, access, about);
			const setting = loaded.settings.find((one) => one.columnId === columnId);
			const rows = await manualColumnsOf(db, t, classId);
			const own = rows.find(({ id }) => MANUAL + id === columnId);
			return {
				...{ id: columnId, source: column.source, title: column.title, max: column.max },
				closed: column.closed,
				/** Null: another part of the product fills it in. */
				version: own?.version ?? null,
				setting: {
					...{ cap: setting?.cap ?? '', version: setting?.version ?? 0 },
					curve: setting?.curve ?? null
				},
				marks: loaded.students.map(({ id, name, studentNumber }) => ({
					...{ id, name, number: studentNumber ?? '' },
					text: markText(loaded.book.cells[id]?.[columnId])
				}))
			};
		},

		/**
		 * Enters marks. Only those that differ from what the editor began with are written, so that two people may fill in
		 * different students at once; where both have changed the same one, nothing is saved and the second is told.
		 * @param typed by member: what stood in the field, and what stands there now
		 * @throws Refused `grades.figure` with the member as field, `grades.stale`
		 */
		async enter(
			actor: Actor,
			classId: string,
			columnId: string,
			typed: Readonly<Record<string, { was: string; now: string }>>
		): Promise<number> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			const { id } = await manual(classId, columnId);
			const { loaded } = await known(classId, columnId);
			const students = new Set(loaded.book.students);
			const moved = Object.entries(typed)
				.filter(([member, mark]) => students.has(member) && mark.was.trim() !== mark.now.trim())
				.map(([member, mark]) => ({ member, was: mark.was, cell: typedCell(mark.now, member) }));
			if (moved.length === 0) return 0;
			const at = now();
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const stored = new Map(
					(await marksOf(db, t, [id])).map(({ memberId, cell }) => [memberId, cell])
				);
				for (const { member, was, cell } of moved) {
					const present = markText(stored.get(member));
					// What somebody else has entered alike meanwhile is no conflict.
					if (present !== was.trim() && present !== markText(cell))
						throw new Refused('grades.stale', member);
					await putMark(db, t, { columnId: id, memberId: member, cell, at });
				}
				const about = { what: columnId, marks: moved.length };
				await note(db, t, lineOf(access, 'grade.entered', about, at));
			});
			changed(classId);
			return moved.length;
		},

		/** What a curve would do to each, without saving it. For staff. */
		async tryCurve(actor: Actor, classId: string, columnId: string, typed: CurveForm) {
			await inClass(store, actor, classId, 'grade.manage');
			const { loaded } = await known(classId, columnId);
			const raw = rawOf(loaded, columnId);
			const curve = curveOf(
				typed,
				raw.map(({ percent }) => percent)
			);
			const none: Curve = { kind: 'shift', points: '0' };
			const { students, before, after, heldAtFull } = previewCurve(curve ?? none, raw);
			const spread = (of: typeof before) =>
				of && {
					...{ mean: plain(of.mean, 1), median: plain(of.median, 1) },
					...{ least: plain(of.least, 1), most: plain(of.most, 1) }
				};
			return {
				heldAtFull,
				factor: curve?.kind === 'scale' ? plain(exact(curve.factor)) : null,
				before: spread(before),
				after: spread(after),
				students: students.map((one, at) => ({
					...{ id: one.student, name: raw[at]!.name },
					...{ before: plain(one.before, 1), after: plain(one.after, 1) }
				}))
			};
		},

		/**
		 * Saves cap and curve of any column. The figure of a curve is fixed now, so that a later mark moves nobody else's.
		 * @param version of the setting that the editor began with, 0 = none
		 * @throws Refused `grades.stale`, `grades.figure`, `grades.noScores`, `grades.allZero`, `grades.columnUnknown`
		 */
		async set(
			actor: Actor,
			classId: string,
			columnId: string,
			version: number,
			typed: CurveForm
		): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			const { loaded } = await known(classId, columnId);
			const raw = rawOf(loaded, columnId).map(({ percent }) => percent);
			const curve = curveOf(typed, raw);
			const cap =
				typed.cap.trim() === '' ? null : plain(figure(typed.cap, 'cap', { above: 0, most: 200 }));
			await tx(async (db) => {
				await holdClass(db, t, classId);
				const before = (await settingsOf(db, t, classId)).find((one) => one.columnId === columnId);
				if ((before?.version ?? 0) !== version) throw new Refused('grades.stale');
				await putSetting(db, t, { classId, columnId, cap, curve, version: version + 1 });
				const about = { what: columnId, curve: curve?.kind ?? '', cap: cap ?? plain(HUNDRED) };
				await note(db, t, lineOf(access, 'grade.curved', about, now()));
			});
			changed(classId);
		}
	};
}

export type GradeColumns = ReturnType<typeof makeGradeColumns>;
export type ColumnView = Awaited<ReturnType<GradeColumns['view']>>;
export type CurveTried = Awaited<ReturnType<GradeColumns['tryCurve']>>;
