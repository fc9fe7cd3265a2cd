import { describe, expect, it } from 'vitest';
import {
	heard,
	moveFloor,
	newFloor,
	shareOf,
	speaks,
	tap,
	type Floor,
	type FloorMove
} from '../../../../src/lib/classroom/speaking/floor.ts';
import { DEFAULT_SETTINGS, MAX_TAPS } from '../../../../src/lib/classroom/speaking/settings.ts';

/** Moves, each seen at the present step. */
function after(floor: Floor, ...moves: FloorMove[]): Floor {
	return moves.reduce((now, move) => {
		const next = moveFloor(now, DEFAULT_SETTINGS, move, now.step);
		if ('refused' in next) throw new Error(next.refused);
		return next;
	}, floor);
}
const ok = (outcome: ReturnType<typeof tap>): Floor => {
	if ('refused' in outcome) throw new Error(outcome.refused);
	return outcome;
};
const running = after(newFloor(['A', 'B']), { type: 'next', at: 0 }, { type: 'start', at: 0 });

describe('the floor', () => {
	it('does once what was pressed twice, and nothing for a page that is behind', () => {
		const again = moveFloor(running, DEFAULT_SETTINGS, { type: 'start', at: 9 }, running.step - 1);
		expect(again).toBe(running);
		const stale = moveFloor(running, DEFAULT_SETTINGS, { type: 'finish', at: 9 }, 0);
		expect(stale).toEqual({ refused: 'speaking.changed' });
		const other = { type: 'reorder', team: 'B', to: 0, at: 9 } as const;
		expect(moveFloor(running, DEFAULT_SETTINGS, other, running.step - 1)).toEqual({
			refused: 'speaking.changed'
		});
	});

	it('stops the language with the clock and lets it go on', () => {
		const spoken = ok(tap(running, 'A', 'en', 10_000));
		const paused = after(spoken, { type: 'pause', at: 40_000 });
		expect([speaks(spoken), speaks(paused)]).toEqual(['en', null]);
		const on = after(paused, { type: 'start', at: 100_000 });
		expect(speaks(on)).toBe('en');
		expect(shareOf(on, 'A', 130_000, 50)).toMatchObject({ en: 60_000, zh: 0, by: 'marker' });
		const defence = after(on, { type: 'defend', at: 130_000 });
		expect(tap(defence, 'A', 'zh', 131_000)).toEqual({ refused: 'speaking.standing' });
		expect(shareOf(defence, 'A', 999_000, 50)).toMatchObject({ en: 60_000 });
	});

	it('keeps no more taps than it holds', () => {
		let floor = running;
		for (let n = 0; n < MAX_TAPS + 5; n++) floor = ok(tap(floor, 'A', n % 2 ? 'zh' : 'en', n));
		expect(floor.taps.A).toHaveLength(MAX_TAPS);
	});

	it('puts a team in, takes it out, and sends one back that was called too early', () => {
		const back = after(running, { type: 'putBack', team: 'A', at: 5 });
		expect([back.turn, back.queue, heard(back)]).toEqual([null, ['A', 'B'], []]);
		const out = after(back, { type: 'dequeue', team: 'A', at: 6 });
		const twice = moveFloor(out, DEFAULT_SETTINGS, { type: 'dequeue', team: 'A', at: 7 }, out.step);
		expect(twice).toEqual({ refused: 'speaking.notWaiting' });
		const late = after(out, { type: 'enqueue', team: 'C', at: 8 });
		expect(after(late, { type: 'enqueue', team: 'C', at: 9 }).queue).toEqual(['B', 'C']);
		const wrong = moveFloor(
			late,
			DEFAULT_SETTINGS,
			{ type: 'putBack', team: 'A', at: 9 },
			late.step
		);
		expect(wrong).toEqual({ refused: 'speaking.nobody' });
	});
});
