import type { Game } from '../game.ts';
import { divide } from '../kernel/units.ts';
import { boardOf, labelOf } from '../view/board.ts';
import type { BoardHistory } from './types.ts';

/**
 * Scores and ranks by month of the companies that the viewer's board shows now; market shares of
 * rivals and all companies once the game is over.
 */
export function boardHistory(game: Game, seat: number): BoardHistory {
	const { state, world } = game;
	const sealed = state.phase === 'settled';
	const settled = state.teams[0]!.history.length;
	const months = Array.from({ length: sealed ? 0 : settled }, (_, i) => i + 1);
	const ended = state.over && state.phase === 'revealed';
	const shown = new Map((sealed ? [] : boardOf(world, seat)).map((row) => [row.team, row]));
	const totals = months.map((_, i) => sum(state.teams.map((t) => cumulated(t.history, i))));
	return {
		months,
		teams: state.teams.flatMap((team, other) => {
			const row = shown.get(labelOf(world, seat, other));
			if (!row) return [];
			const open = ended || other === seat;
			return [
				{
					team: row.team,
					name: row.name,
					own: row.own,
					bot: ended ? team.bot : null,
					color: team.color,
					score: months.map((_, i) => team.history[i]?.score ?? null),
					rank: months.map((_, i) => team.history[i]?.rank || null),
					marketShare: months.map((_, i) =>
						open && totals[i]! > 0 ? divide(10_000 * cumulated(team.history, i), totals[i]!) : null
					)
				}
			];
		})
	};
}

const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);

const cumulated = (history: { revenue: number }[], upTo: number): number =>
	sum(history.slice(0, upTo + 1).map((h) => h.revenue));
