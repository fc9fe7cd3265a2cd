import { describe, expect, it } from 'vitest';
import { exact, plain, shown, type Exact } from '../../../../src/lib/classroom/exact.ts';
import { compute, gradesOf, whatIf } from '../../../../src/lib/classroom/grades/compute.ts';
import { curved, previewCurve, scaleToMean } from '../../../../src/lib/classroom/grades/curves.ts';
import { Scheme, type Book, type Cell } from '../../../../src/lib/classroom/grades/model.ts';
import {
	defaultScheme,
	override,
	saveScheme,
	schemeFault
} from '../../../../src/lib/classroom/grades/scheme.ts';
import { book, column, scheme, score } from './books.ts';

const text = (value: Exact | null) => value && plain(value);
const total = (b: Book, s: Scheme) => text(gradesOf(b, s, 's').total);
const abc = ['a', 'b', 'c'];

describe('a total', () => {
	it('is exact: thirds do not add up to 99.99', () => {
		const three = scheme({ x: ['33.4', ['a']], y: ['33.3', ['b']], z: ['33.3', ['c']] });
		const cells = { a: score('250/3'), b: score('250/3'), c: score('250/3') };
		const columns = abc.map((id) => column(id, { max: '250' }));
		expect(gradesOf(book(columns, cells), three, 's').total!.toFraction()).toBe('100/3');
	});

	it('rounds half up only where it is shown', () => {
		const b = book([column('a', { max: '1000' })], { a: score('899.95') });
		const { total: value } = gradesOf(b, scheme({ x: ['100', ['a']] }), 's');
		expect([shown(value!, 2), shown(value!, 1)]).toEqual(['90.00', '90.0']);
		expect(value!.equals('89.995')).toBe(true);
	});

	it.each<[string, Record<string, Cell>, boolean, string | null, boolean]>([
		['zero counts', { a: score('8'), b: score('0') }, true, '40', false],
		['missing in a closed column counts as nothing', { a: score('8') }, true, '40', false],
		['missing in an open column waits', { a: score('8') }, false, '80', true],
		['excused never counts', { a: score('8'), b: { kind: 'excused' } }, true, '80', false],
		[
			'all excused is no grade',
			{ a: { kind: 'excused' }, b: { kind: 'excused' } },
			true,
			null,
			false
		],
		['nothing yet is no grade', {}, false, null, true]
	])('%s', (_, cells, closed, value, provisional) => {
		const result = gradesOf(
			book([column('a', { closed }), column('b', { closed })], cells),
			scheme({ x: ['100', ['a', 'b']] }),
			's'
		);
		expect([text(result.total), result.provisional]).toEqual([value, provisional]);
	});

	it('leaves the lowest out, an excuse uses up no drop, and the last one stays', () => {
		const columns = abc.map((id) => column(id));
		const drop = (n: number) => scheme({ x: ['100', abc] }, { dropLowest: n });
		const cells = { a: score('4'), b: score('9'), c: score('7') };
		expect(total(book(columns, cells), drop(1))).toBe('80');
		expect(total(book(columns, cells), drop(9))).toBe('90');
		expect(total(book(columns, { ...cells, a: { kind: 'excused' } }), drop(1))).toBe('90');
		// What was not handed in is as low as can be.
		expect(total(book(columns, { b: score('9'), c: score('7') }), drop(1))).toBe('80');
		const dropped = gradesOf(book(columns, { ...cells, b: score('4') }), drop(1), 's');
		expect(dropped.parts[0]!.cells.map(({ standing }) => standing)).toEqual([
			...['dropped', 'counted', 'counted']
		]);
	});

	it('respects the caps of columns, of parts, and of itself', () => {
		const generous = [column('a', { cap: '120' }), column('b')];
		const cells = { a: score('13'), b: score('13') };
		const two = { x: ['50', ['a']], y: ['50', ['b']] } as Record<string, [string, string[]]>;
		const parts = (s: Scheme) =>
			gradesOf(book(generous, cells), s, 's').parts.map(({ percent }) => text(percent));
		expect(parts(scheme(two, { cap: '150' }))).toEqual(['120', '100']);
		expect(parts(scheme(two, { cap: '90' }))).toEqual(['90', '90']);
		expect(total(book(generous, cells), scheme(two, { cap: '150' }))).toBe('100');
	});

	it('adds bonus points up to a limit, and ends at 100', () => {
		const columns = [column('a'), column('d', { source: 'bonus', max: '5' })];
		const s = scheme({ x: ['100', ['a']] }, {}, { columns: ['d'], most: '3' });
		const of = (a: string, d: string) => total(book(columns, { a: score(a), d: score(d) }), s);
		expect([of('8', '2'), of('8', '4'), of('9.9', '3'), of('8', '-2')]).toEqual([
			...['82', '83', '100', '80']
		]);
	});

	it('follows an override, to an excuse as well as to a score', () => {
		const by = (cell: Cell) => ({ b: { cell, reason: 'ill', by: 't', at: 1 } });
		const columns = [column('a'), column('b')];
		const s = scheme({ x: ['100', ['a', 'b']] });
		const cells = { a: score('8'), b: score('2') };
		expect(total(book(columns, cells, by({ kind: 'excused' })), s)).toBe('80');
		expect(total(book(columns, cells, by(score('6'))), s)).toBe('70');
		expect(total(book(columns, cells, by({ kind: 'missing' })), s)).toBe('40');
	});
});

