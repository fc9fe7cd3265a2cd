import { Game } from '../game.ts';
import { divide } from '../kernel/units.ts';
import { operate, OPERATIONS } from './autopilot.ts';
import type { LuckReport } from './types.ts';

/**
 * The luck-adjusted score (GAME.md section 10): everybody's locked decisions replayed in the same
 * world under other luck: clients' attention, word of mouth, late payments, award draws.
 * Operations (buying, delivering, borrowing) follow the orders that come about, by the same
 * autopilot for every company, because the original ones belong to other orders. What a company's
 * own operations were worth beyond the autopilot counts as skill. Mean = skill, the rest = luck.
 * @param seeds how many other lucks, 1 … 10,000
 * @returns null before the first settled month
 */
export function luckReport(game: Game, seat: number, seeds: number): LuckReport | null {
	const actual = scoreOf(game, seat);
	if (actual === null) return null;
	const steady = scoreOf(underLuck(game, undefined), seat)!;
	const scores = Array.from(
		{ length: seeds },
		(_, i) => scoreOf(underLuck(game, `${game.start.seed}#${i}`), seat)! + actual - steady
	).sort((a, b) => a - b);
	const mean = divide(
		scores.reduce((sum, s) => sum + s, 0),
		seeds
	);
	return {
		seeds,
		actual,
		mean,
		luck: actual - mean,
		low: scores[0]!,
		high: scores[seeds - 1]!,
		scores
	};
}

/** The decisions of a game's log under the given luck (undefined: its own). */
export function underLuck(game: Game, chance: string | undefined): Game {
	const start = { ...game.start };
	if (chance !== undefined) start.chance = chance;
	const other = new Game(start, false);
	for (const command of game.log) {
		if (OPERATIONS.has(command.type)) continue;
		if (command.type === 'lockMonth')
			other.state.teams.forEach((team, seat) => {
				if (team.status !== 'closed') operate(other, seat);
			});
		const { seq: _seq, month: _month, ...plain } = command;
		other.submit(plain);
	}
	return other;
}

function scoreOf(game: Game, seat: number): number | null {
	const { history } = game.state.teams[seat]!;
	return history[history.length - 1]?.score ?? null;
}
