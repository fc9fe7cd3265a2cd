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
/** One person has so many different questions in line at once: the final report asks three. */
const EACH = 4;

/** Too many questions are in line already. */
export class Busy extends Error {}

/** Answers heavy questions beside the lesson, so that nobody's command waits for them. */
export class Thinker {
	private pool: Piscina | undefined;
	private readonly file: string;
	/** Questions in line, by who asks: the same one asked again shares the answer. */
	private readonly lines = new Map<string, Map<string, Promise<unknown>>>();

	/** @param root folder of the project: the worker runs from its source */
	constructor(root: string) {
		this.file = path.join(root, 'src/lib/server/jobs/ask-worker.ts');
	}

	/**
	 * @param asking who asks
	 * @throws Busy
	 */
	async ask(asking: string, thought: Thought): Promise<unknown> {
		const line = this.lines.get(asking) ?? new Map<string, Promise<unknown>>();
		const key = JSON.stringify(thought);
		const same = line.get(key);
		if (same) return same;
		if (line.size >= EACH || (this.pool?.queueSize ?? 0) >= MAX_QUEUE) throw new Busy();
		const answer = this.think(thought).finally(() => {
			line.delete(key);
			if (line.size === 0) this.lines.delete(asking);
		});
		this.lines.set(asking, line.set(key, answer));
		return answer;
	}

	async close(): Promise<void> {
		await this.pool?.destroy();
	}

	private think(thought: Thought): Promise<unknown> {
		this.pool ??= new Piscina({
			filename: this.file,
			minThreads: 0,
			maxThreads: 1,
			idleTimeout: 60_000
		});
		return this.pool.run(thought);
	}
}
