import type { Wire } from '../db/store.ts';
import type { Frame, Hub } from './hub.ts';

/** What passes between processes: a frame, or that a game has gone on. */
type Item =
	| Pick<Frame, 'topic' | 'facts'>
	| { game: string; seq: number; /** Whether its row has changed too. */ row: boolean };

interface Message {
	/** The process that sent it. */
	from: string;
	/** Rises by one with every message of a process. */
	no: number;
	items: Item[];
}

/** What hears of other processes' games. */
export interface Games {
	outdated(gameId: string, seq: number, row: boolean): void;
	allOutdated(): void;
}

export interface BusOptions {
	wire: Wire;
	/** Name of this process among those on the database. */
	name: string;
	hub: Hub;
	games: Games;
	report(what: string, error?: unknown): void;
	/** A sign of life is sent so often, in milliseconds; three that do not come back mean a dead listener. */
	beat?: number;
}

const BEAT = 5_000;
/** What a message holds besides its items, in bytes, at most. */
const ENVELOPE = 120;

/**
 * Carries frames and the progress of games to the other processes on the same database. Messages of one process
 * arrive in order; one that is missing, or a connection that was lost, counts as "anything may have changed":
 * games look into the database before their next turn, and every listener is told to load again.
 */
export class Bus {
	private readonly options: BusOptions;
	private items: Item[] = [];
	private sending: Promise<void> | undefined;
	private no = 0;
	/** The last message heard of every process. */
	private readonly heard = new Map<string, number>();
	private heardSelf = 0;
	private ready = false;
	private beating: ReturnType<typeof setInterval> | undefined;

	constructor(options: BusOptions) {
		this.options = options;
	}

	/** Listens, and speaks from now on. @throws when the database cannot be reached */
	async start(): Promise<void> {
		const { hub } = this.options;
		await this.listen();
		hub.onPublish = ({ topic, facts }) => this.tell({ topic, ...(facts && { facts }) });
		const beat = this.options.beat ?? BEAT;
		this.beating = setInterval(() => {
			if (performance.now() - this.heardSelf > 3 * beat) void this.listenAgain();
			this.push();
		}, beat);
	}

	/** Says something to the others; before the start there is nobody to hear it. */
	tell(item: Item): void {
		if (!this.beating) return;
		const waiting = 'game' in item && this.items.find((i) => 'game' in i && i.game === item.game);
		if (waiting && 'game' in waiting) {
			waiting.seq = item.seq;
			waiting.row ||= item.row;
		} else this.items.push(item);
		this.push();
	}

	async close(): Promise<void> {
		clearInterval(this.beating);
		this.beating = undefined;
		await this.sending;
		await this.options.wire.close();
	}

	private async listen(): Promise<void> {
		this.heardSelf = performance.now();
		await this.options.wire.listen(
			(text) => this.hear(JSON.parse(text) as Message),
			() => {
				// The first time nothing can have been missed.
				if (this.ready) this.missed();
				this.ready = true;
			}
		);
	}

	private async listenAgain(): Promise<void> {
		this.options.report('listener lost');
		await this.listen().catch((error: unknown) => this.options.report('listener', error));
	}

	/** Sends what has gathered; what gathers meanwhile goes with the next message. */
	private push(): void {
		this.sending ??= this.send().finally(() => {
			this.sending = undefined;
			if (this.items.length > 0) this.push();
		});
	}

	private async send(): Promise<void> {
		// What is told in the same moment goes together.
		await Promise.resolve();
		const { wire, report } = this.options;
		const parts: string[] = [];
		let size = ENVELOPE;
		while (this.items.length > 0) {
			const part = JSON.stringify(this.items[0]);
			const bytes = Buffer.byteLength(part) + 1;
			if (size + bytes > wire.limit && parts.length > 0) break;
			this.items.shift();
			if (size + bytes <= wire.limit) {
				parts.push(part);
				size += bytes;
				continue;
			}
			// Too long even alone: its number is missed, so that everyone looks for himself.
			report('message too long');
			this.no++;
		}
		const from = JSON.stringify(this.options.name);
		const text = `{"from":${from},"no":${++this.no},"items":[${parts.join()}]}`;
		// A message that does not get through is missed by its number, once another one does.
		await wire.send(text).catch((error: unknown) => report('message', error));
	}

	private hear({ from, no, items }: Message): void {
		const { name, hub, games } = this.options;
		if (from === name) {
			this.heardSelf = performance.now();
			return;
		}
		const before = this.heard.get(from);
		this.heard.set(from, no);
		if (before !== undefined && no > before + 1) return this.missed();
		for (const item of items)
			if ('game' in item) games.outdated(item.game, item.seq, item.row);
			else hub.relay(item.topic, item.facts);
	}

	private missed(): void {
		this.options.games.allOutdated();
		this.options.hub.everyone();
	}
}
