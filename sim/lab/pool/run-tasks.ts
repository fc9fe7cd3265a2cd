import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import { faultError } from '../sources/bot-fault.ts';
import type { Setup, Task } from './tasks.ts';
import type { Answer } from './worker.ts';

const worker = path.join(import.meta.dirname, 'worker.ts');

/** Results of tasks in order: all of them, or the unbroken beginning before the interruption. */
export interface RunResult<T> {
	results: T[];
	interrupted: boolean;
}

/** Threads that carry out parts of a run. */
export interface Crew {
	/**
	 * Carries out tasks. The results do not depend on the number of threads: they come back in the
	 * order of the tasks.
	 * @param onDone called after each task with the number of tasks done
	 * @throws CliError when a visitor's bot fails
	 */
	run<T>(tasks: readonly Task[], onDone?: (done: number) => void): Promise<RunResult<T>>;
	/** Ends the threads, whatever they are doing. */
	dismiss(): Promise<void>;
}

/**
 * A game makes some 13 MB of short-lived objects. In a young generation of this size they die before they are
 * copied; with V8's own 16 MB a third of a run went into collecting them.
 */
const YOUNG = { maxYoungGenerationSizeMb: 192 };

/** A pool of engine threads; default: as many as the machine has cores. */
export function createPool(setup: Setup, workers = availableParallelism()): Piscina<Task, Answer> {
	return new Piscina<Task, Answer>({
		filename: worker,
		minThreads: workers,
		maxThreads: workers,
		resourceLimits: YOUNG,
		workerData: setup
	});
}

/**
 * Threads for a verb. Aborting the signal gives up what is not done yet.
 * @param workers number of threads; undefined = one for each core
 */
export function hire(setup: Setup, workers: number | undefined, signal: AbortSignal): Crew {
	const pool = createPool(setup, workers);
	const aborted = new Promise<void>((resolve) =>
		signal.addEventListener('abort', () => resolve(), { once: true })
	);
	return {
		async run<T>(tasks: readonly Task[], onDone?: (done: number) => void) {
			const results: (T | undefined)[] = tasks.map(() => undefined);
			let done = 0;
			const one = async (task: Task, i: number) => {
				const answer = await pool.run(task);
				if ('fault' in answer) throw faultError(answer.fault);
				results[i] = answer.value as T;
				onDone?.(++done);
			};
			if (!signal.aborted) await Promise.race([inOrder(tasks.map(one)), aborted]);
			const end = results.findIndex((r) => r === undefined);
			const kept = end < 0 ? results : results.slice(0, end);
			return { results: kept as T[], interrupted: end >= 0 };
		},
		dismiss() {
			// A thread may answer in the very moment in which it is ended: nobody waits for that answer.
			pool.on('error', () => undefined);
			return pool.destroy();
		}
	};
}

/** Waits for all; of several failures the first in order counts, whichever happened first. */
async function inOrder(running: readonly Promise<void>[]): Promise<void> {
	// What is given up rejects when the threads end; nobody waits for it any more.
	for (const one of running) one.catch(() => {});
	for (const one of running) await one;
}

/** Cuts `games` into parts small enough to share out and to show progress. */
export function parts(games: number, size = 10): { from: number; to: number }[] {
	return Array.from({ length: Math.ceil(games / size) }, (_, i) => ({
		from: i * size,
		to: Math.min(games, (i + 1) * size)
	}));
}
