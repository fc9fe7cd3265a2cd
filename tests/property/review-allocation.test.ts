import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	allocate,
	inspect,
	mostReviews,
	type Pair
} from '../../src/lib/classroom/review/allocation.ts';
import { withdraw } from '../../src/lib/classroom/review/withdrawal.ts';
import { stream } from '../../sim/kernel/random.ts';

const members = (n: number) => Array.from({ length: n }, (_, i) => `t${i}`);
function allocated(n: number, k: number, week: number, seed: string): Pair[] {
	const pairs = allocate(members(n), k, week, stream(seed, 0, 'reviews'));
	if ('refused' in pairs) throw new Error(pairs.refused);
	return pairs;
}
const key = ({ giver, receiver }: Pair) => `${giver}>${receiver}`;
const setting = fc
	.record({ n: fc.integer({ min: 3, max: 60 }), seed: fc.string(), week: fc.nat(40) })
	.chain((s) => fc.record({ ...constant(s), k: fc.integer({ min: 1, max: mostReviews(s.n) }) }));
const constant = <T extends object>(values: T) =>
	Object.fromEntries(Object.entries(values).map(([k, v]) => [k, fc.constant(v)])) as {
		[K in keyof T]: fc.Arbitrary<T[K]>;
	};

describe('the allocation of reviews', () => {
	it('for every n from 3 to 30, every k and week: k given, k got, nobody oneself, no two each other', () => {
		for (let n = 3; n <= 30; n++)
			for (let k = 1; k <= mostReviews(n); k++)
				for (const week of [0, 1, 2, 7])
					expect(inspect(allocated(n, k, week, 'term'), members(n), k)).toEqual([]);
	});

	it('holds beyond, for any seed', () => {
		fc.assert(
			fc.property(setting, ({ n, k, week, seed }) => {
				expect(inspect(allocated(n, k, week, seed), members(n), k)).toEqual([]);
			})
		);
	});

	it('is the same for the same seed', () => {
		fc.assert(
			fc.property(setting, ({ n, k, week, seed }) => {
				expect(allocated(n, k, week, seed)).toEqual(allocated(n, k, week, seed));
			})
		);
	});

	it('lets nobody review the same work again before the circle is walked through', () => {
		for (let n = 3; n <= 30; n++)
			for (let k = 1; k <= mostReviews(n); k++) {
				const weeks = Math.floor((2 * mostReviews(n)) / k);
				const all = Array.from({ length: weeks }, (_, w) => allocated(n, k, w, 'term')).flat();
				expect(new Set(all.map(key)).size).toBe(n * k * weeks);
			}
	});
});

describe('a withdrawal', () => {
	it('for every n from 4 to 30 that still allows it, leaves a faultless allocation', () => {
		for (let n = 4; n <= 30; n++)
			for (let k = 1; k <= mostReviews(n - 1); k++)
				for (const seed of ['a', 'b', 'c']) {
					const pairs = allocated(n, k, 0, seed);
					const repaired = withdraw(pairs, 't1');
					const left = members(n).filter((id) => id !== 't1');
					expect([n, k, inspect(repaired.pairs, left, k)]).toEqual([n, k, []]);
					expect(repaired.short).toEqual({ givers: [], receivers: [] });
				}
	});

	it('changes little: with room enough, only the reviews of who left are given anew', () => {
		for (let n = 8; n <= 30; n++)
			for (let k = 1; k <= Math.floor(n / 4); k++) {
				const { added, removed } = withdraw(allocated(n, k, 0, 'x'), 't1');
				expect([n, k, added.length, removed.length]).toEqual([n, k, k, 2 * k]);
			}
	});

	it('never touches a written review, breaks no rule, and names everybody who falls short', () => {
		fc.assert(
			fc.property(setting, fc.infiniteStream(fc.boolean()), ({ n, k, week, seed }, written) => {
				const pairs = allocated(n, k, week, seed);
				const done = pairs.filter(() => written.next().value);
				const { pairs: now, short } = withdraw(pairs, 't0', done);
				expect(done.every((pair) => now.some((p) => key(p) === key(pair)))).toBe(true);
				const faults = inspect(now, members(n), k).filter(
					(fault) => !('member' in fault && fault.member === 't0')
				);
				expect(faults.filter((fault) => 'pair' in fault)).toEqual([]);
				const lacking = (code: 'gives' | 'gets') =>
					faults.flatMap((f) => (f.code === code ? Array<string>(k - f.count).fill(f.member) : []));
				expect(lacking('gives').sort()).toEqual([...short.givers].sort());
				expect(lacking('gets').sort()).toEqual([...short.receivers].sort());
			})
		);
	});
});
