import type { Rulebook, TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Answer, GameClock, GameLink, LinkStatus, Questions } from './link';
import type { SoloPush } from './solo-service';
import type { ClockMove, Keeping, Opened, SaveMeta } from './solo-types';
import { WorkerLost, type WorkerLine } from './worker-line';

const refused = (code: 'link.readOnly' | 'link.failed'): Answer => ({
	ok: false,
	refusal: { code }
});

/** A {@link GameLink} over the game worker. One page has one of them open at a time. */
export class SoloLink implements GameLink {
	readonly rules: Rulebook;
	readonly save: string;
	readonly meta: SaveMeta;
	readonly clock: GameClock;
	status: LinkStatus;
	view: TeamView;
	/** Whether what is done reaches the device's storage. */
	keeping: Keeping;
	private readonly line: WorkerLine;
	private readonly listeners = new Set<() => void>();
	private readonly unsubscribe: () => void;
	/** Presses under way, by what they do. */
	private readonly underWay = new Map<string, Promise<Answer>>();

	constructor(line: WorkerLine, opened: Opened, readOnly: boolean) {
		this.line = line;
		this.rules = opened.rules;
		this.view = opened.view;
		this.meta = opened.meta;
		this.save = opened.meta.id;
		this.keeping = opened.keeping;
		this.status = readOnly ? 'readOnly' : 'ready';
		this.unsubscribe = line.onPush((event) => this.receive(event));
		line.reopen = () => [{ method: 'open', args: [this.save] }];
		this.clock = {
			openMonth: () => this.move('openMonth'),
			closeMonth: () => this.move('closeMonth'),
			nextMonth: () => this.move('nextMonth')
		};
	}

	subscribe(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	send(action: PlannedAction): Promise<Answer> {
		return this.once(JSON.stringify(action), async () => (await this.sendAll([action]))[0]!);
	}

	async sendAll(actions: PlannedAction[]): Promise<Answer[]> {
		if (this.status !== 'ready') return actions.map(() => this.refusal());
		const requests = actions.map((action) => ({ id: crypto.randomUUID(), action }));
		try {
			return await this.line.call('act', this.save, requests);
		} catch (error) {
			this.lost(error);
			return actions.map(() => refused('link.failed'));
		}
	}

	ask<Q extends keyof Questions>(
		question: Q,
		about: Questions[Q]['ask']
	): Promise<Questions[Q]['answer']> {
		return this.line.call('ask', this.save, question, about) as Promise<Questions[Q]['answer']>;
	}

	/** The whole log as text, with what could not be kept. */
	exportLog(): Promise<string> {
		return this.line.call('exportLog', this.save);
	}

	/** Nothing can be done any more: another tab plays this game. */
	yieldControl(): void {
		this.change(() => (this.status = 'readOnly'));
	}

	close(): void {
		this.unsubscribe();
		this.listeners.clear();
		this.line.reopen = () => [];
	}

	private move(move: ClockMove): Promise<Answer> {
		return this.once(move, async () => {
			if (this.status !== 'ready') return this.refusal();
			try {
				return await this.line.call('clock', this.save, move, crypto.randomUUID());
			} catch (error) {
				this.lost(error);
				return refused('link.failed');
			}
		});
	}

	/** A second press while the first is under way gets the first one's answer. */
	private once(key: string, run: () => Promise<Answer>): Promise<Answer> {
		const running = this.underWay.get(key);
		if (running) return running;
		const started = run().finally(() => this.underWay.delete(key));
		this.underWay.set(key, started);
		return started;
	}

	private receive(event: SoloPush): void {
		if (event.save !== this.save) return;
		this.change(() => {
			if (event.kind === 'view') this.view = event.view;
			else if (event.kind === 'keeping') this.keeping = event.keeping;
			else this.status = 'readOnly';
		});
	}

	private lost(error: unknown): void {
		if (error instanceof WorkerLost) this.change(() => (this.status = 'failed'));
	}

	private refusal(): Answer {
		return refused(this.status === 'readOnly' ? 'link.readOnly' : 'link.failed');
	}

	private change(edit: () => void): void {
		edit();
		for (const listener of this.listeners) listener();
	}
}
