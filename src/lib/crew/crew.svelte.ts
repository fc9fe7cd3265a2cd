import { getContext, setContext } from 'svelte';
import type { RefusedFacts } from '$lib/classroom/refusals';
import type { ChatLine, CrewFacts, DeedPage, DraftFacts } from '$lib/game/crew-types';
import type { Answer } from '$lib/game/link';
import { newId } from '$lib/game/new-id';
import { queryOf } from './query';

/** How the team reaches the server; tests bring their own. */
export interface CrewWorld {
	fetch: typeof fetch;
	/** Addresses of this game, e.g. `/game/abc`. */
	base: string;
	storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
}

/** What a request came to: its answer, a refusal, or nothing at all where the server was not reached. */
export type Reached<T> = { ok: true; value: T } | { ok: false; refused?: RefusedFacts };

/** What is asked about the log. */
export interface DeedsWanted {
	member?: string;
	month?: number;
	before?: number;
}

/** The team around a live desk: who is there, what waits, what was said. The desk itself knows nothing of it. */
export class Crew {
	/** Undefined until it has been loaded once. */
	facts = $state.raw<CrewFacts>();
	/** Told of drafts that have begun to wait for this person while the page was open. */
	onDrafts: (drafts: DraftFacts[]) => void = () => undefined;
	private older = $state.raw<ChatLine[]>([]);
	/** When the newest message was read, in milliseconds since 1970. */
	private readUntil = $state(0);
	private readonly world: CrewWorld;
	private readonly key: string;
	private loading: Promise<void> | undefined;
	private again = false;

	readonly chat: ChatLine[] = $derived([...this.older, ...(this.facts?.chat ?? [])]);
	readonly unread: number = $derived(
		this.chat.filter((line) => line.at > this.readUntil && line.member !== this.facts?.me).length
	);
	/** Drafts that this person can confirm now. */
	readonly forMe: DraftFacts[] = $derived.by(() => {
		const { captain, drafts, month } = this.facts ?? { drafts: [] };
		return captain ? drafts.filter((draft) => draft.month === month) : [];
	});
	/** How many things wait for this person. */
	readonly waiting: number = $derived(this.forMe.length + this.unread);

	/** @param game for what this device remembers about it */
	constructor(game: string, world: CrewWorld) {
		this.world = world;
		this.key = `rapport-chat-read-${game}`;
		try {
			this.readUntil = Number(world.storage?.getItem(this.key)) || 0;
		} catch {
			// A device that forbids storage shows old messages as new after a reload.
		}
	}

	/** Whoever acts here waits for the captain. */
	get confirms(): boolean {
		return this.facts?.mode === 'confirm' && !this.facts.captain;
	}

	/** The name of a place in the class; undefined for nobody known. */
	nameOf = (member: string | null): string | undefined =>
		member === null ? undefined : this.facts?.names[member];

	/** Loads what has changed; asked several times at once, it is loaded once more after that. */
	refresh(): Promise<void> {
		this.again = true;
		this.loading ??= this.load().finally(() => (this.loading = undefined));
		return this.loading;
	}

	/** Says which screen this person has gone to; nobody waits for it. */
	async here(screen: string): Promise<void> {
		await this.post('here', { screen });
	}

	/** @returns an answer for each draft, in the order given */
	async confirm(ids: readonly string[]): Promise<Reached<Answer[]>> {
		return this.decide('confirm', ids);
	}

	async discard(ids: readonly string[]): Promise<Reached<unknown>> {
		return this.decide('discard', ids);
	}

	async bring(ids: readonly string[]): Promise<Reached<unknown>> {
		return this.decide('bring', ids);
	}

	/** Says something to the team. @param id the same for the same message, however often it is tried */
	async say(text: string, id = newId()): Promise<Reached<unknown>> {
		const said = await this.post('chat', { id, text });
		if (said.ok) await this.refresh();
		return said;
	}

	/** Everything that has been said so far has been read. */
	read(): void {
		const newest = this.chat.at(-1)?.at ?? 0;
		if (newest <= this.readUntil) return;
		this.readUntil = newest;
		try {
			this.world.storage?.setItem(this.key, String(newest));
		} catch {
			// It is read as long as the page is open.
		}
	}

	/** Loads messages before those that are here. @returns whether there may be more */
	async earlier(): Promise<Reached<boolean>> {
		const [oldest] = this.chat;
		if (!oldest) return { ok: true, value: false };
		const page = await this.reach<{ chat: ChatLine[]; names: Record<string, string> }>(
			`chat${queryOf({ at: oldest.at, id: oldest.id })}`
		);
		if (!page.ok) return page;
		const { chat, names } = page.value;
		this.older = [...chat, ...this.older];
		if (this.facts) this.facts = { ...this.facts, names: { ...names, ...this.facts.names } };
		return { ok: true, value: chat.length > 0 };
	}

	/** A page of what the company has done. */
	deeds(wanted: DeedsWanted): Promise<Reached<DeedPage>> {
		return this.reach(`activity${queryOf({ ...wanted })}`);
	}

	private async decide(what: string, ids: readonly string[]): Promise<Reached<Answer[]>> {
		const done = await this.post<{ answers: Answer[] }>('drafts', { what, ids });
		await this.refresh();
		return done.ok ? { ok: true, value: done.value.answers } : done;
	}

	private async load(): Promise<void> {
		while (this.again) {
			this.again = false;
			const found = await this.reach<CrewFacts>('');
			if (!found.ok) return;
			const before = this.facts;
			// A message that has moved out of the newest ones stays where it was read.
			const kept = found.value.chat.map((line) => line.id);
			const gone = before?.chat.filter((line) => !kept.includes(line.id)) ?? [];
			const first = found.value.chat[0];
			const moved = gone.filter((line) => first && line.at <= first.at);
			if (moved.length > 0) this.older = [...this.older, ...moved];
			const waited = this.forMe.map((draft) => draft.id);
			this.facts = { ...found.value, names: { ...before?.names, ...found.value.names } };
			if (!before) continue;
			const { me } = this.facts;
			const drafts = this.forMe.filter(
				(draft) => !waited.includes(draft.id) && draft.member !== me
			);
			if (drafts.length > 0) this.onDrafts(drafts);
		}
	}

	private post<T>(what: string, body: unknown): Promise<Reached<T>> {
		return this.reach(what, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body)
		});
	}

	private async reach<T>(what: string, request?: RequestInit): Promise<Reached<T>> {
		const address = `${this.world.base}/crew${what && `/${what}`}`;
		try {
			const response = await this.world.fetch(address, request);
			const body = (await response.json()) as T & { refused?: RefusedFacts };
			if (response.ok) return { ok: true, value: body };
			return { ok: false, ...(body.refused && { refused: body.refused }) };
		} catch {
			return { ok: false };
		}
	}
}

const KEY = Symbol('crew');

export const setCrew = (crew: Crew): Crew => setContext(KEY, crew);
export const useCrew = (): Crew => getContext<Crew>(KEY);
