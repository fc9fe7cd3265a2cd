import { getContext, setContext } from 'svelte';
import type { PlannedAction, Text } from '#sim/world/state.ts';
import type { ClientView, OrderView, Rulebook, TeamView, TenderView } from '#sim/view/types.ts';
import {
	isKept,
	type Answer,
	type GameLink,
	type LinkStatus,
	type Questions
} from '$lib/game/link';
import type { Place } from './frame/places';
import { claims } from './plan/actions';
import { costOf, FREE, total, type Cost } from './plan/cost';
import { reasonOf } from './later';
import { byId, distinct } from './lookup';
import { wayOf, type Way } from './plan/way';
import { getLocale } from '$lib/paraglide/runtime';
import { toast } from '$lib/ui/toast.svelte';

/** A staged action and what the game answered when it went. */
export interface PlanResult {
	action: PlannedAction;
	answer: Answer;
}

/** Something a person may do, shown with its consequences before it is done. */
export interface Proposal {
	/** What it is, as a heading: "Seminar for 3 clients". */
	title: string;
	/** The verb on the button: "Hold seminar". */
	verb: string;
	/** Sent in order; all of one type. */
	actions: PlannedAction[];
	/** A sentence on what it means, where the figures do not say it. */
	note?: string;
	/** After it was carried out or staged. */
	done?: () => void;
}

/** The words of a scenario in the person's language. */
export const say = (text: Text): string => text[getLocale()];

/**
 * What every desk screen works with: the current view, lookups by id, and one way to act.
 * Wraps a {@link GameLink}; the screens never touch the link itself.
 */
export class Desk {
	/** Prefix of the desk's addresses, e.g. `/play/abc`. */
	readonly base: string;
	readonly rules: Rulebook;
	readonly link: GameLink;
	/** Places besides those that every desk has. */
	readonly more: readonly Place[];
	view = $state.raw() as TeamView;
	status = $state.raw() as LinkStatus;
	/** Keys of presses under way: a second tap on the same control does nothing. */
	private busyKeys = $state<Record<string, true>>({});
	private readonly unsubscribe: () => void;
	/** Edits of the plan wait for each other: each starts from what the one before has left. */
	private planEdits: Promise<unknown> = Promise.resolve();

	readonly clients: ReadonlyMap<string, ClientView> = $derived(byId(this.view.clients));
	readonly tenders: ReadonlyMap<string, TenderView> = $derived(byId(this.view.tenders));
	readonly orders: ReadonlyMap<string, OrderView> = $derived(byId(this.view.orders));
	readonly readOnly: boolean = $derived.by(
		() => this.status !== 'ready' && !(this.status === 'offline' && this.link.queues)
	);
	/** Clients that count us among their suppliers. */
	readonly own: ClientView[] = $derived(this.view.clients.filter((c) => c.ours));
	/** Own place on the board; undefined before the first month is settled or outside the ranking. */
	readonly rank: number | undefined = $derived(
		this.view.board.find((row) => row.own && row.rank > 0)?.rank
	);
	/** Month whose results this person has looked at; decides the next action after a closing. */
	reviewed = $state(0);
	/** The client that others were faster to claim, until another one is. */
	missed = $state<string>();
	/** What the consequence dialog of the frame asks about now. */
	proposal = $state.raw<Proposal>();
	/** What became of the staged actions when they last went. */
	lastGo = $state.raw([]) as PlanResult[];

	constructor(link: GameLink, base: string, more: readonly Place[] = []) {
		this.link = link;
		this.base = base;
		this.more = more;
		this.rules = link.rules;
		this.view = link.view;
		this.status = link.status;
		this.unsubscribe = link.subscribe(() => {
			this.view = link.view;
			this.status = link.status;
		});
	}

	close(): void {
		this.unsubscribe();
	}

	clientName = (id: string): string => say(this.clients.get(id)?.name ?? { en: id, zh: id });
	industryName = (id: string): string =>
		say(this.rules.industries.find((i) => i.id === id)?.name ?? { en: id, zh: id });
	featureName = (id: string): string =>
		say(this.rules.features.find((f) => f.id === id)?.name ?? { en: id, zh: id });

	/** True while the press with this key is on its way. */
	busy = (key: string): boolean => this.busyKeys[key] === true;

	/**
	 * Sends one action; a refusal is shown as a notice. True when it was accepted.
	 * @param key names the pressed control; while it is busy, further presses are ignored
	 */
	async act(action: PlannedAction, key = JSON.stringify(action)): Promise<boolean> {
		return (await this.actAll([action], key)) === 1;
	}

	/** Sends several actions in order; answers how many were accepted. */
	async actAll(actions: PlannedAction[], key = JSON.stringify(actions)): Promise<number> {
		return (await this.answersTo(actions, key)).filter((answer) => answer.ok).length;
	}

	/** Sends several actions in order, shows refusals, and gives the answers; none when busy. */
	async answersTo(actions: PlannedAction[], key = JSON.stringify(actions)): Promise<Answer[]> {
		let answers: Answer[] = [];
		await this.press(key, async () => {
			answers = await this.link.sendAll($state.snapshot(actions) as PlannedAction[]);
			this.missed = lostRace(actions, answers) ?? this.missed;
			await this.tellRefused(answers);
			return answers.length;
		});
		return answers;
	}

