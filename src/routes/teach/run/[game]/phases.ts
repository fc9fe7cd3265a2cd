import type { ConsoleFacts } from '$lib/game/live-types';
import { m } from '$lib/paraglide/messages';

const NAMES: Record<ConsoleFacts['view']['phase'], () => string> = {
	prepare: m.console_phase_prepare,
	open: m.console_phase_open,
	paused: m.console_phase_paused,
	locked: m.console_phase_settled,
	settled: m.console_phase_settled,
	revealed: m.console_phase_revealed
};

/** The state of the month, or of a game that is over. */
export const phaseName = ({ lesson, view }: Pick<ConsoleFacts, 'lesson' | 'view'>): string =>
	lesson.status === 'running' ? NAMES[view.phase]() : m.console_phase_ended();
