/** Where progress is drawn: standard error or a stand-in. */
export interface Screen {
	write(text: string): unknown;
	isTTY?: boolean;
}

export interface Progress {
	/** Sets how much is done. */
	at(done: number): void;
	/** Clears the bar: results follow. */
	end(): void;
}

const WIDTH = 24;
const REDRAW_MS = 100;

export const silent: Progress = { at: () => {}, end: () => {} };

/**
 * A progress bar. On a terminal it redraws one line; elsewhere it writes a line for every tenth.
 * @param now milliseconds; only for not drawing too often
 */
export function progressBar(
	screen: Screen,
	total: number,
	label: string,
	now: () => number = () => performance.now()
): Progress {
	let drawn = -Infinity;
	let tenth = -1;
	const bar = (done: number) => {
		const filled = Math.round((WIDTH * done) / total);
		return `${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}`;
	};
	const onTerminal = (done: number) => {
		if (done < total && now() - drawn < REDRAW_MS) return;
		drawn = now();
		screen.write(`\r\u001b[K${bar(done)}`);
	};
	const inPipe = (done: number) => {
		const reached = Math.floor((10 * done) / total);
		if (reached === tenth) return;
		tenth = reached;
		screen.write(`${bar(done)}\n`);
	};
	return {
		at: (done) => (screen.isTTY ? onTerminal(done) : inPipe(done)),
		end: () => void (screen.isTTY && screen.write('\r\u001b[K'))
	};
}
