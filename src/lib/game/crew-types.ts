import type { Refusal } from '#sim/kernel/refusals.ts';
import type { PlannedAction } from '#sim/world/state.ts';

/** Plain data about the people of one company, between the server and their desks. Nobody else gets it. */

/**
 * Why something is a draft: the class confirms everything, it costs more than a member may spend, it came after the
 * month was closed, somebody put it down for the team to look at, or the instructor went back to an earlier month.
 */
export type DraftReason = 'confirm' | 'approval' | 'late' | 'team' | 'returned';

export interface DraftFacts {
	id: string;
	/** Place in the class of whoever made it. */
	member: string;
	action: PlannedAction;
	/** Month of the game it is for. */
	month: number;
	why: DraftReason;
	/** Milliseconds since 1970. */
	madeAt: number;
	/** What it would be refused for as things stand. */
	refusal?: Refusal;
}

export interface CrewMember {
	/** Place in the class. */
	id: string;
	name: string;
	captain: boolean;
	/** Roles within the company, such as `sales`. */
	roles: string[];
	online: boolean;
	/** The screen looked at, such as `market` or `client:c12`; empty when not known. */
	screen: string;
}

export interface ChatLine {
	id: string;
	/** Place in the class of the writer; null for somebody without one. */
	member: string | null;
	/** From the instructor to every company. */
	toAll: boolean;
	text: string;
	/** Milliseconds since 1970. */
	at: number;
}

/** What a team knows of itself. */
export interface CrewFacts {
	/** The asking person's place in the class; null for the staff that looks on. */
	me: string | null;
	/** Whether the asking person leads the company. */
	captain: boolean;
	mode: 'direct' | 'confirm';
	/** Fen above which a member's action waits for the captain; null = no limit. */
	approvalLimit: number | null;
	/** The month that a draft made now is for. */
	month: number;
	members: CrewMember[];
	/** Those that wait, the oldest first. */
	drafts: DraftFacts[];
	/** The newest messages, the oldest of them first. */
	chat: ChatLine[];
	/** Names of everyone who appears, also of those who have left; by place in the class. */
	names: Record<string, string>;
}

/** What somebody did, as the log has it. */
export interface Deed {
	seq: number;
	/** Milliseconds since 1970. */
	at: number;
	month: number;
	/** Place in the class; null for a bot. */
	member: string | null;
	action: PlannedAction;
	/** Who confirmed it, where it had been a draft. */
	confirmedBy: string | null;
	/** Takes it back, as long as it is not binding. */
	undo?: PlannedAction;
}

export interface DeedPage {
	/** Newest first. */
	deeds: Deed[];
	/** Ask again with this for older ones; null when there are none. */
	before: number | null;
	names: Record<string, string>;
	/** Months in which the company has done anything, newest first. */
	months: number[];
}

/** Longest message, in characters as a reader counts them. */
export const MAX_CHAT = 300;
