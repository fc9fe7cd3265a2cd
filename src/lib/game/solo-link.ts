import type { Rulebook, TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Answer, GameClock, GameLink, LinkStatus, Questions } from './link';
import { newId } from './new-id';
import type { ClockMove, Keeping, Opened, SaveMeta, SoloPush } from './solo-types';
import { WorkerLost, type WorkerLine } from './worker-line';

/** Questions that replay the game many times, answered beside the game. */
const HEAVY: ReadonlySet<keyof Questions> = new Set(['luck', 'whatIf']);

/** A {@link GameLink} over the game worker. One page has one of them open at a time. */
export class SoloLink implements GameLink {
	readonly rules: Rulebook;
	readonly save: string;
	readonly meta: SaveMeta;
	readonly clock: GameClock;
	readonly takeOver: () => Promise<void>;
	status: LinkStatus;
	view: TeamView;
	/** Whether what is done reaches the device's storage. */
	keeping: Keeping;
	private readonly line: WorkerLine;
	private readonly thinking: () => WorkerLine;
	private readonly listeners = new Set<() => void>();
	private readonly unsubscribe: () => void;
	/** Presses under way, by what they do. */
	private readonly underWay = new Map<string, Promise<Answer>>();
	/** The log of a game that storage does not take: gone with the page, but not with the worker. */
	private spare: { meta: SaveMeta; log: string } | undefined;

	/**
	 * @param lines to the worker that plays, and to a fresh one for a heavy question
	 * @param readOnly whether another tab plays the game
	 * @param takeOver takes the game from that tab; it then calls {@link play}
	 */
	constructor(
		lines: { playing: WorkerLine; thinking: () => WorkerLine },
		opened: Opened,
		readOnly: boolean,
		takeOver: () => Promise<void> = async () => undefined
	) {
		const line = (this.line = lines.playing);
		this.thinking = lines.thinking;
		this.rules = opened.rules;
		this.view = opened.view;
		this.meta = opened.meta;
		this.save = opened.meta.id;
		this.keeping = opened.keeping;
		this.status = readOnly ? 'readOnly' : 'ready';
		this.takeOver = takeOver;
		this.unsubscribe = line.onPush((event) => this.receive(event));
		line.reopen = () =>
			this.spare
				? { method: 'openSpare', args: [this.spare.meta, this.spare.log] }
				: { method: 'open', args: [this.save] };
		this.clock = {
			openMonth: () => this.move('openMonth'),
			closeMonth: () => this.move('closeMonth'),
			nextMonth: () => this.move('nextMonth'),
			cleanStart: () => this.move('cleanStart')
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
		const requests = actions.map((action) => ({ id: newId(), action: plain(action) }));
		return this.ifReady(
			() => this.line.call('act', this.save, requests),
			(refused) => actions.map(() => refused)
		);
	}

	async ask<Q extends keyof Questions>(
		question: Q,
		about: Questions[Q]['ask']
	): Promise<Questions[Q]['answer']> {
		const put = (line: WorkerLine) => line.call('ask', this.save, question, plain(about));
		const answer = HEAVY.has(question) ? await this.think(put) : await put(this.line);
		return answer as Questions[Q]['answer'];
	}

	/**
	 * Puts a question to a fresh worker that holds the game as it stands. Dying over it, that worker
	 * is replaced once and asked again; the game itself is not touched.
	 * @throws WorkerLost when the second one dies as well
	 */
	private async think<T>(put: (line: WorkerLine) => Promise<T>): Promise<T> {
		const opening: [SaveMeta, string] = [this.meta, await this.exportLog()];
		const line = this.thinking();
		line.reopen = () => ({ method: 'openSpare', args: opening });
		try {
			await line.call('openSpare', ...opening);
			return await put(line);
		} finally {
			line.close();
		}
	}

	/** The whole log as text, with what could not be kept. */
	exportLog(): Promise<string> {
		if (this.status === 'failed' && this.spare) return Promise.resolve(this.spare.log);
		return this.line.call('exportLog', this.save);
	}

	/** Another tab has taken the game. */
	yieldControl(): void {
		this.change(() => (this.status = 'readOnly'));
	}

	/** This tab has taken the game: shows what the other one left, then plays. */
	async play(): Promise<void> {
		await this.line.call('follow', this.save);
		this.change(() => (this.status = 'ready'));
	}

	close(): void {
		this.unsubscribe();
		this.listeners.clear();
		this.line.reopen = () => undefined;
	}

	private move(move: ClockMove): Promise<Answer> {
		return this.once(move, () =>
			this.ifReady<Answer>(
				() => this.line.call('clock', this.save, move, newId()),
				(refused) => refused
			)
		);
	}

	/** Runs a call where this tab plays; otherwise, or when the worker is lost, says why not. */
	private async ifReady<T>(call: () => Promise<T>, instead: (refused: Answer) => T): Promise<T> {
		const code = this.status === 'readOnly' ? 'link.readOnly' : 'link.failed';
		if (this.status !== 'ready') return instead({ ok: false, refusal: { code } });
		try {
			return await call();
		} catch (error) {
			if (!(error instanceof WorkerLost)) throw error;
			this.change(() => (this.status = 'failed'));
			return instead({ ok: false, refusal: { code: 'link.failed' } });
		}
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
		if (!('save' in event) || event.save !== this.save) return;
		if (event.kind === 'elsewhere') void this.line.call('follow', this.save).catch(() => undefined);
		else if (event.kind === 'spare') this.spare = event;
		else
			this.change(() => {
				if (event.kind === 'view') this.view = event.view;
				else if (event.kind === 'keeping') this.keeping = event.keeping;
				else this.status = 'readOnly';
				if (this.keeping === 'kept') this.spare = undefined;
			});
	}

	private change(edit: () => void): void {
		edit();
		for (const listener of this.listeners) listener();
	}
}

/** What a screen passes may be reactive state, which cannot cross to a worker. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
