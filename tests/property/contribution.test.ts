import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact } from '../../src/lib/classroom/exact.ts';
import {
	LEAST_FACTOR,
	MOST_FACTOR,
	strictFactor,
	webPaScore
} from '../../src/lib/classroom/contribution/factors.ts';
import { contributionFlags } from '../../src/lib/classroom/contribution/flags.ts';
import type { Ratings } from '../../src/lib/classroom/contribution/ratings.ts';

const row = (n: number) => fc.array(fc.nat(100), { minLength: n, maxLength: n });
/** Teams of 1–7 in which some are silent, and another row for the first member. */
const team = fc
	.integer({ min: 1, max: 7 })
	.chain((n) =>
		fc.tuple(fc.array(fc.option(row(n)), { minLength: n, maxLength: n }), fc.option(row(n)))
	);

function ratings(rows: (number[] | null)[]): Ratings {
	const members = rows.map((_, i) => `m${i}`);
	const points = (given: number[]) =>
		Object.fromEntries(members.map((m, i) => [m, exact(given[i]!)]));
	const given = rows.flatMap((r, i) => (r ? [[members[i]!, points(r)] as const] : []));
	return { members, rows: Object.fromEntries(given) };
}
const runs = { numRuns: 1_000 };

describe('the strict factor', () => {
	it('of 1,000 random teams never moves with a member’s own row or silence', () => {
		fc.assert(
			fc.property(team, ([rows, other]) => {
				const before = strictFactor(ratings(rows), 'm0');
				expect(strictFactor(ratings([other, ...rows.slice(1)]), 'm0')).toEqual(before);
			}),
			runs
		);
	});

	it('stays within its bounds, and is 1 where fewer than two others rated', () => {
		fc.assert(
			fc.property(team, ([rows]) => {
				const { factor, raters, tooFew } = strictFactor(ratings(rows), 'm0');
				expect(factor.gte(LEAST_FACTOR) && factor.lte(MOST_FACTOR)).toBe(true);
				expect(raters).toBe(rows.slice(1).filter(Boolean).length);
				expect(tooFew).toBe(raters < 2);
				if (tooFew) expect(factor.equals(1)).toBe(true);
			}),
			runs
		);
	});

	it('is the same when a rater uses another scale', () => {
		fc.assert(
			fc.property(team, fc.integer({ min: 1, max: 9 }), ([rows], scale) => {
				const scaled = rows.map((r, i) => (i === 1 && r ? r.map((p) => p * scale) : r));
				const [a, b] = [ratings(rows), ratings(scaled)];
				expect(strictFactor(b, 'm0')).toEqual(strictFactor(a, 'm0'));
			})
		);
	});
});

describe('WebPA', () => {
	it('shares out exactly as much as there are members', () => {
		fc.assert(
			fc.property(team, ([rows]) => {
				const r = ratings(rows);
				const total = r.members.reduce((t, m) => t.add(webPaScore(r, m)), exact(0));
				expect(total.equals(r.members.length)).toBe(true);
			})
		);
	});
});

describe('the flags', () => {
	it('call silent exactly those who are, whatever the ratings', () => {
		fc.assert(
			fc.property(team, ([rows]) => {
				const silent = contributionFlags(ratings(rows)).flatMap((f) =>
					f.code === 'silent' ? [f.member] : []
				);
				expect(silent).toEqual(rows.flatMap((r, i) => (r ? [] : [`m${i}`])));
			})
		);
	});
});
