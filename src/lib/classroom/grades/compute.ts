import { clamp, exact, HUNDRED, least, sum, weightedMean, ZERO, type Exact } from '../exact.ts';
import { curved } from './curves.ts';
import type { Book, Cell, Column, Part, Scheme } from './model.ts';

/** Why a cell counts as it does. */
export type Standing =
	| 'counted'
	| 'zero' // missing, and the column is closed
	| 'pending' // missing, and there is still time
	| 'excused'
	| 'dropped'; // among the lowest that are left out

export interface CellResult {
	column: string;
	weight: Exact;
	/** The cell that holds: the override's, where there is one. */
	cell: Cell;
	overridden: boolean;
	standing: Standing;
	/** Percent of full marks before curve and cap; null where there is no score. */
	raw: Exact | null;
	/** What counts, in percent: null when pending or excused. */
	percent: Exact | null;
}

export interface PartResult {
	id: string;
	weight: Exact;
	cells: CellResult[];
	/** Weighted mean before the cap; null when nothing counts yet. */
	mean: Exact | null;
	percent: Exact | null;
}

export interface StudentResult {
	student: string;
	parts: PartResult[];
	bonus: { cells: CellResult[]; points: Exact };
	/** Before the bonus: Σ percent · weight / Σ weight over the parts that have something that counts. */
	base: Exact | null;
	/** 0–100; null while nothing counts. */
	total: Exact | null;
	/** Something is still to come, so the total may change. */
	provisional: boolean;
}

const MISSING: Cell = { kind: 'missing' };

function at<T>(table: Readonly<Record<string, Readonly<Record<string, T>>>>, s: string, c: string) {
	const row = Object.hasOwn(table, s) ? table[s]! : undefined;
	return row && Object.hasOwn(row, c) ? row[c]! : undefined;
}

/** A column with its figures read: once for a book, not once for a student. */
interface Ready {
	column: Column;
	/** Percent that one point of the score is. */
	perPoint: Exact;
	cap: Exact;
}

function cellResult(book: Book, student: string, ready: Ready, weight: Exact): CellResult {
	const { column } = ready;
	const override = at(book.overrides, student, column.id);
	const cell = override?.cell ?? at(book.cells, student, column.id) ?? MISSING;
	const base = { column: column.id, weight, cell, overridden: override !== undefined };
	if (cell.kind === 'excused') return { ...base, standing: 'excused', raw: null, percent: null };
	if (cell.kind === 'missing')
		return column.closed
			? { ...base, standing: 'zero', raw: null, percent: ZERO }
			: { ...base, standing: 'pending', raw: null, percent: null };
	const raw = exact(cell.score).mul(ready.perPoint);
	const lifted = column.curve && raw.gte(0) ? curved(column.curve, raw) : raw;
	const percent = clamp(lifted, ZERO, ready.cap);
	return { ...base, standing: 'counted', raw, percent };
}

/** Marks the lowest `drop` counted cells as dropped: lowest percentage first, of equals the earlier column. */
function dropLowest(cells: CellResult[], drop: number): CellResult[] {
	if (drop === 0) return cells;
	const counted = cells.filter(({ percent }) => percent !== null);
	const dropped = new Set(
		[...counted]
			.sort((a, b) => a.percent!.compare(b.percent!))
			.slice(0, Math.min(drop, Math.max(0, counted.length - 1)))
	);
	return cells.map((cell) => (dropped.has(cell) ? { ...cell, standing: 'dropped' } : cell));
}

function partResult(
	book: Book,
	student: string,
	part: Part,
	columns: ReadonlyMap<string, Ready>
): PartResult {
	const all = part.columns.map(({ id, weight }) =>
		cellResult(book, student, columns.get(id)!, exact(weight))
	);
	const cells = dropLowest(all, part.dropLowest);
	const mean = weightedMean(
		cells.flatMap(({ standing, percent, weight }) =>
			standing === 'dropped' || percent === null ? [] : [{ value: percent, weight }]
		)
	);
	const percent = mean && least(mean, exact(part.cap));
	return { id: part.id, weight: exact(part.weight), cells, mean, percent };
}

function studentResult(
	book: Book,
	scheme: Scheme,
	columns: ReadonlyMap<string, Ready>,
	student: string
): StudentResult {
	const parts = scheme.parts.map((part) => partResult(book, student, part, columns));
	const base = weightedMean(
		parts.flatMap(({ percent, weight }) => (percent ? [{ value: percent, weight }] : []))
	);
	const bonusCells = scheme.bonus.columns.map((id) =>
		cellResult(book, student, columns.get(id)!, ZERO)
	);
	const points = bonusCells.map(({ cell }) => (cell.kind === 'score' ? exact(cell.score) : ZERO));
	const bonus = clamp(sum(points), ZERO, exact(scheme.bonus.most));
	return {
		student,
		parts,
		bonus: { cells: bonusCells, points: bonus },
		base,
		total: base && least(base.add(bonus), HUNDRED),
		provisional: parts.some(({ cells }) => cells.some(({ standing }) => standing === 'pending'))
	};
}

const columnsOf = (book: Book): Map<string, Ready> =>
	new Map(
		book.columns.map((column) => [
			column.id,
			{ column, perPoint: HUNDRED.div(exact(column.max)), cap: exact(column.cap ?? 100) }
		])
	);

/**
 * The grades of one student. A part in which nothing counts (nothing due yet, or all excused) is left out, and the
 * others weigh more; while something is still to come the total is provisional.
 * @param scheme one without a `schemeFault` for the columns of the book
 */
export const gradesOf = (book: Book, scheme: Scheme, student: string): StudentResult =>
	studentResult(book, scheme, columnsOf(book), student);

/** The grades of a class, in the order of its students. 300 students × 40 columns take less than 200 ms. */
export function compute(book: Book, scheme: Scheme): StudentResult[] {
	const columns = columnsOf(book);
	return book.students.map((student) => studentResult(book, scheme, columns, student));
}

export interface WhatIf {
	student: string;
	before: Exact | null;
	after: Exact | null;
	/** after − before; null when one of them is. */
	change: Exact | null;
}

/** What another scheme would give, before it is saved. */
export function whatIf(book: Book, present: Scheme, other: Scheme): WhatIf[] {
	const after = compute(book, other);
	return compute(book, present).map(({ student, total }, i) => {
		const then = after[i]!.total;
		return { student, before: total, after: then, change: total && then && then.sub(total) };
	});
}
