import { invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';
import { LiveStream } from './stream.svelte';

/** Sixty phones hear of a change at once and must not all ask at once. Milliseconds. */
const SPREAD = 600;
/** How long to let a change of page finish: loading again in the middle of it would call it off. Milliseconds. */
const AGAIN = 200;

/**
 * Loads the data of the page again soon after a topic has changed; several changes in a row are one load.
 * @returns the way to stop
 */
export function reloadOn(topics: readonly string[], spread = SPREAD): () => void {
	let waiting: ReturnType<typeof setTimeout> | undefined;
	const reload = () => {
		waiting = undefined;
		if (navigating.to) waiting = setTimeout(reload, AGAIN);
		else void invalidateAll();
	};
	const stream = new LiveStream(topics, () => {
		waiting ??= setTimeout(reload, Math.random() * spread);
	});
	return () => {
		clearTimeout(waiting);
		stream.close();
	};
}

/**
 * Loads the data of the page again once in a while, for what moves without anybody doing anything.
 * @param every milliseconds
 * @returns the way to stop
 */
export function reloadEvery(every: number): () => void {
	const timer = setInterval(() => {
		if (!navigating.to) void invalidateAll();
	}, every);
	return () => clearInterval(timer);
}
