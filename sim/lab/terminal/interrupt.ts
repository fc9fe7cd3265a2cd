/**
 * Turns the first Ctrl-C into an abort signal, so that a run can end cleanly and show what it
 * has. The second one ends the process as Ctrl-C always does.
 */
export function interruption(onStop: () => void): { signal: AbortSignal; release(): void } {
	const controller = new AbortController();
	const stop = () => {
		release();
		onStop();
		controller.abort();
	};
	const release = () => {
		process.off('SIGINT', stop);
		process.off('SIGTERM', stop);
	};
	process.on('SIGINT', stop);
	process.on('SIGTERM', stop);
	return { signal: controller.signal, release };
}
