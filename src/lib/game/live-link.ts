import type { Rulebook, TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Answer, GameLink, LinkRefusal, LinkStatus, Questions } from './link';
import type { DeskNews, Lesson, OpenedDesk } from './live-types';
import { newId } from './new-id';
import { Outbox, type Sending } from './outbox';

/** Actions in one request at most. */
const BATCH = 50;
/** Pauses between attempts while nothing gets through, in milliseconds. */
const PAUSES = [500, 1_000, 2_000, 4_000, 5_000];

/** What the server says that did not carry out a whole request. */
const REASONS: Readonly<Record<string, LinkRefusal>> = {
	'game.late': 'link.late',
	'game.ended': 'link.ended',
	'access.signIn': 'link.signedOut',
	'game.notYourCompany': 'link.removed',
	'game.unknown': 'link.removed'
};

/** How the link reaches the world; tests bring their own. */
export interface LiveWorld {
	fetch: typeof fetch;
	/** Addresses of this game, e.g. `/game/abc`. */
	base: string;
	storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
	/** Resolves after so many milliseconds, or as soon as the device is online again. */
	wait: (ms: number) => Promise<void>;
}

/** A {@link GameLink} to a game on the server. What is pressed counts when the server has acknowledged it. */
export class LiveLink implements GameLink {
	readonly rules: Rulebook;
	/** What is pressed while offline waits and is sent later. */
	readonly queues = true;
	/** Set by whoever knows the team's way of deciding. */
	confirms = false;
	view: TeamView;
	status: LinkStatus = 'ready';
	lesson: Lesson;
	seq: number;
	private readonly world: LiveWorld;
	private readonly outbox: Outbox;
	private readonly listeners = new Set<() => void>();
	private readonly waiting = new Map<string, (answer: Answer) => void>();
	private readonly underWay = new Map<string, Promise<Answer>>();
	private sending = false;
	private reading: Promise<void> | undefined;
	private again = false;
	private closed = false;

	constructor(game: string, opened: OpenedDesk, world: LiveWorld) {
		this.world = world;
		this.rules = opened.rules;
		this.view = opened.view as TeamView;
		this.lesson = opened.lesson;
		this.seq = opened.seq;
		this.outbox = new Outbox(game, world.storage);
		void this.flush();
	}

	/** Presses that the server has not acknowledged yet. */
	get pending(): number {
		return this.outbox.size;
	}

	subscribe(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	send(action: PlannedAction): Promise<Answer> {
		const key = JSON.stringify(action);
		const running = this.underWay.get(key);
		if (running) return running;
		const started = this.sendAll([action])
			.then((answers) => answers[0]!)
			.finally(() => this.underWay.delete(key));
		this.underWay.set(key, started);
		return started;
	}

	sendAll(actions: PlannedAction[]): Promise<Answer[]> {
		return this.enqueue(actions, {});
	}

	putDown(actions: PlannedAction[]): Promise<Answer[]> {
		return this.enqueue(actions, { draft: true });
	}

	private enqueue(actions: PlannedAction[], how: Pick<Sending, 'draft'>): Promise<Answer[]> {
		// The month goes along: what arrives in the next one must not be carried out there.
		const { month } = this.view;
		const entries = actions.map((action) => ({ id: newId(), action, month, ...how }));
		const answers = entries.map(
			({ id }) => new Promise<Answer>((resolve) => this.waiting.set(id, resolve))
		);
		this.outbox.add(entries);
		this.change(() => undefined);
		void this.flush();
		return Promise.all(answers);
	}

	async ask<Q extends keyof Questions>(
		question: Q,
		about: Questions[Q]['ask']
	): Promise<Questions[Q]['answer']> {
		const response = await this.post('ask', { question, about });
		if (!response.ok) throw new Error(`${question}: ${response.status}`);
		return ((await response.json()) as { answer: Questions[Q]['answer'] }).answer;
	}

	/** Loads what has changed; asked several times at once, it is loaded once more after that. */
	refresh(): Promise<void> {
		this.again = true;
		this.reading ??= this.read().finally(() => (this.reading = undefined));
		return this.reading;
	}

	/** The device says that it is online or that it is not. */
	online(is: boolean): void {
		if (is) void this.flush().then(() => this.refresh());
		else this.change(() => (this.status = 'offline'));
	}

	close(): void {
		this.closed = true;
		this.listeners.clear();
	}

	private async read(): Promise<void> {
		while (this.again && !this.closed) {
			this.again = false;
			const settled = this.view.history.length;
			const response = await this.world
				.fetch(`${this.world.base}/news?settled=${settled}`)
				.catch(() => undefined);
			if (!response?.ok) {
				if (response?.status === 401) this.change(() => (this.status = 'failed'));
				else this.change(() => (this.status = 'offline'));
				return;
			}
			const news = (await response.json()) as DeskNews;
			// An answer that was overtaken on its way tells nothing new.
			if (news.seq < this.seq) continue;
			this.change(() => {
				this.seq = news.seq;
				this.lesson = news.lesson;
				this.view = { ...this.view, ...news.view };
				if (this.status !== 'failed') this.status = 'ready';
			});
		}
	}

	private async flush(): Promise<void> {
		if (this.sending) return;
		this.sending = true;
		for (let tries = 0; this.outbox.size > 0 && !this.closed;) {
			const batch = this.outbox.first(BATCH);
			const answers = await this.deliver(batch);
			if (!answers) {
				this.change(() => (this.status = 'offline'));
				await this.world.wait(PAUSES[Math.min(tries++, PAUSES.length - 1)]!);
				continue;
			}
			tries = 0;
			this.outbox.remove(batch);
			await this.refresh();
			batch.forEach(({ id }, i) => {
				this.waiting.get(id)?.(answers[i]!);
				this.waiting.delete(id);
			});
			this.change(() => undefined);
		}
		this.sending = false;
	}

	/** The server's answers; undefined when it could not be reached or could not store anything. */
	private async deliver(requests: Sending[]): Promise<Answer[] | undefined> {
		const response = await this.post('act', { requests }).catch(() => undefined);
		if (!response || response.status >= 500 || response.status === 429) return undefined;
		if (response.ok) return ((await response.json()) as { answers: Answer[] }).answers;
		const { refused } = (await response.json().catch(() => ({}))) as {
			refused?: { code: string };
		};
		const code = REASONS[refused?.code ?? ''] ?? 'link.failed';
		return requests.map(() => ({ ok: false, refusal: { code } }));
	}

	private post(what: string, body: unknown): Promise<Response> {
		return this.world.fetch(`${this.world.base}/${what}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	}

	private change(edit: () => void): void {
		edit();
		for (const listener of [...this.listeners]) listener();
	}
}
