import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/lib/classroom/grades/explain.ts';
import { book, column, scheme, score } from './books.ts';

const columns = [
	column('q1', { curve: { kind: 'shift', points: '5' } }),
	column('q2'),
	column('task', { source: 'task', max: '100', closed: false }),
	column('extra', { source: 'bonus' }),
	column('spare')
];
const cells = {
	q1: score('9.8'),
	q2: {
		kind: 'score' as const,
		score: '4',
		basis: { rule: 'quiz.best', inputs: { attempts: '3', best: '4' } }
	},
	extra: score('2')
};
const s = scheme(
	{ quizzes: ['60', ['q1', 'q2']], process: ['40', ['task']] },
	{},
	{ columns: ['extra'], most: '5' }
);
const b = book(columns, cells, {
	q2: { cell: score('6'), reason: 'question 3 was wrong', by: 'p-teacher', at: 17 }
});
const steps = (target: Parameters<typeof explain>[3], of = b) =>
	explain(of, s, 's', target).steps.map(({ rule, params, value }) =>
		[rule, ...Object.entries(params).map(([k, v]) => `${k}=${v}`), '→', value].join(' ')
	);

describe('why this number?', () => {
	it('of a cell: its score, its curve, its cap', () => {
		expect(explain(b, s, 's', { column: 'q1' })).toMatchObject({ value: '100', scheme: 1 });
		expect(steps({ column: 'q1' })).toEqual([
			'ratio score=9.8 max=10 → 98',
			'shift points=5 → 100'
		]);
	});

	it('of an overridden cell: what the source said, who changed it and why', () => {
		expect(steps({ column: 'q2' })).toEqual([
			'basis rule=quiz.best attempts=3 best=4 → 4',
			'override reason=question 3 was wrong by=p-teacher at=17 before=4 after=6 → 6',
			'ratio score=6 max=10 → 60'
		]);
	});

	it('of an empty cell: that it waits, counts as nothing, is excused, or is not used', () => {
		expect(explain(b, s, 's', { column: 'task' })).toMatchObject({
			value: null,
			provisional: true,
			steps: [{ rule: 'pending' }]
		});
		const closed = book([column('q1'), ...columns.slice(1)], { q2: { kind: 'excused' } });
		expect(steps({ column: 'q1' }, closed)).toEqual(['zero → 0']);
		expect(steps({ column: 'q2' }, closed)).toEqual(['excused → ']);
		expect(steps({ column: 'spare' })).toEqual(['unused → ']);
	});

	it('of a part and of the total', () => {
		expect(steps({ part: 'quizzes' })).toEqual([
			'entry column=q1 weight=1 standing=counted → 100',
			'entry column=q2 weight=1 standing=counted → 60',
			'mean → 80'
		]);
		expect(steps('total')).toEqual([
			'part part=quizzes weight=60 → 80',
			'part part=process weight=40 → ',
			'mean → 80',
			'bonus points=2 most=5 → 82'
		]);
		expect(explain(b, s, 's', 'total')).toMatchObject({ value: '82', provisional: true });
		expect(steps({ column: 'extra' })).toEqual(['points most=5 → 2']);
	});

	it('is an error of the caller for a column or part nobody knows', () => {
		expect(() => explain(b, s, 's', { column: 'zz' })).toThrow(RangeError);
		expect(() => explain(b, s, 's', { part: 'zz' })).toThrow(RangeError);
	});
});
