import type { PlannedAction } from '#sim/world/state.ts';

/** An action on its way to the server; its id makes it safe to send again. */
export interface Sending {
	id: string;
	action: PlannedAction;
	/** Month that was on the screen. */
	month?: number;
	/** Only to be put down for the team. */
	draft?: boolean;
}

/**
 * What has been pressed and is not acknowledged yet, in order. It outlives a reload of the page: what was
 * pressed in a tunnel goes out when the phone is back, and the server carries out each id once.
 */
export class Outbox {
	private readonly key: string;
	private readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
	private entries: Sending[];

	/** @param store where it is kept; without one it lives as long as the page */
	constructor(game: string, store: Outbox['store']) {
		this.key = `rapport-outbox-${game}`;
		this.store = store;
		this.entries = this.read();
	}

	get size(): number {
		return this.entries.length;
	}

	/** The first entries, in order. */
	first(count: number): Sending[] {
		return this.entries.slice(0, count);
	}

	add(entries: readonly Sending[]): void {
		this.entries = [...this.entries, ...entries];
		this.write();
	}

	remove(entries: readonly Sending[]): void {
		const gone = new Set(entries.map((entry) => entry.id));
		this.entries = this.entries.filter((entry) => !gone.has(entry.id));
		this.write();
	}

	private read(): Sending[] {
		try {
			const kept: unknown = JSON.parse(this.store?.getItem(this.key) ?? '[]');
			return Array.isArray(kept) ? kept.filter(isSending) : [];
		} catch {
			return [];
		}
	}

	private write(): void {
		try {
			if (this.entries.length === 0) this.store?.removeItem(this.key);
			else this.store?.setItem(this.key, JSON.stringify(this.entries));
		} catch {
			// Storage that is full or forbidden: the page itself still holds the entries.
		}
	}
}

function isSending(value: unknown): value is Sending {
	const { id, action } = (value ?? {}) as Partial<Sending>;
	return typeof id === 'string' && typeof action === 'object' && action !== null;
}
