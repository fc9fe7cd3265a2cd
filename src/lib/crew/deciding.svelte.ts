import type { Desk } from '$lib/desk/desk.svelte';
import { distinct } from '$lib/desk/lookup';
import { moved } from '$lib/desk/plan/order';
import type { DraftFacts } from '$lib/game/crew-types';
import { m } from '$lib/paraglide/messages';
import { toast } from '$lib/ui/toast.svelte';
import type { Crew } from './crew.svelte';
import { told } from './told';

/** A captain over the drafts of the month: their order, which of them are chosen, and what becomes of them. */
export class Deciding {
	/** A request is on its way: a second tap does nothing. */
	busy = $state(false);
	/** Ids in the order that this person has given them; new ones come last. */
	private order = $state.raw<string[]>([]);
	/** Ids that are not to be confirmed together with the others. */
	private left = $state.raw<readonly string[]>([]);
	private readonly crew: Crew;
	private readonly desk: Desk;

	readonly drafts: DraftFacts[] = $derived.by(() => {
		const { drafts = [], month } = this.crew.facts ?? {};
		const place = (draft: DraftFacts) => {
			const index = this.order.indexOf(draft.id);
			return index < 0 ? this.order.length : index;
		};
		return drafts.filter((d) => d.month === month).sort((a, b) => place(a) - place(b));
	});
	readonly others: DraftFacts[] = $derived.by(() => {
		const { drafts = [], month } = this.crew.facts ?? {};
		return drafts.filter((draft) => draft.month !== month);
	});
	readonly chosen: DraftFacts[] = $derived(this.drafts.filter((d) => !this.left.includes(d.id)));

	constructor(crew: Crew, desk: Desk) {
		this.crew = crew;
		this.desk = desk;
	}

	isChosen = (id: string): boolean => !this.left.includes(id);

	choose(id: string, on: boolean): void {
		const others = this.left.filter((one) => one !== id);
		this.left = on ? others : [...others, id];
	}

	chooseAll(on: boolean): void {
		this.left = on ? [] : this.drafts.map((draft) => draft.id);
	}

	/** Moves a draft by one place. @returns its new index, or -1 where it stays */
	move(from: number, to: number): number {
		if (to < 0 || to >= this.drafts.length) return -1;
		this.order = moved(
			this.drafts.map((draft) => draft.id),
			from,
			to
		);
		return to;
	}

	/** Carries drafts out; what is refused stays, and its reason is told. */
	confirm = (drafts: readonly DraftFacts[]): Promise<void> =>
		this.once(async () => {
			const reached = await this.crew.confirm(drafts.map((draft) => draft.id));
			if (!told(reached)) return;
			const done = reached.value.filter((answer) => answer.ok).length;
			if (done > 0) toast({ tone: 'good', title: m.crew_confirmed({ n: done }) });
			const refused = reached.value.filter((answer) => !answer.ok);
			// One notice for equal reasons; each stands at its draft too.
			const reasons = distinct(await Promise.all(refused.map(this.desk.reason)));
			for (const title of reasons.slice(0, 3)) toast({ tone: 'warn', title });
		});

	discard = (draft: DraftFacts): Promise<void> =>
		this.once(async () => {
			if (told(await this.crew.discard([draft.id]))) toast({ title: m.crew_discarded() });
		});

	bring = (draft: DraftFacts): Promise<void> =>
		this.once(async () => void told<unknown>(await this.crew.bring([draft.id])));

	private async once(run: () => Promise<unknown>): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		try {
			await run();
		} finally {
			this.busy = false;
		}
	}
}