describe('a scheme', () => {
	const columns = abc.map((id) => column(id));
	it.each<[string, Scheme, object | null]>([
		['of weights that sum to 100', scheme({ x: ['60.5', ['a']], y: ['39.5', ['b']] }), null],
		[
			'of weights that do not',
			scheme({ x: ['60.1', ['a']], y: ['39.8', ['b']] }),
			{ refused: 'grades.sum', params: { sum: '99.9' } }
		],
		[
			'with a column twice',
			scheme({ x: ['60', ['a']], y: ['40', ['a']] }),
			{ refused: 'grades.columnTwice', params: { column: 'a' } }
		],
		[
			'with a column as part and as bonus',
			scheme({ x: ['100', ['a']] }, {}, { columns: ['a'], most: '5' }),
			{ refused: 'grades.columnTwice', params: { column: 'a' } }
		],
		[
			'with a stranger',
			scheme({ x: ['100', ['z']] }),
			{ refused: 'grades.columnUnknown', params: { column: 'z' } }
		],
		[
			'with a column that weighs nothing',
			scheme({ x: ['100', ['a']] }, { columns: [{ id: 'a', weight: '0' }] }),
			{ refused: 'grades.noWeight', params: { part: 'x' } }
		]
	])('%s', (_, s, fault) => {
		expect(schemeFault(Scheme.parse(s), columns)).toEqual(fault);
	});

	it('is by default process 40, result 20, quizzes 15, reviews 15, reflection 10', () => {
		const all = (
			['gameProcess', 'gameResult', 'quiz', 'reviewing', 'reflection', 'bonus'] as const
		).map((source) => column(source, { source }));
		const made = defaultScheme(all);
		expect(schemeFault(Scheme.parse(made), all)).toBeNull();
		expect(
			made.parts.map(({ id, weight, columns: c }) => [id, weight, c.map((x) => x.id)])
		).toEqual([
			['process', '40', ['gameProcess']],
			['result', '20', ['gameResult']],
			['quizzes', '15', ['quiz']],
			['reviews', '15', ['reviewing']],
			['reflection', '10', ['reflection']]
		]);
		expect(made.bonus.columns).toEqual(['bonus']);
	});

	it('is saved as a version of its own, and not twice', () => {
		const { version: _, ...first } = scheme({ x: ['100', ['a']] });
		const { version: __, ...second } = scheme({ x: ['70', ['a']], y: ['30', ['b']] });
		const save = (versions: Scheme[], weights: Omit<Scheme, 'version'>) => {
			const saved = saveScheme(versions, weights, columns);
			if ('refused' in saved) throw new Error(saved.refused);
			return saved;
		};
		const two = save(save([], first), second);
		expect(two.map(({ version, parts }) => [version, parts.length])).toEqual([
			[1, 1],
			[2, 2]
		]);
		expect(save(two, second)).toEqual(two);
		expect(save(two, first).at(-1)!.version).toBe(3);
		expect(saveScheme(two, { ...first, parts: [] }, columns)).toEqual({
			refused: 'grades.sum',
			params: { sum: '0' }
		});
	});

	it('can be tried before it is saved', () => {
		const b = book([column('a'), column('b')], { a: score('10'), b: score('5') });
		const [row] = whatIf(
			b,
			scheme({ x: ['50', ['a']], y: ['50', ['b']] }),
			scheme({ x: ['80', ['a']], y: ['20', ['b']] })
		);
		expect([text(row!.before), text(row!.after), text(row!.change)]).toEqual(['75', '90', '15']);
	});

	it('wants a reason for an override', () => {
		const made = { cell: score('1'), by: 't', at: 1 };
		expect(override({ ...made, reason: ' . ' })).toEqual({ refused: 'grades.reason' });
		expect(override({ ...made, reason: ' 病假 ' })).toMatchObject({ reason: '病假' });
	});
});

