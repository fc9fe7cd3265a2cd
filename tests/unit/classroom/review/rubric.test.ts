import { describe, expect, it } from 'vitest';
import { exact, plain } from '../../../../src/lib/classroom/exact.ts';
import {
	aggregate,
	CIRCLES,
	circleOf,
	DEFAULT_ANONYMITY,
	seen
} from '../../../../src/lib/classroom/review/anonymity.ts';
import { changePairs, inspect } from '../../../../src/lib/classroom/review/allocation.ts';
import { commentProgress } from '../../../../src/lib/classroom/review/comment.ts';
import { readSheet, Rubric, sheetGrade } from '../../../../src/lib/classroom/review/rubric.ts';
import { both } from './sheets.ts';

const rubric = {
	criteria: [
		{
			...{ id: 'need', title: both('n'), weight: 3, kind: 'levels' },
			levels: [
				{ points: 0, anchor: both('not named') },
				{ points: 2, anchor: both('named') },
				{ points: 4, anchor: both('shown by figures') }
			]
		},
		{ id: 'price', title: both('p'), weight: 1, kind: 'yesNo' },
		{ id: 'advice', title: both('a'), weight: 0, kind: 'comment' }
	],
	comment: { minCharacters: 10, minWords: 6 }
} satisfies Rubric;
const sheet = {
	marks: { need: 2, price: true, advice: 'Show the sum.' },
	comment: 'You know your client very well.'
};

describe('a rubric', () => {
	it('grades a complete sheet', () => {
		const { marks, faults } = readSheet(Rubric.parse(rubric), sheet);
		expect(faults).toEqual([]);
		// (3 · 50 + 1 · 100) / 4
		expect(plain(sheetGrade(marks)!)).toBe('62.5');
	});

	it('names everything that is missing or impossible', () => {
		const { faults } = readSheet(rubric, { marks: { need: 3, advice: ' ' }, comment: 'Good' });
		expect(faults).toEqual([
			{ code: 'range', criterion: 'need' },
			{ code: 'missing', criterion: 'price' },
			{ code: 'missing', criterion: 'advice' },
			{ code: 'short', criterion: null }
		]);
	});

	it('is no rubric with an id twice, one level, or an empty range', () => {
		const [levels, price] = rubric.criteria;
		for (const criteria of [
			[levels, { ...price, id: 'need' }],
			[{ ...levels, levels: [{ points: 1, anchor: both('x') }] }],
			[{ id: 'x', title: both('x'), weight: 1, kind: 'points', min: 5, max: 5 }],
			[]
		])
			expect(Rubric.safeParse({ ...rubric, criteria }).success).toBe(false);
	});

	it('takes points with two decimals as they are written, and none with three', () => {
		const points = Rubric.parse({
			...rubric,
			comment: { minCharacters: 0, minWords: 0 },
			criteria: [{ id: 'p', title: both('p'), weight: 0.07, kind: 'points', min: 0, max: 10 }]
		});
		const read = (p: number) => readSheet(points, { marks: { p }, comment: '' });
		for (const p of [0.29, 1.1, 8.07, 9.99])
			expect(plain(read(p).marks[0]!.value)).toBe(plain(exact(p).mul(10)));
		for (const p of [0.123, 10.01, -1, Number.NaN]) expect(read(p).faults).toHaveLength(1);
	});

	it('has no grade where nothing counts', () => {
		const weightless = { ...rubric, criteria: [{ ...rubric.criteria[1]!, weight: 0 }] } as Rubric;
		expect(
			sheetGrade(readSheet(weightless, { marks: { price: true }, comment: '' }).marks)
		).toBeNull();
	});
});

describe('a comment', () => {
	const rule = { minCharacters: 10, minWords: 6 };
	it.each([
		['你们对客户的需求了解得很好', 0],
		['很好，很好！', 6],
		['好好好好好好好好好好好好', 9],
		['It’s a well-argued offer, thank you.', 0],
		['good good good good good good', 5],
		['Great!!! 👍👍👍👍👍👍', 5],
		['', 10],
		['你们的 pitch 很好 but the price is 高', 0]
	])('“%s” lacks %i', (text, missing) => {
		expect(commentProgress(text, rule).missing).toBe(missing);
	});

	it('may be left out where none is asked for', () => {
		expect(commentProgress('', { minCharacters: 0, minWords: 0 }).missing).toBe(0);
	});
});

describe('who sees a review', () => {
	const giver = { person: 'g', team: 'A' };
	const receiver = { person: null, team: 'B' };
	const person = (id: string, team: string | null, teaches = false) => ({ id, team, teaches });

	it('depends on how near somebody stands', () => {
		expect([
			circleOf(person('g', 'A'), giver, receiver),
			circleOf(person('h', 'A'), giver, receiver),
			circleOf(person('r', 'B'), giver, receiver),
			circleOf(person('x', null), giver, { person: null, team: null }),
			circleOf(person('t', null, true), giver, receiver)
		]).toEqual(['self', 'team', 'otherTeam', 'class', 'instructor']);
	});

	it('is by default everybody but the class, and the giver stays unknown to the receiver', () => {
		const table = CIRCLES.map((circle) => Object.values(seen(DEFAULT_ANONYMITY, circle, true)));
		expect(table).toEqual([
			[true, true, true],
			[true, true, true],
			[true, false, true],
			[false, false, false],
			[true, true, true]
		]);
	});

	it('is only giver and instructor before the reviews are published', () => {
		const open = { answer: [...CIRCLES], giver: [...CIRCLES], receiver: [...CIRCLES] };
		expect(CIRCLES.filter((circle) => seen(open, circle, false).answer)).toEqual([
			'self',
			'instructor'
		]);
	});

	it('shows no name without what it said', () => {
		const odd = { answer: [], giver: [...CIRCLES], receiver: [...CIRCLES] };
		expect(seen(odd, 'class', true)).toEqual({ answer: false, giver: false, receiver: false });
	});

	it('withholds a figure over fewer than three', () => {
		const count = (answers: readonly number[]) => aggregate(answers, (all) => all.length);
		expect([count([]), count([1, 2]), count([1, 2, 3])]).toEqual([null, null, 3]);
	});
});

describe('a change of the allocation by hand', () => {
	const pairs = [
		{ giver: 'a', receiver: 'b' },
		{ giver: 'b', receiver: 'c' },
		{ giver: 'c', receiver: 'a' }
	];
	it('refuses what makes no sense', () => {
		expect(changePairs(pairs, { add: { giver: 'a', receiver: 'a' } })).toEqual({
			refused: 'review.self'
		});
		expect(changePairs(pairs, { add: pairs[0]! })).toEqual({ refused: 'review.doubled' });
		expect(changePairs(pairs, { remove: { giver: 'b', receiver: 'a' } })).toEqual({
			refused: 'review.notAllocated'
		});
		expect(changePairs(pairs, { remove: pairs[0]! }, [pairs[0]!])).toEqual({
			refused: 'review.done'
		});
	});
	it('says which promise a legal change breaks', () => {
		const changed = changePairs(pairs, { add: { giver: 'b', receiver: 'a' } });
		if ('refused' in changed) throw new Error(changed.refused);
		expect(inspect(changed, ['a', 'b', 'c'], 1)).toEqual([
			{ code: 'reciprocal', pair: { giver: 'b', receiver: 'a' } },
			{ code: 'gets', member: 'a', count: 2 },
			{ code: 'gives', member: 'b', count: 2 }
		]);
	});
});
