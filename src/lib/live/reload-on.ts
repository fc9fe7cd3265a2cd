import { invalidateAll } from '$app/navigation';
import { LiveStream } from './stream.svelte';

/** Sixty phones hear of a change at once and must not all ask at once. Milliseconds. */
const SPREAD = 600;

/**
 * Loads the data of the page again soon after a topic has changed; several changes in a row are one load.
 * @returns the way to stop
 */
export function reloadOn(topics: readonly string[], spread = SPREAD): () => void {
	let waiting: ReturnType<typeof setTimeout> | undefined;
	const stream = new LiveStream(topics, () => {
		waiting ??= setTimeout(() => {
			waiting = undefined;
			void invalidateAll();
		}, Math.random() * spread);
	});
	return () => {
		clearTimeout(waiting);
		stream.close();
	};
}
