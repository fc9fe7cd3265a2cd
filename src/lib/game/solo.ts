import { WorkerLine, type WorkerPort } from './worker-line';

const spawn = () =>
	new Worker(new URL('./worker.ts', import.meta.url), {
		type: 'module',
		name: 'rapport-game'
	}) as unknown as WorkerPort;

let line: WorkerLine | undefined;

/** The tab's one line to the game worker, started at the first call over it. */
export const soloLine = (): WorkerLine => (line ??= new WorkerLine(spawn));

/** How long a slow phone may think about a question that replays the game hundreds of times. */
const THINKING_MS = 120_000;

/** A line to a worker of its own for one heavy question, so that the game itself stays quick. */
export const thinkingLine = (): WorkerLine => new WorkerLine(spawn, THINKING_MS);

/** Asks the browser not to clear the saves when the device runs short; it may say no. */
export async function askToKeep(): Promise<void> {
	await navigator.storage?.persist?.().catch(() => false);
}
