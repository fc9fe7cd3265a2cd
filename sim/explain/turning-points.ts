import type { Game } from '../game.ts';
import { unitCost } from '../scenario/rules.ts';
import type { TurningPoint } from './types.ts';

/** How many points of each kind are told: a story, not a list. */
const PER_KIND = { bigWin: 2, bigLoss: 2, default: 2, insolvency: 1, lead: 1, fall: 1 } as const;

/**
 * The moments that moved a company's year most, computed from its record: the orders that earned
 * most, the valid bids lost most narrowly on the largest orders, broken promises, the best and
 * the worst month on the board. In order of the months.
 */
export function turningPoints(game: Game, seat: number): TurningPoint[] {
	const { state, world } = game;
	const team = state.teams[seat]!;
	if (state.phase === 'settled') return [];
	const points: TurningPoint[] = [];
	const client = (index: number) => state.clients[index]!.id;

	for (const order of team.orders) {
		const margin = (order.unitPrice - unitCost(world.rules, order.features)) * order.delivered;
		const about = { tender: order.id, client: client(order.client) };
		if (order.state === 'delivered')
			points.push({ kind: 'bigWin', month: order.wonMonth, amount: margin, ...about });
		if (order.state === 'defaulted') {
			const missing = (order.quantity - order.delivered) * order.unitPrice;
			points.push({ kind: 'default', month: order.closedMonth, amount: missing, ...about });
		}
	}
	for (const award of state.awards) {
		const own = award.bids.find((b) => b.team === seat);
		if (!own || award.winner === seat || own.faults.length > 0) continue;
		const unit = own.unitPrice - unitCost(world.rules, own.features);
		if (unit <= 0) continue;
		points.push({
			kind: 'bigLoss',
			month: award.tender.month,
			tender: award.tender.id,
			client: client(award.tender.client),
			amount: unit * award.tender.quantity
		});
	}
	if (team.insolventMonth > 0)
		points.push({ kind: 'insolvency', month: team.insolventMonth, amount: 0 });
	team.history.forEach((now, i) => {
		const before = team.history[i - 1];
		if (!before || before.rank === 0 || now.rank === 0) return;
		const moved = before.rank - now.rank;
		if (moved > 0) points.push({ kind: 'lead', month: now.month, amount: moved });
		if (moved < 0) points.push({ kind: 'fall', month: now.month, amount: -moved });
	});
	return largest(points);
}

function largest(points: TurningPoint[]): TurningPoint[] {
	const kinds = Object.keys(PER_KIND) as TurningPoint['kind'][];
	return kinds
		.flatMap((kind) =>
			points
				.filter((p) => p.kind === kind)
				.sort((a, b) => b.amount - a.amount || a.month - b.month)
				.slice(0, PER_KIND[kind])
		)
		.sort((a, b) => a.month - b.month);
}
