import type { WorkerPort } from './worker-line';
import { WorkerLine } from './worker-line';

let line: WorkerLine | undefined;

/** The tab's one line to the game worker, started at the first call over it. */
export const soloLine = (): WorkerLine =>
	(line ??= new WorkerLine(
		() =>
			new Worker(new URL('./worker.ts', import.meta.url), {
				type: 'module',
				name: 'rapport-game'
			}) as unknown as WorkerPort
	));
