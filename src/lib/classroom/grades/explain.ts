import { exact, plain, type Exact } from '../exact.ts';
import { curved } from './curves.ts';
import { gradesOf, type CellResult, type PartResult, type StudentResult } from './compute.ts';
import type { Basis, Book, Cell, Curve, Scheme } from './model.ts';

/** Which figure is asked about: a cell, a part, or the total. */
export type Target = { column: string } | { part: string } | 'total';

/**
 * One step from the inputs to the figure. `rule` chooses the sentence in the reader's language, `params` fill it in;
 * figures are decimals with at most four places. `value` is what stands after the step; null where nothing counts.
 */
export interface Step {
	rule: StepRule;
	params: Readonly<Record<string, string>>;
	value: string | null;
}

export const STEP_RULES = [
	'basis', // how the source came to the score: rule and inputs
	'override', // the instructor has set the cell: reason, by, before
	'ratio', // score / max · 100
	'shift', // + points
	'scale', // × factor
	'root', // 10·√x
	'cap', // held within 0 and the cap
	'zero', // missing after closing: 0
	'pending', // missing, still open: does not count yet
	'excused', // does not count
	'unused', // the scheme does not use the column
	'entry', // a cell within a part: percent, weight, standing
	'mean', // Σ percent · weight / Σ weight
	'part', // a part within the total: percent, weight
	'points', // a bonus column: its score is added as points
	'bonus', // + points, at most
	'full' // held at 100
] as const;
export type StepRule = (typeof STEP_RULES)[number];

export interface Explanation {
	target: Target;
	/** The figure, in percent; null where nothing counts. */
	value: string | null;
	provisional: boolean;
	/** Version of the scheme it was computed with. */
	scheme: number;
	steps: Step[];
}

/** Steps that come before a score is turned into a percentage. */
const TO_A_SCORE: ReadonlySet<StepRule> = new Set(['basis', 'override', 'excused']);

const text = (value: Exact | null): string | null => value && plain(value);
const cellText = (cell: Cell | undefined): string =>
	cell?.kind === 'score' ? plain(exact(cell.score)) : (cell?.kind ?? 'missing');

const step = (rule: StepRule, params: Record<string, string>, value: Exact | null): Step => ({
	rule,
	params,
	value: text(value)
});

function curveStep(curve: Curve, value: Exact | null): Step {
	if (curve.kind === 'shift') return step('shift', { points: plain(exact(curve.points)) }, value);
	if (curve.kind === 'scale') return step('scale', { factor: plain(exact(curve.factor)) }, value);
	return step('root', {}, value);
}

const basisStep = ({ rule, inputs }: Basis, value: Exact): Step =>
	step('basis', { rule, ...inputs }, value);

function cellSteps(book: Book, student: string, result: CellResult): Step[] {
	const { cell, column: id, raw, percent, standing } = result;
	const column = book.columns.find((c) => c.id === id)!;
	const steps: Step[] = [];
	const override = result.overridden ? book.overrides[student]![id]! : null;
	const source = book.cells[student]?.[id];
	if (source?.kind === 'score' && source.basis)
		steps.push(basisStep(source.basis, exact(source.score)));
	if (override) {
		const { reason, by, at } = override;
		const params = { reason, by, at: String(at), before: cellText(source), after: cellText(cell) };
		steps.push(step('override', params, cell.kind === 'score' ? exact(cell.score) : null));
	}
	if (cell.kind === 'missing')
		return [...steps, step(standing === 'pending' ? 'pending' : 'zero', {}, percent)];
	if (cell.kind === 'excused') return [...steps, step('excused', {}, null)];
	const score = plain(exact(cell.score));
	steps.push(step('ratio', { score, max: plain(exact(column.max)) }, raw));
	const { curve, cap = '100' } = column;
	const lifted = curve && raw!.gte(0) ? curved(curve, raw!) : raw!;
	if (curve && raw!.gte(0)) steps.push(curveStep(curve, lifted));
	if (!lifted.equals(percent!)) steps.push(step('cap', { cap }, percent));
	return steps;
}

function partSteps(part: PartResult, cap: string): Step[] {
	const entries = part.cells.map((cell) =>
		step(
			'entry',
			{ column: cell.column, weight: plain(cell.weight), standing: cell.standing },
			cell.percent
		)
	);
	const steps = [...entries, step('mean', {}, part.mean)];
	if (part.mean && !part.mean.equals(part.percent!)) steps.push(step('cap', { cap }, part.percent));
	return steps;
}

function totalSteps(result: StudentResult, scheme: Scheme): Step[] {
	const parts = result.parts.map(({ id, weight, percent }) =>
		step('part', { part: id, weight: plain(weight) }, percent)
	);
	const steps = [...parts, step('mean', {}, result.base)];
	const { points } = result.bonus;
	if (result.base && points.gt(0)) {
		const sum = result.base.add(points);
		steps.push(step('bonus', { points: plain(points), most: scheme.bonus.most }, sum));
		if (!sum.equals(result.total!)) steps.push(step('full', {}, result.total));
	}
	return steps;
}

/**
 * "Why this number?" for any cell, part or total of a student: its inputs, and each step to it, as data. The last
 * step's value is the figure.
 * @throws RangeError for a column or part that the book or the scheme does not know
 */
export function explain(book: Book, scheme: Scheme, student: string, target: Target): Explanation {
	const result = gradesOf(book, scheme, student);
	const explained = (value: Exact | null, steps: Step[], provisional: boolean): Explanation => ({
		...{ target, value: text(value), provisional, scheme: scheme.version, steps }
	});
	if (target === 'total')
		return explained(result.total, totalSteps(result, scheme), result.provisional);
	if ('part' in target) {
		const part = result.parts.find(({ id }) => id === target.part);
		if (!part) throw new RangeError(`no part ${target.part}`);
		const pending = part.cells.some(({ standing }) => standing === 'pending');
		const { cap } = scheme.parts.find(({ id }) => id === target.part)!;
		return explained(part.percent, partSteps(part, cap), pending);
	}
	if (!book.columns.some(({ id }) => id === target.column))
		throw new RangeError(`no column ${target.column}`);
	const extra = result.bonus.cells.find(({ column }) => column === target.column);
	if (extra) {
		const points = extra.cell.kind === 'score' ? exact(extra.cell.score) : null;
		const steps = cellSteps(book, student, extra).filter(({ rule }) => TO_A_SCORE.has(rule));
		const { most } = scheme.bonus;
		return explained(points, [...steps, step('points', { most }, points)], false);
	}
	const cell = result.parts
		.flatMap(({ cells }) => cells)
		.find(({ column }) => column === target.column);
	if (!cell) return explained(null, [step('unused', {}, null)], false);
	return explained(cell.percent, cellSteps(book, student, cell), cell.standing === 'pending');
}
