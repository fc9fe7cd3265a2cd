import type { Phase } from '#sim/world/state.ts';
import { m } from '$lib/paraglide/messages';
import type { Desk } from '../desk.svelte';

/** What this person can do next with the month; `wait` when the clock is in other hands. */
export type Move = 'open' | 'close' | 'results' | 'next' | 'report' | 'wait';

/** The next move; after a closing, the results come before the preparation of the next month. */
export function nextMove(desk: Pick<Desk, 'view' | 'reviewed' | 'link'>): Move {
	const { phase, month, over } = desk.view;
	if (over) return 'report';
	if (phase === 'revealed' && desk.reviewed !== month) return 'results';
	if (!desk.link.clock) return 'wait';
	if (phase === 'prepare') return 'open';
	if (phase === 'open') return 'close';
	return phase === 'revealed' ? 'next' : 'wait';
}

const WAITING: Record<Phase, () => string> = {
	prepare: m.desk_frame_waiting_open,
	open: m.desk_frame_waiting_close,
	paused: m.desk_frame_waiting_paused,
	locked: m.desk_frame_waiting_settled,
	settled: m.desk_frame_waiting_settled,
	revealed: m.desk_frame_waiting_open
};

export const waitingText = (phase: Phase): string => WAITING[phase]();
