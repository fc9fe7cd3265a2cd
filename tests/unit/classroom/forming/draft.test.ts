import { describe, expect, it } from 'vitest';
import {
	available,
	largestGap,
	moveDraft,
	snake,
	startDraft,
	teamOf,
	type Draft,
	type DraftMove
} from '../../../../src/lib/classroom/forming/draft.ts';
import { skills } from './people.ts';

const person = (id: string, digits = '3333', ranking: string[] = []) => ({
	...{ id, skills: skills(digits), ranking }
});
const captains = ['A', 'B', 'C'].map((id) => person(id));
const students = Array.from({ length: 9 }, (_, i) => person(`s${i}`, '3333', ['B', 'A']));
const started = (over: Partial<Parameters<typeof startDraft>[2]> = {}, pool = students) =>
	startDraft(captains, pool, { turn: 60, contest: 10, ...over }, 0);
function after(draft: Draft, ...moves: DraftMove[]): Draft {
	return moves.reduce((current, move) => {
		const next = moveDraft(current, move);
		if ('refused' in next) throw new Error(`${next.refused} at ${move.at}`);
		return next;
	}, draft);
}
const pick = (captain: string, student: string, at: number): DraftMove => ({
	...{ type: 'pick', captain, student, at }
});
const contest = (captain: string, student: string, at: number): DraftMove => ({
	...{ type: 'contest', captain, student, at }
});
const log = (draft: Draft) => draft.assigned.map((a) => `${a.captain}${a.student} ${a.how}`);

describe('the captains’ draft', () => {
	it('goes back and forth like a snake, and fills larger teams last', () => {
		expect(snake(['A', 'B', 'C'], 12).join('')).toBe('ABCCBAABC');
		expect(snake(['A', 'B', 'C'], 14).join('')).toBe('ABCCBAABCBA');
		expect(snake(['A'], 1)).toEqual([]);
	});

	it('gives an uncontested student to the captain who picked', () => {
		const draft = after(started(), pick('A', 's0', 5), { type: 'tick', at: 15 });
		expect(log(draft)).toEqual(['As0 pick']);
		expect(draft.turns[0]).toBe('B');
		expect(draft.turnEnds).toBe(75);
	});

	it('asks the student’s own ranking when two want the same, and the winner pays with a turn', () => {
		const draft = after(started(), pick('A', 's0', 5), contest('B', 's0', 9), {
			type: 'tick',
			at: 15
		});
		expect(log(draft)).toEqual(['Bs0 contest']);
		expect(draft.turns.join('')).toBe('ACCBAABC');
		// A captain who is not ranked does not take a student from one who is, nor from another who is not.
		const kept = after(draft, pick('A', 's1', 20), contest('C', 's1', 25), {
			type: 'tick',
			at: 30
		});
		expect(log(kept)[1]).toBe('As1 pick');
	});

	it('refuses whoever is not on turn, students who are taken, and late claims', () => {
		const draft = started();
		expect(moveDraft(draft, pick('B', 's0', 5))).toEqual({ refused: 'draft.notYourTurn' });
		expect(moveDraft(draft, pick('A', 'zz', 5))).toEqual({ refused: 'draft.unknown' });
		expect(moveDraft(draft, contest('B', 's0', 5))).toEqual({ refused: 'draft.notPending' });
		const pending = after(draft, pick('A', 's0', 5));
		expect(moveDraft(pending, pick('A', 's1', 6))).toEqual({ refused: 'draft.pending' });
		expect(moveDraft(pending, contest('B', 's0', 15))).toEqual({ refused: 'draft.taken' });
	});

	it('is not troubled by double taps', () => {
		const once = after(started(), pick('A', 's0', 5), contest('B', 's0', 6));
		expect(after(once, pick('A', 's0', 7), contest('B', 's0', 8), contest('A', 's0', 8))).toEqual(
			once
		);
	});

	it('fills the largest gap of the team when the time is up, one turn at a time', () => {
		const pool = [person('s0', '3353'), person('s1', '5333', ['C']), person('s2', '5133', ['A'])];
		const draft = startDraft(
			[person('A', '1333'), person('B'), person('C')],
			pool,
			{ turn: 60, contest: 0 },
			0
		);
		expect(largestGap(draft, 'A')).toBe('language');
		expect(after(draft, { type: 'tick', at: 59 })).toBe(draft);
		const late = after(draft, { type: 'tick', at: 10_000 });
		expect(late.assigned[0]).toMatchObject({
			student: 's2',
			captain: 'A',
			how: 'auto',
			gap: 'language'
		});
		expect(late.turnEnds).toBe(10_060);
		expect(after(late, { type: 'tick', at: 10_000 })).toBe(late);
	});

	it('is undone step by step by the instructor', () => {
		const first = started({ contest: 0 });
		const two = after(first, pick('A', 's0', 5), pick('B', 's1', 6));
		const one = after(two, { type: 'undo', at: 7 });
		expect([log(one), one.turns[0], one.turnEnds]).toEqual([['As0 pick'], 'B', 67]);
		const none = after(one, { type: 'undo', at: 8 });
		expect(none.turns).toEqual(first.turns);
		expect(moveDraft(none, { type: 'undo', at: 9 })).toEqual({ refused: 'draft.nothingToUndo' });
		const pending = after(started(), pick('A', 's0', 5), { type: 'undo', at: 6 });
		expect([pending.pending, pending.assigned]).toEqual([null, []]);
	});

	it('ends with everybody in a team of the right size', () => {
		let draft = started();
		for (let at = 100; draft.turns.length > 0; at += 100)
			draft = after(draft, { type: 'tick', at });
		expect(available(draft)).toEqual([]);
		expect(captains.map(({ id }) => teamOf(draft, id).length)).toEqual([4, 4, 4]);
		expect(moveDraft(draft, pick('A', 's0', 9_999))).toEqual({ refused: 'draft.over' });
		expect(after(draft, { type: 'tick', at: 99_999 })).toBe(draft);
	});
});
