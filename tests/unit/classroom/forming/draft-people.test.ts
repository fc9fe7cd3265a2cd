import { describe, expect, it } from 'vitest';
import {
	joinDraft,
	leadAnew,
	leaveDraft,
	resumeDraft
} from '../../../../src/lib/classroom/forming/draft-people.ts';
import {
	available,
	moveDraft,
	nextInstant,
	startDraft,
	teamOf,
	type Draft,
	type DraftMove
} from '../../../../src/lib/classroom/forming/draft.ts';
import { skills } from './people.ts';

const person = (id: string) => ({ id, skills: skills('3333'), ranking: ['B'] });
const captains = ['A', 'B', 'C'].map(person);
const started = (students = 9, contest = 0) =>
	startDraft(
		captains,
		Array.from({ length: students }, (_, i) => person(`s${i}`)),
		{ turn: 60, contest },
		0
	);
function after(draft: Draft, ...moves: DraftMove[]): Draft {
	return moves.reduce((current, move) => {
		const next = moveDraft(current, move);
		if ('refused' in next) throw new Error(next.refused);
		return next;
	}, draft);
}
const pick = (captain: string, student: string, at = 1): DraftMove => ({
	...{ type: 'pick', captain, student, at }
});
const led = (draft: Draft | { refused: string }): Draft => {
	if ('refused' in draft) throw new Error(draft.refused);
	return draft;
};
/** Plays to the end and says how large the teams are. */
function sizes(draft: Draft): number[] {
	for (let at = 1_000; draft.turns.length > 0; at += 100)
		draft = after(draft, { type: 'tick', at });
	expect(available(draft)).toEqual([]);
	return draft.captains.map(({ id }) => teamOf(draft, id).length);
}

describe('people of a draft', () => {
	it('leave while they are free: the largest team has a turn less', () => {
		const left = leaveDraft(started(10), 's0', 5);
		expect(left.turns.join('')).toBe('ABCCBAABC');
		expect(sizes(left)).toEqual([4, 4, 4]);
		expect(leaveDraft(left, 's0', 5)).toBe(left);
	});

	it('leave a team that has picked them: another team hands it a turn where that is fair', () => {
		const draft = after(started(8), pick('A', 's0'), pick('B', 's1'), pick('C', 's2'));
		const left = leaveDraft(draft, 's0', 5);
		expect(left.assigned.map((a) => a.student)).toEqual(['s1', 's2']);
		expect(left.turns).toHaveLength(5);
		expect(sizes(left).sort()).toEqual([3, 3, 4]);
	});

	it('leave while they are being picked: the captain has a whole turn again', () => {
		const left = leaveDraft(after(started(9, 10), pick('A', 's0')), 's0', 5);
		expect([left.pending, left.turns[0], nextInstant(left)]).toEqual([null, 'A', 65]);
	});

	it('come late, also when all turns had been taken', () => {
		expect(sizes(joinDraft(started(), person('late'), 5)).sort()).toEqual([4, 4, 5]);
		let over = started(3);
		over = after(over, pick('A', 's0'), pick('B', 's1'), pick('C', 's2'));
		expect(nextInstant(over)).toBeNull();
		const late = joinDraft(over, person('late'), 500);
		expect([late.turns.length, nextInstant(late)]).toEqual([1, 560]);
		expect(joinDraft(late, person('late'), 600)).toBe(late);
	});

	it('hand the lead to a member, and stay or go', () => {
		const draft = after(started(9, 10), pick('A', 's0'), { type: 'tick', at: 20 });
		const stays = led(leadAnew(draft, 'A', 's0', true, 30));
		expect(teamOf(stays, 's0').map(({ id }) => id)).toEqual(['s0', 'A']);
		expect(stays.turns).not.toContain('A');
		expect(sizes(stays)).toEqual([4, 4, 4]);
		const goes = led(leadAnew(draft, 'A', 's0', false, 30));
		expect(goes.students.some(({ id }) => id === 'A')).toBe(false);
		expect(sizes(goes).sort()).toEqual([3, 4, 4]);
	});

	it('are led by somebody free, also one who is just being picked', () => {
		const pending = after(started(9, 10), pick('A', 's0'));
		const next = led(leadAnew(pending, 'B', 's0', false, 30));
		expect([next.pending, next.turnEnds]).toEqual([null, 90]);
		const other = led(leadAnew(pending, 'A', 's1', false, 30));
		expect(other.pending).toMatchObject({ captain: 's1', student: 's0' });
		expect(leadAnew(pending, 'x', 's1', false, 30)).toEqual({ refused: 'draft.notLeading' });
		const taken = after(started(), pick('A', 's0'));
		expect(leadAnew(taken, 'B', 's0', false, 30)).toEqual({ refused: 'draft.unknown' });
		expect(leadAnew(taken, 'A', 'A', true, 30)).toBe(taken);
	});

	it('have a pause given back', () => {
		const draft = after(started(9, 10), pick('A', 's0'));
		expect(nextInstant(resumeDraft(draft, 5, 105))).toBe(111);
		expect(resumeDraft(started(), 20, 500).turnEnds).toBe(540);
		// It stopped because a captain had gone, at the very end of a turn.
		expect(resumeDraft(started(), 60, 500).turnEnds).toBe(560);
	});

	it('can be undone after somebody left', () => {
		const draft = after(started(), pick('A', 's0'), pick('B', 's1'));
		const left = leaveDraft(draft, 's0', 5);
		const undone = after(left, { type: 'undo', at: 6 });
		expect(undone.turns[0]).toBe('B');
		expect(undone.turns.length).toBe(available(undone).length);
		expect(sizes(undone).sort()).toEqual([3, 4, 4]);
	});
});
