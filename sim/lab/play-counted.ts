import { playToEnd } from '../bots/driver.ts';
import { Game, type Outcome } from '../game.ts';
import type { Command } from '../commands/action.ts';
import type { Scenario } from '../scenario/schema.ts';
import { makeStart } from '../start.ts';

/** A game that counts what it refuses, by company and code. */
class CountingGame extends Game {
	readonly refused = new Map<string, Record<string, number>>();

	override submit(command: Command): Outcome {
		const outcome = super.submit(command);
		if (!outcome.ok && command.team !== null) {
			const codes = this.refused.get(command.team) ?? {};
			codes[outcome.refusal.code] = (codes[outcome.refusal.code] ?? 0) + 1;
			this.refused.set(command.team, codes);
		}
		return outcome;
	}
}

/** Plays one game of bots and counts the commands that were refused. */
export function playCounted(options: {
	scenario: Scenario;
	seed: string;
	bots: readonly string[];
	months: number | undefined;
}) {
	const { scenario, seed, bots, months } = options;
	const game = new CountingGame(makeStart({ scenario, seed, teams: bots.map((bot) => ({ bot })) }));
	playToEnd(game, months);
	return { game, refused: game.refused };
}
