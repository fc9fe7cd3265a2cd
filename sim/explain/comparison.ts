import type { Game } from '../game.ts';
import { divide } from '../kernel/units.ts';
import { netWorth } from '../world/ledger.ts';
import type { Comparison } from './types.ts';

/** The year of every company side by side; empty until the game is over and revealed. */
export function comparison(game: Game, seat: number): Comparison {
	const { state } = game;
	if (!state.over || state.phase !== 'revealed') return { teams: [] };
	return {
		teams: state.teams
			.map((team, other) => {
				const last = team.history[team.history.length - 1]!;
				const bids = state.awards.flatMap((award) =>
					award.bids.filter((b) => b.team === other).map((bid) => ({ award, bid }))
				);
				const valid = bids.filter(({ bid }) => bid.faults.length === 0);
				return {
					team: team.id,
					name: team.name,
					bot: team.bot,
					own: other === seat,
					rank: last.rank,
					score: last.score,
					components: last.components,
					netWorth: netWorth(team),
					bids: bids.length,
					wins: bids.filter(({ award }) => award.winner === other).length,
					invalid: bids.length - valid.length,
					defaulted: team.orders.filter((o) => o.state === 'defaulted').length,
					priceLevel: mean(
						valid.map(({ award, bid }) => divide(10_000 * bid.unitPrice, award.tender.ceiling))
					),
					recognition: mean(valid.map(({ bid }) => bid.recognition)),
					campaignSpend: team.accounts.campaigns,
					insolventMonth: team.insolventMonth
				};
			})
			.sort((a, b) => (a.rank || 99) - (b.rank || 99) || b.score - a.score)
	};
}

const mean = (values: number[]): number =>
	values.length === 0
		? 0
		: divide(
				values.reduce((a, b) => a + b, 0),
				values.length
			);
