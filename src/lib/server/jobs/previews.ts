import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Scenario } from '#sim/scenario/schema.ts';
import type { PreviewReport } from '../../scenario/preview.ts';

/** What is played: a scenario, and how many games behind each figure. */
export interface PreviewTask {
	scenario: Scenario;
	games: number;
}

/** More than these in line means waiting for longer than a break lasts. */
export const MAX_WAITING = 12;
/** How far behind everything else the thread stands when the machine is busy; 19 is the most. */
const NICE = 10;

/** Plays scenarios with bots, one after the other on one thread, so that a lesson never waits for them. */
export class PreviewJobs {
	private pool: Piscina | undefined;
	private readonly file: string;
	private readonly jobs = new Map<string, AbortController>();

	/** @param root folder of the project: the worker runs from its source */
	constructor(root: string) {
		this.file = path.join(root, 'src/lib/server/jobs/preview-worker.ts');
	}

	/** How many are played or wait. */
	get size(): number {
		return this.jobs.size;
	}

	/** Whether no more are taken now. */
	get full(): boolean {
		return this.size >= MAX_WAITING;
	}

	/**
	 * Plays one; waits in line for those before it.
	 * @param onProgress told the share done, 0 … 1
	 * @returns null when it was cancelled
	 */
	async play(
		id: string,
		task: PreviewTask,
		onProgress: (done: number) => void
	): Promise<PreviewReport | null> {
		this.pool ??= new Piscina({
			filename: this.file,
			minThreads: 0,
			maxThreads: 1,
			idleTimeout: 10_000,
			niceIncrement: NICE
		});
		const abort = new AbortController();
		this.jobs.set(id, abort);
		const { port1, port2 } = new MessageChannel();
		port1.on('message', onProgress);
		try {
			return (await this.pool.run(
				{ ...task, port: port2 },
				{ signal: abort.signal, transferList: [port2] }
			)) as PreviewReport;
		} catch (error) {
			if (abort.signal.aborted) return null;
			throw error;
		} finally {
			port1.close();
			this.jobs.delete(id);
		}
	}

	/** Ends one in the middle of whatever it does; nothing where it is not played here. */
	cancel(id: string): void {
		this.jobs.get(id)?.abort();
	}

	/** Ends all of them. */
	async close(): Promise<void> {
		for (const abort of this.jobs.values()) abort.abort();
		await this.pool?.destroy();
	}
}
