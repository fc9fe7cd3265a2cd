import type { Fields } from '../kernel/fields.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { Fen } from '../kernel/units.ts';
import type { Phase, Team } from '../world/state.ts';
import type { Account } from '../world/ledger.ts';
import type { World } from '../world/world.ts';

/** A command as it arrives. Team commands name their company; game commands may name a target. */
export interface Command {
	type: string;
	/** Company, or null for commands of the game itself. */
	team: string | null;
	/** Chosen by the sender; a repeated id is refused, so a command is carried out once. */
	id: string;
	/** The person or bot that acted, for the record only. */
	member?: string;
	[field: string]: unknown;
}

/** Something that happened because of a command, for feeds and tests. */
export interface GameEvent {
	type: string;
	team?: string;
	client?: string;
	[field: string]: unknown;
}

/** What an action takes: paid by the engine before the action's effect. */
export interface Cost {
	money: Fen;
	days: number;
	/** The expense account, and the journal entry's reference. */
	account: Account;
	ref: string;
}

export type Payload = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/**
 * A team command: its schema, its check (pure, answers with a refusal) and its effect.
 * The engine checks the fields, the phase, `check`, then cost; only then it pays and applies.
 */
export interface Action {
	type: string;
	fields: Fields;
	/** Phases in which the command is taken. */
	phases: (world: World) => readonly Phase[];
	check?: (world: World, team: Team, p: Payload) => Refusal | undefined;
	cost?: (world: World, team: Team, p: Payload) => Cost;
	/** What the effect itself will pay, for quotes: an action that posts its own movements. */
	price?: (world: World, team: Team, p: Payload) => Fen;
	apply: (world: World, team: Team, p: Payload) => GameEvent[];
	/** Staging is not acting: it does not count against the absence policy. */
	passive?: true;
}

const OPEN = ['open'] as const;
export const whileOpen = (): readonly Phase[] => OPEN;
