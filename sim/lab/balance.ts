import type { Scenario } from '../scenario/schema.ts';
import { runTournament } from './tournament.ts';

/** One property of GAME.md section 12 as measured. */
export interface Property {
	/** `skill.recognition-lowPrice`, `ways.largest` and the like: stable, for messages. */
	id: string;
	ok: boolean;
	/** What was measured: a share 0 … 1, or a difference of mean scores in points. */
	figure: number;
	/** What is expected, as a comparison: `>= 0.9`. */
	target: string;
	/** Path of the scenario number to look at first when it is not met. */
	look?: string;
}

export interface BalanceReport {
	ok: boolean;
	properties: Property[];
}

export interface BalanceOptions {
	scenario: Scenario;
	/** Games behind each figure. */
	games: number;
	seed?: string;
	/** Called after each part with the share done, 0 … 1. */
	onProgress?: (done: number) => void;
}

/** The property report for a scenario author: what is broken, and which number to look at. */
export function runBalance(options: BalanceOptions): BalanceReport {
	const { scenario, games, seed = 'balance' } = options;
	const bots = ['recognition', 'lowPrice', 'balanced', 'random'];
	const { beats } = runTournament({ scenario, bots, games, seed, teams: 8 });
	options.onProgress?.(1);
	const figure = beats['recognition>lowPrice']!;
	const look = 'archetypes[0].weights';
	const properties = [
		{ id: 'skill.recognition-lowPrice', ok: figure >= 0.9, figure, target: '>= 0.9', look }
	];
	return { ok: properties.every((p) => p.ok), properties };
}