describe('a curve', () => {
	it.each([
		[{ kind: 'shift', points: '7.5' }, '60', '67.5'],
		[{ kind: 'shift', points: '50' }, '60', '100'],
		[{ kind: 'shift', points: '-70' }, '60', '0'],
		[{ kind: 'scale', factor: '5/4' }, '60', '75'],
		[{ kind: 'root' }, '64', '80'],
		[{ kind: 'root' }, '50', '70.7107'],
		[{ kind: 'root' }, '100', '100'],
		[{ kind: 'root' }, '0', '0']
	] as const)('%j makes %s %s', (curve, before, after) => {
		expect(plain(curved(curve, exact(before)))).toBe(after);
	});

	it('scales to a mean, and cannot where there is none', () => {
		const percents = [exact(40), exact(50), exact(60)];
		expect(scaleToMean(percents, exact(60))).toEqual({ kind: 'scale', factor: '1.2' });
		expect(scaleToMean([], exact(60))).toEqual({ refused: 'grades.noScores' });
		expect(scaleToMean([exact(0)], exact(60))).toEqual({ refused: 'grades.allZero' });
	});

	it('is previewed for each and for all', () => {
		const students = [40, 90, 80].map((p, i) => ({ student: `s${i}`, percent: exact(p) }));
		const preview = previewCurve({ kind: 'shift', points: '15' }, students);
		expect(preview.students.map(({ after }) => plain(after))).toEqual(['55', '100', '95']);
		expect([plain(preview.before!.mean), plain(preview.after!.mean)]).toEqual(['70', '83.3333']);
		expect([plain(preview.after!.median), preview.heldAtFull]).toEqual(['95', 1]);
		expect(previewCurve({ kind: 'root' }, []).after).toBeNull();
	});

	it('lifts what was handed in, never what was not', () => {
		const curve = { kind: 'shift', points: '20' } as const;
		const columns = [column('a', { curve }), column('b', { curve })];
		const result = gradesOf(
			book(columns, { a: score('0') }),
			scheme({ x: ['100', ['a', 'b']] }),
			's'
		);
		expect(result.parts[0]!.cells.map(({ percent }) => text(percent))).toEqual(['20', '0']);
	});
});

describe('a large class', () => {
	it('of 300 students and 40 columns is computed whole', () => {
		const columns = Array.from({ length: 40 }, (_, i) => column(`c${i}`, { max: '100' }));
		const students = Array.from({ length: 300 }, (_, i) => `s${i}`);
		const cells = Object.fromEntries(
			students.map((s, i) => [
				s,
				Object.fromEntries(
					columns.map(({ id }, c) => [id, score(String(((i * 7 + c * 13) % 1001) / 10))])
				)
			])
		);
		const ids = columns.map(({ id }) => id);
		const s = scheme({ x: ['60', ids.slice(0, 20)], y: ['40', ids.slice(20)] }, { dropLowest: 2 });
		const grades = compute({ columns, students, cells, overrides: {} }, s);
		expect(grades.map(({ total: t }) => t !== null)).toEqual(Array(300).fill(true));
	});
});
