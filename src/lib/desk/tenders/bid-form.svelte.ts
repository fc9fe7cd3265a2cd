import type { Fen, Points } from '#sim/kernel/units.ts';
import type { ClientView, ForecastMonth, TenderView } from '#sim/view/types.ts';
import { count, money } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { toast } from '$lib/ui/toast.svelte';
import type { Desk } from '../desk.svelte';
import { assumedRival, goingPrice } from './assumption';
import { askedBid, standingBids } from './cash-need';
import { findingsOf } from './checks';
import {
	bidAction,
	draftOf,
	isComplete,
	mayBid,
	planWith,
	planWithout,
	sameBid,
	stagedBid,
	type BidDraft
} from './draft';
import { economicsOf } from './economics';
import { previewOf } from './preview';

/** Cash if this bid alone is won, and if every standing bid is. */
export interface CashOutlook {
	committed: ForecastMonth[];
	alone: ForecastMonth[];
	all: ForecastMonth[];
	/** Standing bids on other tenders counted in `all`. */
	others: number;
}

/** One bid being written: the draft, what it means, and the ways to send it. */
export class BidForm {
	readonly desk: Desk;
	/** The tender as last seen: it leaves the view when the month is settled. */
	private readonly first: TenderView;
	readonly tender: TenderView = $derived.by(
		() => this.desk.tenders.get(this.first.id) ?? this.first
	);
	readonly gone: boolean = $derived.by(() => !this.desk.tenders.has(this.first.id));
	readonly client: ClientView = $derived.by(() => this.desk.clients.get(this.first.client)!);
	readonly way = $derived.by(() => (this.gone ? 'none' : this.desk.wayOf('submitBid')));
	readonly allowed = $derived.by(() => mayBid(this.desk.view, this.client, this.way));
	readonly staged = $derived.by(() => stagedBid(this.desk.view, this.first.id));
	/** What stands now: the live bid, else the staged one. */
	readonly standing = $derived.by(() => this.tender.bid ?? this.staged);

	draft: BidDraft = $state() as BidDraft;
	/** The person's own guess at the best rival; null keeps the assumption. */
	guess: { recognition: Points | null; price: Fen | null } = $state({
		recognition: null,
		price: null
	});

	readonly complete = $derived.by(() => (isComplete(this.draft) ? this.draft : undefined));
	readonly changed = $derived.by(() => !sameBid(this.draft, this.standing));
	readonly assumed = $derived.by(() => assumedRival(this.desk.rules, this.desk.view, this.tender));
	readonly rival = $derived.by(() => ({
		...this.assumed.rival,
		recognition: this.guess.recognition ?? this.assumed.rival.recognition,
		price: this.guess.price ?? this.assumed.rival.price
	}));
	readonly economics = $derived.by(() =>
		this.complete
			? economicsOf(this.desk.rules, this.desk.view, this.tender, this.complete)
			: undefined
	);
	readonly preview = $derived.by(() =>
		this.complete
			? previewOf(
					this.desk.rules,
					this.tender,
					this.client,
					this.desk.view.team.record,
					this.complete,
					this.rival
				)
			: undefined
	);
	readonly findings = $derived.by(() =>
		this.complete && this.economics
			? findingsOf(
					this.desk.rules,
					this.desk.view,
					this.tender,
					this.client,
					this.complete,
					this.economics
				)
			: []
	);
	/** Faults of the bid itself: sending it needs a second yes. */
	readonly faulty = $derived.by(() =>
		this.findings.some((f) => f.code === 'features' || f.code === 'ceiling')
	);
	private staging = $state(false);
	readonly busy = $derived.by(() => this.staging || this.desk.busy(`bid-${this.first.id}`));

	constructor(desk: Desk, tender: TenderView) {
		this.desk = desk;
		this.first = tender;
		const { rival } = assumedRival(desk.rules, desk.view, tender);
		this.draft = draftOf(tender, stagedBid(desk.view, tender.id), goingPrice(rival, tender));
	}

	/** Asks the engine for the cash outlook of the draft; undefined while the price is missing. */
	async outlook(): Promise<CashOutlook | undefined> {
		const bid = this.complete && askedBid(this.tender.id, this.complete);
		if (!bid) return undefined;
		const others = standingBids(this.desk.view).filter((b) => b.tender !== bid.tender);
		const [alone, all] = await Promise.all([
			this.desk.ask('forecastWith', { bids: [bid] }),
			this.desk.ask('forecastWith', { bids: [bid, ...others] })
		]);
		return {
			committed: alone.committed,
			alone: alone.ifWon,
			all: all.ifWon,
			others: others.length
		};
	}

	/** Sends the draft to the market, or stages it for the opening. True when it was taken. */
	async submit(): Promise<boolean> {
		const bid = this.complete;
		if (!bid || this.busy || !this.allowed) return false;
		const { tender, standing: before } = this;
		const action = bidAction(tender.id, bid);
		const done =
			this.way === 'now'
				? await this.desk.act(action, `bid-${tender.id}`)
				: await this.stage((plan) => planWith(plan, action));
		if (!done) return false;
		const told = {
			price: money(bid.unitPrice),
			units: count(tender.quantity),
			client: this.desk.clientName(tender.client)
		};
		toast({
			tone: 'good',
			title: this.way === 'now' ? m.desk_tenders_sent(told) : m.desk_tenders_staged_done(told),
			action: before
				? { label: m.desk_tenders_undo_revise(), run: () => void this.restore(before) }
				: { label: m.desk_tenders_undo(), run: () => void this.withdraw() }
		});
		return true;
	}

	/** Puts the draft down for the team to look at. True when it was kept. */
	async putDown(): Promise<boolean> {
		const bid = this.complete;
		if (!bid || this.busy) return false;
		const { id } = this.tender;
		return this.desk.putDown([bidAction(id, bid)], `bid-${id}`);
	}

	/** Takes the bid back: from the market, or out of the plan. True when it was taken back. */
	async withdraw(): Promise<boolean> {
		if (this.busy) return false;
		const { id, client } = this.tender;
		const done = this.tender.bid
			? await this.desk.act({ type: 'withdrawBid', tender: id }, `bid-${id}`)
			: await this.stage((plan) => planWithout(plan, id));
		if (done) toast({ title: m.desk_tenders_withdrawn({ client: this.desk.clientName(client) }) });
		return done;
	}

	private async restore(before: NonNullable<typeof this.standing>): Promise<void> {
		this.draft = {
			...before,
			features: [...before.features],
			winProbability: before.winProbability ?? null
		};
		await this.submit();
	}

	private async stage(edit: Parameters<Desk['editPlan']>[0]): Promise<boolean> {
		this.staging = true;
		try {
			return await this.desk.editPlan(edit);
		} finally {
			this.staging = false;
		}
	}
}
