import type { Port, Reply } from './rpc';
import type { SoloPush } from './solo-types';
import type { SoloApi } from './worker';

export interface WorkerPort extends Port {
	terminate(): void;
	onerror: ((event: ErrorEvent) => void) | null;
}

/** The worker could not be started, or died twice over the same call. */
export class WorkerLost extends Error {
	constructor(method: string) {
		super(`the game worker was lost during ${method}`);
		this.name = 'WorkerLost';
	}
}

interface Waiting {
	method: keyof SoloApi;
	args: unknown[];
	tries: number;
	resolve: (value: never) => void;
	reject: (error: Error) => void;
}

/** Nothing a playing person asks for takes half as long on a slow phone. */
const SILENCE_MS = 8_000;
const TRIES = 2;

/**
 * A line to a worker that is restarted when it dies. Calls that it had not answered are sent once
 * more; commands carry ids, so one that had been carried out is not carried out again.
 */
export class WorkerLine {
	private readonly spawn: () => WorkerPort;
	private readonly silence: number;
	private worker: WorkerPort | null = null;
	private readonly waiting = new Map<number, Waiting>();
	private next = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private readonly listeners = new Set<(event: SoloPush) => void>();
	/** Called on a fresh worker after a crash, before the calls are sent again. */
	reopen: () => { method: 'open' | 'openSpare'; args: unknown[] } | undefined = () => undefined;

	/** @param silence how long a worker with work to do may say nothing, milliseconds */
	constructor(spawn: () => WorkerPort, silence = SILENCE_MS) {
		this.spawn = spawn;
		this.silence = silence;
	}

	call<M extends keyof SoloApi>(
		method: M,
		...args: Parameters<SoloApi[M]>
	): ReturnType<SoloApi[M]> {
		return new Promise((resolve, reject) => {
			const call = this.next++;
			this.waiting.set(call, { method, args, tries: 0, resolve, reject });
			this.post(call);
		}) as ReturnType<SoloApi[M]>;
	}

	onPush(listener: (event: SoloPush) => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	close(): void {
		clearTimeout(this.timer);
		this.worker?.terminate();
		this.worker = null;
	}

	private post(call: number): void {
		const { method, args } = this.waiting.get(call)!;
		this.waiting.get(call)!.tries++;
		(this.worker ??= this.start()).postMessage({ call, method, args });
		this.watch();
	}

	private start(): WorkerPort {
		const worker = this.spawn();
		worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
			if (worker === this.worker) this.receive(data);
		});
		worker.onerror = () => {
			if (worker === this.worker) this.restart();
		};
		return worker;
	}

	private receive(reply: Reply): void {
		this.watch();
		if ('push' in reply) {
			for (const listener of this.listeners) listener(reply.push as SoloPush);
			return;
		}
		const call = this.waiting.get(reply.reply);
		this.waiting.delete(reply.reply);
		this.watch();
		if ('error' in reply) call?.reject(new Error(reply.error));
		else call?.resolve(reply.value as never);
	}

	/** Listens for life while there is work: a worker can die without a word. */
	private watch(): void {
		clearTimeout(this.timer);
		if (this.waiting.size > 0) this.timer = setTimeout(() => this.restart(), this.silence);
	}

	private restart(): void {
		this.close();
		const again = [...this.waiting.keys()];
		const opening = this.reopen();
		if (opening && again.some((call) => this.waiting.get(call)!.tries < TRIES))
			this.call(opening.method, ...(opening.args as [never, never])).catch(() => undefined);
		for (const call of again) {
			const waiting = this.waiting.get(call)!;
			if (waiting.tries < TRIES) {
				this.post(call);
				continue;
			}
			this.waiting.delete(call);
			waiting.reject(new WorkerLost(waiting.method));
		}
	}
}
