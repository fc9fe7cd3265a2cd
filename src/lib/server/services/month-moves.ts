import { coverAbsence, coverPreparation } from '#sim/bots/absence.ts';
import { moveMonth, playBotSeats } from '#sim/bots/driver.ts';
import type { Refusal } from '#sim/kernel/refusals.ts';
import { contested } from '#sim/view/public.ts';
import type { Turn } from '../host/live-game.ts';

/** What an instructor does with the clock. */
export const MOVES = [
	'openMonth',
	'pauseMonth',
	'resumeMonth',
	'lockMonth',
	'revealNext',
	'revealMonth',
	'prepareMonth',
	'cleanStart',
	'endGame'
] as const;
export type Move = (typeof MOVES)[number];

export type Moved = { ok: true } | { ok: false; refusal: Refusal };

type Step = (turn: Turn, at: Date) => Moved;

const OK: Moved = { ok: true };

/** A command of the month machine by its own id; a repeated press is refused by the phase. */
function own(turn: Turn, type: string): Moved {
	const { month, practice } = turn.game.state;
	const id = `${type}-${practice ? 'p' : ''}${month}-${turn.game.state.seq}`;
	const outcome = turn.game.submit({ type, team: null, id });
	return outcome.ok ? OK : outcome;
}

/** Every move with all that belongs to it: bots act, absent companies are covered, the clock is set. */
export const STEPS: Readonly<Record<Move, Step>> = {
	openMonth(turn, at) {
		const { game, row, set } = turn;
		if (game.state.phase === 'revealed') moveMonth(game, 'prepareMonth');
		if (game.state.phase === 'prepare') {
			playBotSeats(game);
			coverPreparation(game);
		}
		const moved = own(turn, 'openMonth');
		if (!moved.ok) return moved;
		playBotSeats(game);
		const deadline = row.monthSeconds ? new Date(at.getTime() + row.monthSeconds * 1000) : null;
		set({ deadline, pausedLeft: null, revealed: -1 });
		return OK;
	},
	pauseMonth(turn, at) {
		const moved = own(turn, 'pauseMonth');
		const { deadline } = turn.row;
		if (moved.ok)
			turn.set({
				deadline: null,
				pausedLeft: deadline ? Math.max(0, deadline.getTime() - at.getTime()) : null
			});
		return moved;
	},
	resumeMonth(turn, at) {
		const moved = own(turn, 'resumeMonth');
		const { pausedLeft } = turn.row;
		if (moved.ok)
			turn.set({
				deadline: pausedLeft === null ? null : new Date(at.getTime() + pausedLeft),
				pausedLeft: null
			});
		return moved;
	},
	lockMonth(turn) {
		// Absent companies act in the open month, as their policy says.
		if (turn.game.state.phase === 'paused') own(turn, 'resumeMonth');
		coverAbsence(turn.game);
		const moved = own(turn, 'lockMonth');
		if (moved.ok) turn.set({ deadline: null, pausedLeft: null, revealed: 0 });
		return moved;
	},
	revealNext(turn) {
		const { row, game, set } = turn;
		const last = contested(game.world).length;
		if (game.state.phase !== 'settled') return own(turn, 'revealMonth');
		if (row.revealed < last) set({ revealed: row.revealed + 1 });
		return OK;
	},
	revealMonth(turn) {
		const moved = own(turn, 'revealMonth');
		if (moved.ok) turn.set({ revealed: -1 });
		return moved;
	},
	prepareMonth: (turn) => own(turn, 'prepareMonth'),
	cleanStart(turn) {
		const moved = own(turn, 'cleanStart');
		if (moved.ok) turn.set({ deadline: null, pausedLeft: null, revealed: -1 });
		return moved;
	},
	endGame(turn, at) {
		if (turn.game.state.phase === 'settled') own(turn, 'revealMonth');
		const over = { deadline: null, pausedLeft: null, opensAt: null, nextMoveAt: null };
		turn.set({ ...over, status: 'ended', endedAt: at });
		return OK;
	}
};
