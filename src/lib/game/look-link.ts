import type { Rulebook, TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { Answer, GameLink, LinkStatus, Questions } from './link';
import type { DeskNews, OpenedDesk } from './live-types';

const REFUSED: Answer = { ok: false, refusal: { code: 'link.readOnly' } };

/** A {@link GameLink} through which the staff looks at a company's desk: everything is shown, nothing is sent. */
export class LookLink implements GameLink {
	readonly rules: Rulebook;
	readonly looking = true;
	view: TeamView;
	status: LinkStatus = 'readOnly';
	seq: number;
	private readonly base: string;
	private readonly fetch: typeof fetch;
	private readonly listeners = new Set<() => void>();

	/** @param base address of the desk that is looked at */
	constructor(base: string, opened: OpenedDesk, fetcher: typeof fetch) {
		this.base = base;
		this.fetch = fetcher;
		this.rules = opened.rules;
		this.view = opened.view as TeamView;
		this.seq = opened.seq;
	}

	subscribe(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	send(_action: PlannedAction): Promise<Answer> {
		return Promise.resolve(REFUSED);
	}

	sendAll(actions: PlannedAction[]): Promise<Answer[]> {
		return Promise.resolve(actions.map(() => REFUSED));
	}

	async ask<Q extends keyof Questions>(
		question: Q,
		about: Questions[Q]['ask']
	): Promise<Questions[Q]['answer']> {
		const response = await this.fetch(`${this.base}/ask`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ question, about })
		});
		if (!response.ok) throw new Error(`${question}: ${response.status}`);
		return ((await response.json()) as { answer: Questions[Q]['answer'] }).answer;
	}

	/** Loads what has changed; while the server cannot be reached, the desk says that it is old. */
	async refresh(): Promise<void> {
		const url = `${this.base}/news?settled=${this.view.history.length}`;
		const response = await this.fetch(url).catch(() => undefined);
		const news = response?.ok ? ((await response.json()) as DeskNews) : undefined;
		this.status = news ? 'readOnly' : 'offline';
		if (news && news.seq >= this.seq) {
			this.seq = news.seq;
			this.view = { ...this.view, ...news.view };
		}
		for (const listener of [...this.listeners]) listener();
	}

	close(): void {
		this.listeners.clear();
	}
}
