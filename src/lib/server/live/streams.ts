import type { Frame, Hub, Topic } from './hub.ts';

/** Proxies and phones drop a silent connection; this is under the shortest of their limits. */
const HEARTBEAT = 15_000;
/** More tabs than this of one person are a mistake or an attack. */
const PER_OWNER = 12;
/** A reader this many chunks behind is cut off; it comes back and loads what is there. */
const MAX_BEHIND = 64;

const encoder = new TextEncoder();

interface Stream {
	owner: string;
	end(): void;
}

/** The open event streams of this process. */
export class Streams {
	private readonly hub: Hub;
	private readonly now: () => Date;
	private readonly open = new Set<Stream>();
	private closing = false;

	/** @param now the clock that deadlines are set by */
	constructor(hub: Hub, now: () => Date) {
		this.hub = hub;
		this.now = now;
	}

	/** Whether the server is about to end. */
	get closed(): boolean {
		return this.closing;
	}

	get count(): number {
		return this.open.size;
	}

	/**
	 * A stream of frames for the given topics. The first event is `hello` with the server's clock.
	 * @param owner session or address, for the limit of streams; the oldest one gives way
	 * @param onEnd told once when the stream is over, whoever ended it
	 */
	stream(
		topics: readonly Topic[],
		owner: string,
		onEnd: () => void = () => undefined
	): ReadableStream<Uint8Array> {
		const mine = [...this.open].filter((s) => s.owner === owner);
		if (mine.length >= PER_OWNER) mine[0]!.end();
		let stop: () => void = () => undefined;
		let finish: () => boolean = () => false;
		return new ReadableStream<Uint8Array>({
			start: (controller) => {
				const send = (text: string) => {
					if ((controller.desiredSize ?? 0) < -MAX_BEHIND) return stop();
					controller.enqueue(encoder.encode(text));
				};
				const unsubscribe = this.hub.subscribe(topics, (frame) => send(eventOf(frame)));
				const beat = setInterval(() => send(': still here\n\n'), HEARTBEAT);
				let ended = false;
				finish = () => {
					if (ended) return false;
					ended = true;
					clearInterval(beat);
					unsubscribe();
					this.open.delete(entry);
					onEnd();
					return true;
				};
				const entry: Stream = {
					owner,
					end: () => void (finish() && controller.close())
				};
				stop = entry.end;
				this.open.add(entry);
				send(`retry: ${2_000 + Math.floor(Math.random() * 2_000)}\n`);
				send(`event: hello\ndata: ${JSON.stringify({ now: this.now().getTime() })}\n\n`);
				if (this.closing) entry.end();
			},
			// Kit never aborts the request's signal: a reader that has gone shows here.
			cancel: () => void finish()
		});
	}

	/** Ends every stream: before the server stops listening, or it would wait for them. */
	close(): void {
		this.closing = true;
		for (const stream of [...this.open]) stream.end();
	}
}

const eventOf = (frame: Frame): string => `data: ${JSON.stringify(frame)}\n\n`;
