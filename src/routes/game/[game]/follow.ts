import type { LiveLink } from '$lib/game/live-link';
import type { Frame } from '$lib/live/stream.svelte';

/** How long phones wait before they ask, at most, in milliseconds: not all sixty in the same instant. */
const CLOCK = 300;
const PULSE = 1_500;

/** Loads what a frame announces, unless it is here already. */
export function followGame(
	link: Pick<LiveLink, 'seq' | 'refresh'>,
	frame: Frame | null,
	goOn: (game: string) => void
): void {
	const facts = frame?.facts ?? {};
	if (typeof facts.goesOnAt === 'string') return goOn(facts.goesOnAt);
	if (frame && typeof facts.seq === 'number' && facts.seq <= link.seq && !facts.clock) return;
	const spread = frame && !facts.clock && frame.topic.startsWith('game:') ? PULSE : CLOCK;
	setTimeout(() => void link.refresh(), Math.random() * spread);
}
