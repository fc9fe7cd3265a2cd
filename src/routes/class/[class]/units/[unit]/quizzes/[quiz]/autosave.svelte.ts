import { SvelteSet } from 'svelte/reactivity';

/** How long nothing may be typed before it is sent, and how soon it is tried again. Milliseconds. */
const PAUSE = 1_200;
const AGAIN = 5_000;

/** Sends what has changed a moment after the last change, one request at a time, and again when it was lost. */
export class Autosave {
	state = $state<'idle' | 'saving' | 'saved' | 'lost'>('idle');
	private readonly changed = new SvelteSet<string>();
	private timer: ReturnType<typeof setTimeout> | undefined;
	private sending = false;
	private readonly send: (ids: readonly string[]) => Promise<boolean>;

	/** @param send sends some questions; false or an error: it did not arrive */
	constructor(send: (ids: readonly string[]) => Promise<boolean>) {
		this.send = send;
	}

	/** A question has changed. */
	touch(id: string): void {
		this.changed.add(id);
		this.later(PAUSE);
	}

	/** Sends at once what has changed. */
	async flush(): Promise<void> {
		clearTimeout(this.timer);
		if (this.sending || this.changed.size === 0) return;
		const ids = [...this.changed];
		this.changed.clear();
		this.sending = true;
		this.state = 'saving';
		const arrived = await this.send(ids).catch(() => false);
		this.sending = false;
		if (arrived) {
			this.state = 'saved';
			if (this.changed.size > 0) this.later(PAUSE);
			return;
		}
		for (const id of ids) this.changed.add(id);
		this.state = 'lost';
		this.later(AGAIN);
	}

	/** Sends nothing more. */
	stop(): void {
		clearTimeout(this.timer);
		this.changed.clear();
	}

	private later(ms: number): void {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => void this.flush(), ms);
	}
}
