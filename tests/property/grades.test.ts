import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, plain } from '../../src/lib/classroom/exact.ts';
import { compute, gradesOf } from '../../src/lib/classroom/grades/compute.ts';
import { curved } from '../../src/lib/classroom/grades/curves.ts';
import { explain } from '../../src/lib/classroom/grades/explain.ts';
import type { Book, Cell, Column, Curve, Scheme } from '../../src/lib/classroom/grades/model.ts';

const decimal = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((n) => String(n / 100));
const cell: fc.Arbitrary<Cell> = fc.oneof(
	decimal(12).map((score): Cell => ({ kind: 'score', score })),
	fc.constantFrom<Cell>({ kind: 'missing' }, { kind: 'excused' })
);
const curve: fc.Arbitrary<Curve> = fc.oneof(
	fc.integer({ min: -30, max: 30 }).map((n): Curve => ({ kind: 'shift', points: String(n) })),
	fc.integer({ min: 1, max: 40 }).map((n): Curve => ({ kind: 'scale', factor: `${n}/20` })),
	fc.constant<Curve>({ kind: 'root' })
);
const column = fc.record({ closed: fc.boolean(), curve: fc.option(curve, { nil: undefined }) });
/** A class of one, six columns in two parts, the last column a bonus. */
const setting = fc
	.record({
		columns: fc.array(column, { minLength: 6, maxLength: 6 }),
		cells: fc.array(cell, { minLength: 6, maxLength: 6 }),
		weight: fc.integer({ min: 0, max: 100 }),
		dropLowest: fc.nat(3)
	})
	.map(({ columns, cells, weight, dropLowest }) => {
		const ids = columns.map((_, i) => `c${i}`);
		const made: Column[] = columns.map((c, i) => ({
			...{ id: ids[i]!, source: 'quiz' as const, max: '12' },
			...c
		}));
		const part = (id: string, w: number, of: string[]) => ({
			...{ id, weight: String(w), cap: '100', dropLowest },
			columns: of.map((c) => ({ id: c, weight: '1' }))
		});
		const scheme: Scheme = {
			version: 1,
			parts: [part('x', weight, ids.slice(0, 2)), part('y', 100 - weight, ids.slice(2, 5))],
			bonus: { columns: ids.slice(5), most: '5' }
		};
		const book: Book = {
			columns: made,
			students: ['s'],
			cells: { s: Object.fromEntries(cells.map((c, i) => [ids[i]!, c])) },
			overrides: {}
		};
		return { book, scheme };
	});

describe('grades', () => {
	it('lie between 0 and 100, or are none', () => {
		fc.assert(
			fc.property(setting, ({ book, scheme }) => {
				const { total } = compute(book, scheme)[0]!;
				expect(total === null || (total.gte(0) && total.lte(100))).toBe(true);
			})
		);
	});

	it('are explained by steps that end at the figure', () => {
		fc.assert(
			fc.property(setting, ({ book, scheme }) => {
				const targets = ['total', { part: 'x' }, ...book.columns.map(({ id }) => ({ column: id }))];
				for (const target of targets as Parameters<typeof explain>[3][]) {
					const { value, steps } = explain(book, scheme, 's', target);
					expect(steps.at(-1)!.value).toBe(value);
				}
				const { total } = gradesOf(book, scheme, 's');
				expect(explain(book, scheme, 's', 'total').value).toBe(total && plain(total));
			})
		);
	});

	it('never fall when a score rises', () => {
		fc.assert(
			fc.property(setting, decimal(12), ({ book, scheme }, better) => {
				const own = book.cells.s!.c0!;
				fc.pre(own.kind === 'score' && Number(better) >= Number(own.score));
				const higher = { ...book.cells.s!, c0: { kind: 'score' as const, score: better } };
				const before = gradesOf(book, scheme, 's').total;
				const after = gradesOf({ ...book, cells: { s: higher } }, scheme, 's').total;
				expect(before === null || after!.gte(before)).toBe(true);
			})
		);
	});
});

describe('curves', () => {
	it('keep the order and stay between 0 and 100', () => {
		fc.assert(
			fc.property(curve, decimal(100), decimal(100), (c, a, b) => {
				const [x, y] = [curved(c, exact(a)), curved(c, exact(b))];
				if (Number(a) <= Number(b)) expect(x.lte(y)).toBe(true);
				expect(x.gte(0) && x.lte(100)).toBe(true);
			})
		);
	});
});
