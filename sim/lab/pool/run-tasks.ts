import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Piscina } from 'piscina';
import { faultError } from '../sources/bot-fault.ts';
import type { Setup, Task } from './tasks.ts';
import type { Answer } from './worker.ts';

const worker = path.join(import.meta.dirname, 'worker.ts');

export interface RunOptions {
	setup: Setup;
	tasks: readonly Task[];
	/** Threads; default: as many as the machine has cores. */
	workers?: number;
	/** Aborted: stop at once with what is done. */
	signal: AbortSignal;
	/** Called after each task with the number of tasks done. */
	onDone?: (done: number) => void;
}

/** Results of the tasks in order: all of them, or the unbroken beginning before the interruption. */
export interface RunResult<T> {
	results: T[];
	interrupted: boolean;
}

/** A pool of engine threads, ready to be used more than once. */
export function createPool(setup: Setup, workers = availableParallelism()): Piscina<Task, Answer> {
	return new Piscina<Task, Answer>({
		filename: worker,
		minThreads: workers,
		maxThreads: workers,
		workerData: setup
	});
}

/**
 * Carries out tasks in worker threads. The results do not depend on the number of threads: they
 * come back in the order of the tasks.
 * @throws CliError when a visitor's bot fails; the other tasks are given up
 */
export async function runTasks<T>(options: RunOptions): Promise<RunResult<T>> {
	const { setup, tasks, workers, signal, onDone } = options;
	const pool = createPool(setup, workers && Math.min(workers, tasks.length));
	const results: (T | undefined)[] = tasks.map(() => undefined);
	let done = 0;
	const aborted = new Promise<void>((resolve) =>
		signal.addEventListener('abort', () => resolve(), { once: true })
	);
	const one = async (task: Task, i: number) => {
		const answer = await pool.run(task);
		if ('fault' in answer) throw faultError(answer.fault);
		results[i] = answer.value as T;
		onDone?.(++done);
	};
	const running = tasks.map(one);
	const all = inOrder(running);
	try {
		if (!signal.aborted) await Promise.race([all, aborted]);
	} finally {
		await pool.destroy();
	}
	const end = results.findIndex((r) => r === undefined);
	return { results: (end < 0 ? results : results.slice(0, end)) as T[], interrupted: end >= 0 };
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
