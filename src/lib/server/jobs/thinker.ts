import path from 'node:path';
import { Piscina } from 'piscina';
import type { Questions } from '../../game/link.ts';

/** A question that takes long, with all that is needed to answer it. */
export interface Thought {
	/** The game's log. */
	log: string;
	seat: number;
	question: keyof Questions;
	about: unknown;
}

/** More questions than this in line means that a class presses faster than the machine thinks. */
const MAX_QUEUE = 200;

/** Answers heavy questions beside the lesson, so that nobody's command waits for them. */
export class Thinker {
	private pool: Piscina | undefined;
	private readonly file: string;

	/** @param root folder of the project: the worker runs from its source */
	constructor(root: string) {
		this.file = path.join(root, 'src/lib/server/jobs/ask-worker.ts');
	}

	ask(thought: Thought): Promise<unknown> {
		this.pool ??= new Piscina({
			filename: this.file,
			minThreads: 0,
			maxThreads: 1,
			idleTimeout: 60_000,
			maxQueue: MAX_QUEUE
		});
		return this.pool.run(thought);
	}

	async close(): Promise<void> {
		await this.pool?.destroy();
	}
}
