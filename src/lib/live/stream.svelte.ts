/** What a stream tells: a topic has a new version. */
export interface Frame {
	topic: string;
	version: number;
	facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Longest wait before a page asks by itself when no stream gets through, in milliseconds. */
const POLL = 4_000;

/**
 * Listens to topics and says when one has changed. While the stream does not get through, it says so every few
 * seconds instead, so that a page may simply load again: missed frames do no harm.
 */
export class LiveStream {
	/** Whether frames arrive at the moment. */
	connected = $state(false);
	/** Server's clock minus this device's, in milliseconds. */
	offset = $state(0);
	private readonly source: EventSource;
	private readonly poll: ReturnType<typeof setInterval>;
	/** Newest version by topic; nobody draws it. */
	private seen: Record<string, number> = {};

	/** @param onChange called with the frame, or with null when something may have been missed */
	constructor(topics: readonly string[], onChange: (frame: Frame | null) => void) {
		const query = topics.map((topic) => `topic=${encodeURIComponent(topic)}`).join('&');
		this.source = new EventSource(`/live?${query}`);
		let before = false;
		this.source.addEventListener('hello', (event) => {
			this.offset = (JSON.parse(event.data) as { now: number }).now - Date.now();
			this.connected = true;
			// It may be another process that answers now, with versions of its own.
			this.seen = {};
			if (before) onChange(null);
			before = true;
		});
		this.source.addEventListener('message', (event) => {
			const frame = JSON.parse(event.data) as Frame;
			if ((this.seen[frame.topic] ?? 0) >= frame.version) return;
			this.seen[frame.topic] = frame.version;
			onChange(frame);
		});
		this.source.addEventListener('error', () => (this.connected = false));
		this.poll = setInterval(() => !this.connected && onChange(null), POLL);
	}

	/** The server's time now, in milliseconds since 1970. */
	now(): number {
		return Date.now() + this.offset;
	}

	close(): void {
		clearInterval(this.poll);
		this.source.close();
	}
}
