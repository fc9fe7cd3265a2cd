import type { Game } from '../game.ts';
import { featureList } from '../scenario/rules.ts';
import { creditLine } from '../commands/finance.ts';
import { deliveryCost } from '../commands/deliver.ts';
import { debt } from '../world/ledger.ts';
import { suitable } from '../world/stock.ts';
import type { Order, Team } from '../world/state.ts';
import { purchaseCost } from '../world/world.ts';
import type { PlannedAction } from '../world/state.ts';

/** Commands that carry out what was decided before; the rest are decisions. */
export const OPERATIONS: ReadonlySet<string> = new Set([
	'buyStock',
	'deliver',
	'borrow',
	'repay',
	'factorReceivable'
]);

/**
 * Keeps a company's promises when its own operations no longer fit the orders it holds, as in a
 * counterfactual or under other luck: buys what is missing for the orders due this month and
 * delivers them, earliest won first, raising cash by factoring and loans when it must.
 */
export function operate(game: Game, seat: number): void {
	const { state } = game;
	const team = state.teams[seat]!;
	const due = team.orders.filter((o) => o.state === 'open' && o.dueMonth <= state.month);
	for (const order of due) fulfil(game, team, order);
}

function fulfil(game: Game, team: Team, order: Order): void {
	const { world } = game;
	const left = order.quantity - order.delivered;
	const missing = Math.max(0, left - suitable(team, order.features));
	const buying =
		missing === 0 ? 0 : purchaseCost(world, order.features, missing, world.state.month);
	raiseCash(game, team, buying + deliveryCost(world, order, left));
	if (missing > 0) {
		const features = featureList(world.rules, order.features);
		const affordable = affordableUnits(game, team, order, missing);
		if (affordable > 0) act(game, team, { type: 'buyStock', features, quantity: affordable });
	}
	const units = Math.min(left, suitable(team, order.features));
	const fee = deliveryCost(world, order, 1);
	const payable = fee === 0 ? units : Math.min(units, Math.floor(team.accounts.cash / fee));
	if (payable > 0) act(game, team, { type: 'deliver', order: order.id, quantity: payable });
}

/** The largest purchase up to `missing` that leaves the delivery payable. */
function affordableUnits(game: Game, team: Team, order: Order, missing: number): number {
	const { world } = game;
	const cost = (units: number) =>
		purchaseCost(world, order.features, units, world.state.month) +
		deliveryCost(world, order, units);
	if (cost(missing) <= team.accounts.cash) return missing;
	let good = 0;
	let bad = missing;
	while (bad - good > 1) {
		const middle = Math.floor((good + bad) / 2);
		if (cost(middle) <= team.accounts.cash) good = middle;
		else bad = middle;
	}
	return good;
}

function raiseCash(game: Game, team: Team, needed: number): void {
	const short = () => needed - team.accounts.cash;
	if (short() > 0) {
		const left = creditLine(game.world, team) - debt(team);
		const amount = Math.min(short(), left);
		if (amount > 0) act(game, team, { type: 'borrow', amount });
	}
	for (const item of [...team.receivables]) {
		if (short() <= 0) return;
		act(game, team, { type: 'factorReceivable', receivable: item.id });
	}
}

function act(game: Game, team: Team, action: PlannedAction): void {
	const id = `auto-${game.state.month}-${team.id}-${game.state.seq}`;
	game.submit({ ...action, team: team.id, id, member: 'autopilot' });
}
