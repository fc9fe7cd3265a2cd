import type { Refusal } from '#sim/kernel/refusals.ts';
import type { GameEvent } from '#sim/commands/action.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import type { ForecastMonth, Rulebook, TeamView } from '#sim/view/types.ts';
import type {
	Autopsy,
	BoardHistory,
	Bridge,
	Comparison,
	LuckReport,
	RecognitionHistory,
	TurningPoint
} from '#sim/explain/types.ts';

/**
 * The one interface between a desk and a game. Solo, the engine behind it runs in a web worker;
 * live, it will run on the server. The desk never knows which.
 */

/** Whether what is on screen is current and what is sent arrives. */
export type LinkStatus = 'connecting' | 'ready' | 'readOnly' | 'offline' | 'failed';

export type Answer =
	| { ok: true; events: GameEvent[] }
	/** The engine's refusal, or `link.*` when the command did not reach it. */
	| {
			ok: false;
			refusal: Refusal | { code: LinkRefusal; field?: string; params?: Refusal['params'] };
	  };

export const LINK_REFUSALS = [
	'link.offline',
	'link.readOnly',
	'link.failed',
	'link.storage',
	'link.late',
	'link.drafted',
	'link.confirm',
	'link.approval',
	'link.draftGone',
	'link.draftMonth',
	'link.draftsFull',
	'link.ended',
	'link.signedOut',
	'link.removed'
] as const;
export type LinkRefusal = (typeof LINK_REFUSALS)[number];

/** Refusals after which the action waits as a draft of the team. */
const KEPT: ReadonlySet<string> = new Set([
	'link.late',
	'link.drafted',
	'link.confirm',
	'link.approval'
] satisfies LinkRefusal[]);

/** Whether what was not carried out has been kept as a draft: pressing again would make another one. */
export const isKept = (answer: Answer): boolean => !answer.ok && KEPT.has(answer.refusal.code);

/** A quote: what an action would cost now, and why it would be refused. */
export interface Quote {
	refusal?: Refusal;
	money: number;
	days: number;
}

/** Questions a desk may ask; each answer is computed by the engine for this team only. */
export interface Questions {
	/** Cost and refusal of an action before it is sent. */
	quote: { ask: { action: PlannedAction }; answer: Quote };
	/** Cash forecast as if the given bids were won, beside the committed one. */
	forecastWith: {
		ask: {
			bids: {
				tender: string;
				unitPrice: number;
				features: string[];
				dueMonth: number;
				serviceLevel: number;
			}[];
		};
		answer: { committed: ForecastMonth[]; ifWon: ForecastMonth[] };
	};
	autopsy: { ask: { tender: string }; answer: Autopsy | null };
	bridge: { ask: { month: number }; answer: Bridge | null };
	/** Scores of all companies by month, as far as the board shows them. */
	boardHistory: { ask: object; answer: BoardHistory };
	/** Recognition by month of the clients that know the company best, at most so many. */
	recognitionHistory: { ask: { most: number }; answer: RecognitionHistory };
	/** After the end: what turned the year, luck against skill, the bots beside you. */
	turningPoints: { ask: object; answer: TurningPoint[] };
	luck: { ask: { seeds: number }; answer: LuckReport };
	comparison: { ask: object; answer: Comparison };
	/** Another decision in an earlier month, with the same luck. */
	whatIf: {
		ask: { month: number; replace: PlannedAction };
		answer: {
			base: WhatIfSide;
			changed: WhatIfSide;
			refused?: Refusal;
			/** Ids of other own tenders won only with the change, and only without it. */
			awards: { gained: string[]; lost: string[] };
			/** For a bid: whether it won, as it was and as changed. */
			won?: { base: boolean; changed: boolean };
		} | null;
	};
}

export interface WhatIfSide {
	score: number;
	netWorth: number;
	cash: number;
	rank: number;
}

export interface GameLink {
	readonly rules: Rulebook;
	readonly status: LinkStatus;
	/** Somebody of the staff looks at the desk and does not play. */
	readonly looking?: boolean;
	/** Whether actions may be given while offline: they wait and are sent later. */
	readonly queues?: boolean;
	/** The latest view; replaced as a whole, never changed in place. */
	readonly view: TeamView;
	/** Calls back after every new view or status; returns the way to stop. */
	subscribe(listener: () => void): () => void;
	/** Sends one action of the own team. A repeated press while it is under way sends nothing. */
	send(action: PlannedAction): Promise<Answer>;
	/** Sends several in order, stopping at nothing: the answers come in the same order. */
	sendAll(actions: PlannedAction[]): Promise<Answer[]>;
	/** Puts actions down as drafts for the team to look at; only where a team plays. */
	putDown?(actions: PlannedAction[]): Promise<Answer[]>;
	/** Whether what this person does waits for the captain. */
	readonly confirms?: boolean;
	ask<Q extends keyof Questions>(
		question: Q,
		about: Questions[Q]['ask']
	): Promise<Questions[Q]['answer']>;
	/** Moves the month on; only where this person runs the clock (solo, or an instructor). */
	readonly clock?: GameClock;
	/** While read only: plays the game here, and no longer where it is played now. */
	takeOver?(): Promise<void>;
	close(): void;
}

/** The month's clock in the hands of a person. */
export interface GameClock {
	/** prepare → open: sealed claims are decided, bots act. */
	openMonth(): Promise<Answer>;
	/** open → settled → revealed. */
	closeMonth(): Promise<Answer>;
	/** revealed → prepare of the next month. */
	nextMonth(): Promise<Answer>;
	/** Ends practice months: the same market from its first month, and everything counts. */
	cleanStart?(): Promise<Answer>;
}
