/**
 * Who wants to hear about what, in this process. A frame says that something has changed, never what a team has
 * done: whoever hears it loads its own page again, with its own rights.
 */

/** A topic such as `class:ID`, `game:ID` or `company:GAME:COMPANY`. */
export type Topic = string;

export interface Frame {
	topic: Topic;
	/** Rises with every change of the topic; a listener that has it already does nothing. */
	version: number;
	/** Public facts only. */
	facts?: Readonly<Record<string, string | number | boolean | null>>;
}

export type Listener = (frame: Frame) => void;

export class Hub {
	private readonly listeners = new Map<Topic, Set<Listener>>();
	private readonly versions = new Map<Topic, number>();
	/** Told about every frame published here, to carry it to other processes. */
	onPublish: (frame: Frame) => void = () => undefined;

	/** @returns the way to stop */
	subscribe(topics: readonly Topic[], listener: Listener): () => void {
		for (const topic of topics) {
			const set = this.listeners.get(topic) ?? new Set();
			this.listeners.set(topic, set.add(listener));
		}
		return () => {
			for (const topic of topics) {
				const set = this.listeners.get(topic);
				set?.delete(listener);
				if (set?.size === 0) this.listeners.delete(topic);
			}
		};
	}

	/** Tells everyone, here and in other processes. */
	publish(topic: Topic, facts?: Frame['facts']): void {
		const frame: Frame = { topic, version: this.nextVersion(topic), ...(facts && { facts }) };
		this.deliver(frame);
		this.onPublish(frame);
	}

	/** Tells the listeners of this process what another one has published; versions are every process's own. */
	relay(topic: Topic, facts?: Frame['facts']): void {
		this.deliver({ topic, version: this.nextVersion(topic), ...(facts && { facts }) });
	}

	/** Something may have been missed: tells every listener of this process that its topics may have changed. */
	everyone(): void {
		for (const topic of [...this.listeners.keys()]) this.relay(topic);
	}

	/** Tells the listeners of this process. */
	private deliver(frame: Frame): void {
		this.versions.set(frame.topic, Math.max(frame.version, this.versions.get(frame.topic) ?? 0));
		for (const listener of [...(this.listeners.get(frame.topic) ?? [])]) listener(frame);
	}

	/** How many listen to a topic. */
	listening(topic: Topic): number {
		return this.listeners.get(topic)?.size ?? 0;
	}

	/** Starts from the clock, so that versions go on rising after a restart. */
	private nextVersion(topic: Topic): number {
		return Math.max(Date.now(), (this.versions.get(topic) ?? 0) + 1);
	}
}
