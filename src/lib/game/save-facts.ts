import { ENGINE_VERSION } from '#sim/version.ts';
import type { SaveMeta } from './solo-types';
import type { SoloHost } from './solo-host';

/** The facts of a save that change as it is played. */
export function factsOf(host: SoloHost): Partial<SaveMeta> & { rank: number } {
	const { state, log } = host.game;
	const history = state.teams[host.own]!.history;
	return {
		commands: log.length,
		month: state.month,
		phase: state.phase,
		practice: state.practice,
		over: state.over && state.phase === 'revealed',
		// Between settlement and reveal the new rank is still in its envelope.
		rank: history[history.length - (state.phase === 'settled' ? 2 : 1)]?.rank ?? 0,
		updated: Date.now()
	};
}

/** Describes a game that is about to be kept. */
export function describeSave(
	host: SoloHost,
	label: { id: string; name: string; difficulty: string }
): SaveMeta {
	const { scenario, seed, teams } = host.game.start;
	return {
		...label,
		company: teams[host.own]!.name,
		scenario: scenario.id,
		title: scenario.title,
		seed,
		engine: ENGINE_VERSION,
		lines: 0,
		commands: 0,
		month: 1,
		months: scenario.months,
		phase: 'prepare',
		practice: false,
		over: false,
		companies: teams.length,
		created: Date.now(),
		updated: 0,
		...factsOf(host)
	};
}
