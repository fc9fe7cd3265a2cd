import type { GameEvent } from '#sim/commands/action.ts';
import type { Refusal } from '#sim/kernel/refusals.ts';
import type { ReplayFailure } from '#sim/log/replay.ts';
import type { Rulebook, TeamView } from '#sim/view/types.ts';
import type { Phase, Text } from '#sim/world/state.ts';

/** Plain data that passes between the page and the worker of a solo game. */

export type ClockMove = 'openMonth' | 'closeMonth' | 'nextMonth' | 'cleanStart';

export type HostAnswer = { ok: true; events: GameEvent[] } | { ok: false; refusal: Refusal };

/** What a new solo game is made of. Names are checked by the page and again by the worker. */
export interface NewGame {
	scenario: string;
	difficulty: string;
	seed: string;
	company: string;
	/** Names of the bots' companies, in the person's language. */
	rivals: string[];
	/** Name of the save. */
	name: string;
}

/** What a list of saved games shows of each, without opening it. */
export interface SaveMeta {
	id: string;
	name: string;
	company: string;
	scenario: string;
	title: Text;
	difficulty: string;
	seed: string;
	engine: string;
	/** Lines of the log kept so far, the header included. */
	lines: number;
	/** Commands among them. */
	commands: number;
	month: number;
	months: number;
	phase: Phase;
	practice: boolean;
	/** 0 = no ranking yet. */
	rank: number;
	companies: number;
	over: boolean;
	created: number;
	updated: number;
	/** When it was deleted; it can be brought back until it is swept away. */
	deleted?: number;
}

/** Whether what is done reaches the device's storage, and why not. */
export type Keeping = 'kept' | 'full' | 'forbidden';

/** A game opened in the worker. */
export interface Opened {
	ok: true;
	meta: SaveMeta;
	rules: Rulebook;
	view: TeamView;
	keeping: Keeping;
}

export type OpenFailure =
	/** No save of this id on this device. */
	| { ok: false; reason: 'missing' }
	/** Made by another version of the engine: exportable, not playable. */
	| { ok: false; reason: 'engine'; meta: SaveMeta; engine: string }
	/** The log breaks off; `months` settled months are valid, and `playable` says if any game is. */
	| {
			ok: false;
			reason: 'corrupt';
			meta: SaveMeta;
			failure: ReplayFailure;
			months: number;
			playable: boolean;
	  }
	/** The device's storage cannot be read at all. */
	| { ok: false; reason: 'storage' };

/** What the worker says unasked. */
export type SoloPush =
	| { kind: 'view'; save: string; view: TeamView }
	| { kind: 'keeping'; save: string; keeping: Keeping }
	/** The whole log of a game that storage did not take: held by the page, should the worker die. */
	| { kind: 'spare'; save: string; meta: SaveMeta; log: string }
	/** Another tab has gone on with this save, and what this one did was not kept. */
	| { kind: 'overtaken'; save: string }
	/** Another tab has written to this save. */
	| { kind: 'elsewhere'; save: string }
	/** How much of an import is read, 0–1. */
	| { kind: 'progress'; share: number };

/** What is not in a log but in the list of saves. */
export interface SaveLabel {
	name: string;
	difficulty: string;
}

export type Imported =
	| { ok: true; meta: SaveMeta }
	/** The log cannot be followed to its end; `months` says how far a game can be made of it. */
	| { ok: false; failure: ReplayFailure; months: number; playable: boolean };
