import type { GameRow } from '../stores/games.ts';
import type { Turn } from '../host/live-game.ts';
import { STEPS, type Move, type Moved } from './month-moves.ts';
import { Refused } from './refused.ts';

/** Break between two months where nobody chose one, in seconds. */
export const BREAK = 120;
/** Length of a month and of a break, in seconds. */
export const LIMITS = { month: { min: 60, max: 86_400 }, rest: { min: 10, max: 7_200 } } as const;

/** How the months follow each other. */
export interface AutoChoice {
	on: boolean;
	/** Length of an open month, seconds. */
	monthSeconds?: number;
	/** Between the results of a month and the next one, seconds. */
	breakSeconds?: number;
}

const within = (value: number, { min, max }: { min: number; max: number }): boolean =>
	Number.isInteger(value) && value >= min && value <= max;

/** @throws Refused `game.monthLength`, `game.breakLength` with the limits in minutes */
export function checkAuto({ on, monthSeconds, breakSeconds }: AutoChoice): void {
	if (!on) return;
	const { month, rest } = LIMITS;
	if (monthSeconds === undefined || !within(monthSeconds, month))
		throw new Refused('game.monthLength', 'minutes', { max: month.max / 60 });
	if (breakSeconds !== undefined && !within(breakSeconds, rest))
		throw new Refused('game.breakLength', 'pause', { max: rest.max / 60 });
}

/** What comes next by itself in a month that is not open; null where nothing does. */
function nextOf({ game }: Turn): Move | null {
	const { phase, over, practice } = game.state;
	if (phase === 'settled') return 'revealMonth';
	// After practice somebody has to press Clean start.
	if (phase === 'revealed' && over) return practice ? null : 'endGame';
	if (phase === 'revealed') return 'prepareMonth';
	return phase === 'prepare' ? 'openMonth' : null;
}

/**
 * When the next move is due: results follow the lock at once; then half of the break is theirs and the other half is
 * for preparing, because sealed claims are made before a month opens.
 */
function dueAt({ game, row }: Turn, at: Date): Date | null {
	const { phase } = game.state;
	if (phase === 'settled') return at;
	if (phase !== 'revealed' && phase !== 'prepare') return null;
	return new Date(at.getTime() + ((row.breakSeconds ?? BREAK) * 1000) / 2);
}

/** Sets when the next move comes by itself, after a move by whomever. Changes nothing in a game led by hand. */
export function planNext(turn: Turn, at: Date): void {
	const { auto, status } = turn.row;
	if (auto && status === 'running') turn.set({ nextMoveAt: dueAt(turn, at), opensAt: null });
}

/** A move by hand or by itself, with what it means for the moves after it. */
export function makeMove(turn: Turn, move: Move, at: Date): Moved {
	const done = STEPS[move](turn, at);
	if (done.ok) {
		// Envelopes are opened by hand: the results wait for the last of them.
		if (move !== 'revealNext') planNext(turn, at);
		else if (turn.row.nextMoveAt) turn.set({ nextMoveAt: null });
	}
	return done;
}

/** Whether the row says that a move is due by itself. */
export const moveIsDue = ({ opensAt, nextMoveAt }: Readonly<GameRow>, at: Date): boolean =>
	[opensAt, nextMoveAt].some((due) => due !== null && due <= at);

/** Makes the move that is due. What cannot be done is not tried again: the console takes over. */
export function moveByItself(turn: Turn, at: Date): void {
	const move = nextOf(turn);
	const done = turn.row.auto && move ? makeMove(turn, move, at) : null;
	if (!done?.ok) turn.set({ nextMoveAt: null, opensAt: null });
}

/** Lets the months follow each other from now on, or stops that. A clock that runs is left alone. */
export function setAuto(turn: Turn, choice: AutoChoice, at: Date): void {
	if (!choice.on) return turn.set({ auto: false, nextMoveAt: null, opensAt: null });
	const { monthSeconds, breakSeconds = BREAK } = choice;
	turn.set({ auto: true, monthSeconds: monthSeconds ?? null, breakSeconds });
	const { row, game } = turn;
	if (game.state.phase === 'open' && !row.deadline)
		turn.set({ deadline: new Date(at.getTime() + monthSeconds! * 1000) });
	else planNext(turn, at);
}

/** Makes the wait for the next move longer or shorter by `ms`; nothing where none is waited for. */
export function shiftNext({ row, set }: Turn, ms: number, at: Date): void {
	const moved = (due: Date | null) => due && new Date(Math.max(at.getTime(), due.getTime() + ms));
	if (row.opensAt || row.nextMoveAt)
		set({ opensAt: moved(row.opensAt), nextMoveAt: moved(row.nextMoveAt) });
}
