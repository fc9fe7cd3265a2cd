import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formBalanced } from '../../src/lib/classroom/forming/balanced.ts';
import {
	moveDraft,
	startDraft,
	teamOf,
	type DraftMove
} from '../../src/lib/classroom/forming/draft.ts';
import { sizesOf, teamCounts } from '../../src/lib/classroom/forming/sizes.ts';
import type { Wish } from '../../src/lib/classroom/forming/questionnaire.ts';
import { stream } from '../../sim/kernel/random.ts';
import { drawn } from '../unit/classroom/forming/people.ts';

const setting = fc
	.record({ n: fc.integer({ min: 4, max: 40 }), seed: fc.string(), more: fc.nat(10) })
	.chain(({ n, seed, more }) => {
		const { fewest, most } = teamCounts(n)!;
		const id = fc.nat(n - 1).map((i) => `p${i}`);
		const wish = fc
			.tuple(fc.constantFrom('together' as const, 'apart' as const), id, id)
			.filter(([, a, b]) => a !== b)
			.map(([kind, a, b]): Wish => ({ kind, people: [a, b] }));
		return fc.record({
			n: fc.constant(n),
			seed: fc.constant(seed),
			teams: fc.constant(Math.min(most, fewest + more)),
			wishes: fc.array(wish, { maxLength: 8 })
		});
	});

describe('balanced forming', () => {
	it('places everybody once in sizes of 4–7 that differ by one at most, and keeps every wish', () => {
		fc.assert(
			fc.property(setting, ({ n, seed, teams, wishes }) => {
				const chance = stream(seed, 0, 'forming');
				const formed = formBalanced(drawn(n, seed), teams, wishes, chance);
				if ('refused' in formed) throw new Error(formed.refused);
				if ('infeasible' in formed) {
					expect(formed.infeasible.length).toBeGreaterThan(0);
					return;
				}
				expect(formed.teams.flat().sort()).toEqual(
					drawn(n, seed)
						.map((p) => p.id)
						.sort()
				);
				expect(formed.teams.map((team) => team.length)).toEqual(sizesOf(n, teams));
				for (const { kind, people } of wishes) {
					const at = people.map((p) => formed.teams.findIndex((team) => team.includes(p)));
					expect(at[0] === at[1]).toBe(kind === 'together');
				}
			}),
			{ numRuns: 150 }
		);
	});

	it('calls infeasible only what becomes possible without any one of the named wishes', () => {
		fc.assert(
			fc.property(setting, ({ n, seed, teams, wishes }) => {
				const people = drawn(n, seed);
				const form = (kept: readonly Wish[]) =>
					formBalanced(people, teams, kept, stream(seed, 0, 'forming'));
				const formed = form(wishes);
				fc.pre('infeasible' in formed);
				if (!('infeasible' in formed)) return;
				for (const wish of formed.infeasible)
					expect(form(formed.infeasible.filter((w) => w !== wish))).toHaveProperty('teams');
			}),
			{ numRuns: 40 }
		);
	});
});

describe('the captains’ draft', () => {
	const id = (kind: string, n: number) => fc.nat(n - 1).map((i) => `${kind}${i}`);
	const move: fc.Arbitrary<DraftMove> = fc.oneof(
		fc.record({
			type: fc.constantFrom('pick' as const, 'contest' as const),
			captain: id('c', 3),
			student: id('p', 11),
			at: fc.nat(50)
		}),
		fc.record({ type: fc.constantFrom('tick' as const, 'undo' as const), at: fc.nat(50) })
	);

	it('never loses a student or overfills a team, whatever is pressed, and always comes to its end', () => {
		fc.assert(
			fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
				const ranked = drawn(14, 'draft').map((p) => ({ ...p, ranking: ['c1', 'c2'] }));
				const captains = ranked.slice(11).map((p, i) => ({ ...p, id: `c${i}` }));
				let draft = startDraft(captains, ranked.slice(0, 11), { turn: 20, contest: 5 }, 0);
				let at = 0;
				for (const next of moves) {
					at += next.at;
					const moved = moveDraft(draft, { ...next, at });
					if (!('refused' in moved)) draft = moved;
					const students = draft.assigned.map((a) => a.student);
					expect(new Set(students).size).toBe(students.length);
					expect(draft.turns.length + students.length).toBe(11);
				}
				while (draft.turns.length > 0) {
					const moved = moveDraft(draft, { type: 'tick', at: (at += 20) });
					if ('refused' in moved) throw new Error(moved.refused);
					draft = moved;
				}
				expect(captains.map((c) => teamOf(draft, c.id).length)).toEqual([5, 5, 4]);
			})
		);
	});
});
