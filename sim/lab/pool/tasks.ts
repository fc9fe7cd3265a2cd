import type { Scenario } from '../../scenario/schema.ts';
import { playRun, type BalanceRun } from '../balance.ts';
import { playSlice, type TournamentOptions } from '../tournament.ts';

/** What every part of a run shares; handed to each worker once. */
export interface Setup {
	scenario: Scenario;
	/** Files of visitors' bots, and the folder their names start from. */
	folder: string;
	botFiles: readonly string[];
}

/** Games `from` up to, not including, `to` of a tournament. */
export interface TournamentTask {
	kind: 'tournament';
	options: Omit<TournamentOptions, 'scenario' | 'extra'>;
	from: number;
	to: number;
}

/** Games `from` up to, not including, `to` of one run of the balance report. */
export interface BalanceTask {
	kind: 'balance';
	run: BalanceRun;
	games: number;
	seed: string;
	from: number;
	to: number;
}

export type Task = TournamentTask | BalanceTask;

/** What the workers can do. */
export const TASKS = {
	tournament: (setup: Setup, { options, from, to }: TournamentTask) =>
		playSlice({ ...options, scenario: setup.scenario }, from, to),
	balance: ({ scenario }: Setup, { run, games, seed, from, to }: BalanceTask) =>
		playRun({ scenario, games, seed }, run, from, to)
};
