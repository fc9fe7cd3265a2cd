import type { Logger } from '../log.ts';

/** A thing to do again and again. */
export interface Chore {
	name: string;
	/** Milliseconds between the end of one run and the start of the next. */
	every: number;
	run(): Promise<void>;
}

/** Runs chores one after the other, each at its own pace; a failing one is logged and tried again. */
export class Scheduler {
	private readonly timers = new Set<ReturnType<typeof setTimeout>>();
	private readonly running = new Set<Promise<void>>();
	private stopped = false;
	private readonly logger: Logger;

	constructor(logger: Logger) {
		this.logger = logger;
	}

	add(chore: Chore): void {
		const timer = setTimeout(() => {
			this.timers.delete(timer);
			const run = chore
				.run()
				.catch((error: Error) =>
					this.logger.error({ chore: chore.name, error: error.message }, 'chore')
				)
				.finally(() => {
					this.running.delete(run);
					if (!this.stopped) this.add(chore);
				});
			this.running.add(run);
		}, chore.every);
		this.timers.add(timer);
	}

	/** No further run starts; waits for those under way. */
	async close(): Promise<void> {
		this.stopped = true;
		for (const timer of this.timers) clearTimeout(timer);
		await Promise.all(this.running);
	}
}
