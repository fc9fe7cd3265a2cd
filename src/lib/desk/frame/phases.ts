import DoorOpen from '@lucide/svelte/icons/door-open';
import Eye from '@lucide/svelte/icons/eye';
import Lock from '@lucide/svelte/icons/lock';
import Pause from '@lucide/svelte/icons/pause';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import type { Phase } from '#sim/world/state.ts';
import { m } from '$lib/paraglide/messages';
import type { Icon, Tone } from '$lib/ui/types';

interface Look {
	label: () => string;
	tone: Tone;
	icon: Icon;
}

const LOOKS: Record<Phase, Look> = {
	prepare: { label: m.desk_frame_phase_prepare, tone: 'info', icon: PencilLine },
	open: { label: m.desk_frame_phase_open, tone: 'good', icon: DoorOpen },
	paused: { label: m.desk_frame_phase_paused, tone: 'warn', icon: Pause },
	locked: { label: m.desk_frame_phase_locked, tone: 'neutral', icon: Lock },
	settled: { label: m.desk_frame_phase_settled, tone: 'neutral', icon: Lock },
	revealed: { label: m.desk_frame_phase_revealed, tone: 'warn', icon: Eye }
};

/** How a phase of the month is named and shown. */
export const phaseLook = (phase: Phase): Look => LOOKS[phase];
