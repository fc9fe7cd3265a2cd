import type { Crew } from '$lib/crew/crew.svelte';
import type { Frame } from '$lib/live/stream.svelte';

/** How long a desk waits before it asks about its team, at most, in milliseconds. */
const SOON = 250;
/** Where somebody of the team has gone is worth a question now and then, not each time. */
const NOW_AND_THEN = 4_000;

/** Loads what frames announce about the team; several in a row are one question. */
export function followCrew(crew: Pick<Crew, 'refresh' | 'facts'>) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let due = Infinity;
	const ask = (within: number) => {
		const at = Date.now() + Math.random() * within;
		if (at >= due) return;
		clearTimeout(timer);
		due = at;
		timer = setTimeout(() => {
			due = Infinity;
			void crew.refresh();
		}, at - Date.now());
	};
	return {
		/** @param frame null when something may have been missed */
		hear(frame: Frame | null): void {
			const { what, clock } = frame?.facts ?? {};
			if (what === 'presence') return ask(NOW_AND_THEN);
			// A new month changes which drafts count; an action changes what the others would be refused for.
			const own = frame === null || clock || what !== undefined;
			if (own || (frame.topic.startsWith('company:') && (crew.facts?.drafts.length ?? 0) > 0))
				ask(SOON);
		},
		stop(): void {
			clearTimeout(timer);
		}
	};
}
