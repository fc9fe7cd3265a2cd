import { compute, type CellResult } from '../../classroom/grades/compute.ts';
import type { Scheme, Source } from '../../classroom/grades/model.ts';
import { exact, mean, plain } from '../../classroom/exact.ts';
import type { Bilingual } from '../../classroom/units/bilingual.ts';
import { note } from '../stores/audit.ts';
import { gradeNotesOf, putPublication } from '../stores/grades.ts';
import { namesOf as memberNames } from '../stores/members.ts';
import { namesOf } from '../stores/users.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import { lineOf } from './audit-lines.ts';
import type { GameDeps } from './deps.ts';
import { classBook } from './grade-book.ts';
import { noteLook } from './grade-views.ts';
import { Refused } from './refused.ts';
import { inOpenClass } from './open-class.ts';

/** A column of the table. Figures are decimals as they are shown. */
export interface GridColumn {
	id: string;
	source: Source;
	title: Bilingual;
	max: string;
	closed: boolean;
	curved: boolean;
	/** Part it counts in, `bonus`, or empty where it counts nowhere. */
	part: string;
	/** Mean of what counts, in percent. */
	mean: string | null;
}

/** One letter a cell: how it stands. Capital: an instructor has set it. */
export type Standing = 'c' | 'z' | 'p' | 'e' | 'd';

export interface GridRow {
	id: string;
	name: string;
	number: string;
	/** Scores in the order of the columns; empty where there is none. */
	cells: string[];
	/** A letter a column; see {@link Standing}. */
	marks: string;
	total: string | null;
	/** Something is still to come. */
	provisional: boolean;
}

export interface Grid {
	columns: GridColumn[];
	rows: GridRow[];
	scheme: number;
	parts: { id: string; weight: string }[];
	/** Milliseconds; null = students see nothing. */
	publishedAt: number | null;
	/** Version of the weights that students see. */
	publishedScheme: number | null;
}

const LETTER: Record<CellResult['standing'], Standing> = {
	counted: 'c',
	zero: 'z',
	pending: 'p',
	excused: 'e',
	dropped: 'd'
};

/** Lines of the record that a page shows. */
const RECORD = 300;

/** Where each column counts. */
export function placesIn(scheme: Scheme): Map<string, string> {
	return new Map([
		...scheme.parts.flatMap(({ id, columns }) =>
			columns.map((column): [string, string] => [column.id, id])
		),
		...scheme.bonus.columns.map((id): [string, string] => [id, 'bonus'])
	]);
}

const unusedIn = (scheme: Scheme, columns: readonly { id: string }[]): Scheme => {
	const used = placesIn(scheme);
	const rest = columns.filter(({ id }) => !used.has(id)).map(({ id }) => ({ id, weight: '1' }));
	return {
		...scheme,
		// Weighs nothing: so that their cells are worked out like all others.
		parts: [...scheme.parts, { id: '', weight: '0', columns: rest, dropLowest: 0, cap: '100' }]
	};
};

/** The table of all grades, its publication, and who has looked at what. */
export function makeGrades(deps: GameDeps) {
	const { store, live, now } = deps;
	const { db, t, tx } = store;

	return {
		/** Everybody's grades by the weights that hold. For staff; noted. */
		async grid(actor: Actor, classId: string): Promise<Grid> {
			const access = await inClass(store, actor, classId, 'grade.manage');
			const loaded = await classBook(deps, classId);
			const { students, columns, book, scheme, published } = loaded;
			const about = { what: 'table', students: students.length };
			await noteLook(deps, access, about);
			const places = placesIn(scheme);
			const results = compute(book, unusedIn(scheme, columns));
			const byColumn = results.map(
				({ parts, bonus }) =>
					new Map(
						[...parts.flatMap(({ cells }) => cells), ...bonus.cells].map((cell) => [
							cell.column,
							cell
						])
					)
			);
			return {
				columns: columns.map(({ id, source, title, max, closed }) => {
					const percents = byColumn.flatMap((cells) => cells.get(id)?.percent ?? []);
					const middle = mean(percents);
					return {
						...{ id, source, title, closed, max: plain(exact(max), 2) },
						curved: Boolean(book.columns.find((column) => column.id === id)?.curve),
						part: places.get(id) ?? '',
						mean: middle && plain(middle, 1)
					};
				}),
				rows: students.map(({ id, name, studentNumber }, at) => {
					const cells = columns.map((column) => byColumn[at]!.get(column.id)!);
					const letters = cells.map(({ standing, overridden }) =>
						overridden ? LETTER[standing].toUpperCase() : LETTER[standing]
					);
					const { total, parts } = results[at]!;
					const counting = parts.slice(0, scheme.parts.length).flatMap(({ cells }) => cells);
					return {
						...{ id, name, number: studentNumber ?? '' },
						provisional: counting.some(({ standing }) => standing === 'pending'),
						cells: cells.map(({ cell }) =>
							cell.kind === 'score' ? plain(exact(cell.score), 2) : ''
						),
						marks: letters.join(''),
						total: total && plain(total, 2)
					};
				}),
				scheme: scheme.version,
				parts: scheme.parts.map(({ id, weight }) => ({ id, weight })),
				publishedAt: published?.at?.getTime() ?? null,
				publishedScheme: published?.scheme ?? null
			};
		},

		/**
		 * Shows students their grades by a version of the weights, or takes that back. Marks that change afterwards show at
		 * once, other weights only when they are published.
		 * @param scheme version that the person has seen
		 * @throws Refused `grades.stale` when the weights have been changed meanwhile
		 */
		async publish(actor: Actor, classId: string, scheme: number, shown: boolean): Promise<void> {
			const access = await inOpenClass(store, actor, classId, 'grade.manage');
			const { versions } = await classBook(deps, classId);
			if (shown && (versions.at(-1)?.version ?? 0) !== scheme) throw new Refused('grades.stale');
			const at = now();
			await tx(async (db) => {
				await putPublication(db, t, { classId, at: shown ? at : null, scheme });
				const what = shown ? 'grade.published' : 'grade.withdrawn';
				await note(db, t, lineOf(access, what, { scheme }, at));
			});
			live.publish(`class:${classId}`);
		},

		/** Who has looked at or changed grades, the newest first. For the owner. */
		async record(actor: Actor, classId: string) {
			await inClass(store, actor, classId, 'class.configure');
			const rows = await gradeNotesOf(db, t, classId, RECORD);
			const people = await namesOf(db, t, [...new Set(rows.flatMap((row) => row.actorId ?? []))]);
			const members = await memberNames(
				db,
				t,
				classId,
				rows.flatMap(({ about }) => (typeof about.member === 'string' ? about.member : []))
			);
			return rows.map(({ id, actorId, what, about, at }) => ({
				...{ id, what, at: at.getTime(), about: String(about.what ?? '') },
				by: (actorId !== null && people.get(actorId)) || '',
				member: typeof about.member === 'string' ? (members[about.member] ?? '') : '',
				reason: typeof about.reason === 'string' ? about.reason : ''
			}));
		}
	};
}

export type Grades = ReturnType<typeof makeGrades>;