	/** Puts actions down for the team to look at, where a team plays. True when all of them were kept. */
	async putDown(actions: PlannedAction[], key = JSON.stringify(actions)): Promise<boolean> {
		let kept = false;
		await this.press(key, async () => {
			const answers = await this.link.putDown!($state.snapshot(actions) as PlannedAction[]);
			kept = answers.every(isKept);
			await this.tellRefused(answers);
			return answers.length;
		});
		return kept;
	}

	/** One notice for equal reasons: thirty refusals must not be thirty notices. */
	private async tellRefused(answers: readonly Answer[]): Promise<void> {
		const refused = answers.filter((answer) => !answer.ok);
		for (const tone of ['warn', 'neutral'] as const) {
			const these = refused.filter((answer) => isKept(answer) === (tone === 'neutral'));
			const told = distinct(await Promise.all(these.map(this.reason)));
			for (const title of told.slice(0, 3)) toast({ tone, title });
		}
	}

	/** The sentence for a refused answer. */
	reason = (answer: Answer & { ok: false }): Promise<string> =>
		reasonOf(answer.refusal, this.nameOf);

	/** The name of whatever an id stands for: a client, an industry, a feature; else the id. */
	nameOf = (id: string): string => {
		if (this.clients.has(id)) return this.clientName(id);
		const industry = this.industryName(id);
		return industry === id ? this.featureName(id) : industry;
	};

	/** Runs a clock move (`openMonth`, `closeMonth`, `nextMonth`) where this person may. */
	async clock(move: 'openMonth' | 'closeMonth' | 'nextMonth'): Promise<boolean> {
		return (
			(await this.press(move, async () => {
				const answer: Answer | undefined = await this.link.clock?.[move]();
				if (answer && !answer.ok) toast({ tone: 'warn', title: await this.reason(answer) });
				return answer?.ok ? 1 : 0;
			})) === 1
		);
	}

	/** Where an action can go now: carried out at once, staged for the opening, or neither. */
	wayOf = (type: string): Way => wayOf(type, this.view.phase, this.rules.access, this.view.over);

	/**
	 * Costs promised before the next opening: placed claims and staged actions. In an open month
	 * actions go at once and stand before the plan, so only what is spent counts.
	 */
	readonly committed: Cost = $derived.by(() => {
		const { view, rules } = this;
		if (view.phase === 'open') return FREE;
		const placed = view.clients.filter((c) => c.claimPlaced);
		return total([...claims(placed), ...view.plan].map((a) => costOf(a, rules, view)));
	});
	/** Representative-days there will be for the next action: a full month's once this one is over. */
	readonly daysAtHand: number = $derived(
		this.view.phase === 'revealed' ? this.view.team.days : this.view.team.daysLeft
	);

	/** Shows the consequences of something and asks before doing it. */
	propose(proposal: Proposal): void {
		this.proposal = proposal;
	}

	/** Adds actions to the end of the plan. True when the plan was accepted. */
	stage(actions: PlannedAction[]): Promise<boolean> {
		return this.editPlan((plan) => [...plan, ...actions]);
	}

	/**
	 * Replaces the plan by an edit of it. Edits are queued, so two quick presses both count.
	 * @returns true when the edited plan was accepted; a refusal is shown as a notice
	 */
	editPlan(edit: (plan: readonly PlannedAction[]) => PlannedAction[]): Promise<boolean> {
		const run = async () => {
			const actions = $state.snapshot(edit(this.link.view.plan)) as PlannedAction[];
			const answer = await this.link.send({ type: 'stagePlan', actions });
			if (!answer.ok) toast({ tone: 'warn', title: await this.reason(answer) });
			return answer.ok;
		};
		const edited = this.planEdits.then(run, run);
		this.planEdits = edited;
		return edited;
	}

	/**
	 * Sends all staged actions in order. What was refused stays in the plan; `lastGo` keeps every
	 * result. A second press while it runs does nothing.
	 */
	go(): Promise<number> {
		return this.press('go', async () => {
			const actions = [...this.link.view.plan];
			if (actions.length === 0) return 0;
			const answers = await this.link.sendAll(actions);
			this.lastGo = actions.map((action, i) => ({ action, answer: answers[i]! }));
			const refused = actions.filter((_, i) => !answers[i]!.ok && !isKept(answers[i]!));
			await this.editPlan((plan) => [...refused, ...plan.slice(actions.length)]);
			return answers.filter((a) => a.ok).length;
		});
	}

	ask<Q extends keyof Questions>(
		question: Q,
		about: Questions[Q]['ask']
	): Promise<Questions[Q]['answer']> {
		// The question may hold a form's reactive state, which no worker can receive.
		return this.link.ask(question, $state.snapshot(about) as Questions[Q]['ask']);
	}

	private async press(key: string, run: () => Promise<number>): Promise<number> {
		if (this.busyKeys[key]) return 0;
		this.busyKeys[key] = true;
		try {
			return await run();
		} finally {
			delete this.busyKeys[key];
		}
	}
}

/** The client of a claim that came too late. */
function lostRace(actions: readonly PlannedAction[], answers: readonly Answer[]) {
	const lost = actions.find((action, i) => {
		const answer = answers[i]!;
		const late = !answer.ok && answer.refusal.code === 'client.noSlot';
		return action.type === 'claimClient' && late;
	});
	return lost && String(lost.client);
}

const KEY = Symbol('desk');

export const setDesk = (desk: Desk): Desk => setContext(KEY, desk);
export const useDesk = (): Desk => getContext<Desk>(KEY);
