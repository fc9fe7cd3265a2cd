import type { GameState } from '../world/state.ts';
import { canonicalJson, hashText } from './canonical.ts';

/**
 * The hash of a game after a month: everything that still matters, and of the record (journal,
 * awards, histories, closed orders) the current month's part. Earlier parts are covered by the
 * hashes of their own months.
 */
export function stateHash(state: GameState): string {
	const { month } = state;
	return hashText(
		canonicalJson({
			...state,
			clients: state.clients.map((c) => [c.id, c.weights, c.performance, c.excitement]),
			awards: state.awards.filter((a) => a.tender.month === month),
			teams: state.teams.map((team) => ({
				...team,
				journal: team.journal.filter((e) => e.month === month),
				history: team.history.filter((h) => h.month === month),
				orders: team.orders.filter((o) => o.state === 'open' || o.closedMonth === month)
			}))
		})
	);
}
