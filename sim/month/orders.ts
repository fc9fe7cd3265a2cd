import { share } from '../kernel/units.ts';
import { shift } from '../world/recognition.ts';
import type { Order, Team } from '../world/state.ts';
import { putInStock } from '../world/stock.ts';
import { luck, relationOf, type World } from '../world/world.ts';
import { payMandatory } from './payments.ts';

/** Step 2: purchases ordered earlier arrive. */
export function purchasesArrive(world: World): void {
	const next = world.state.month + 1;
	for (const team of world.state.teams) {
		if (team.incoming.length === 0) continue;
		for (const item of team.incoming)
			if (item.month <= next) putInStock(team, item.features, item.quantity, item.value);
		team.incoming = team.incoming.filter((item) => item.month > next);
	}
}

/** Step 3: orders whose due month has passed default; damages on what is missing. */
export function overdueOrders(world: World): void {
	const { month } = world.state;
	for (const team of world.state.teams)
		for (const order of team.orders)
			if (order.state === 'open' && order.dueMonth <= month) defaultOrder(world, team, order);
}

/** Closes an order as not kept: damages (违约金) are a share of the value not delivered. */
export function defaultOrder(world: World, team: Team, order: Order): void {
	const missing = order.quantity - order.delivered;
	const damages = share(missing * order.unitPrice, order.damages);
	order.state = 'defaulted';
	order.closedMonth = world.state.month;
	team.dueUnits += order.quantity;
	team.onTimeUnits += order.delivered;
	payMandatory(team, world.state.month, 'damages', order.id, 'damages', damages);
}

/**
 * Step 4: what clients make of this month's deliveries and defaults, and what they tell others
 * of their industry (S25, S28).
 */
export function wordOfMouth(world: World): void {
	for (const team of world.state.teams)
		for (const order of team.orders)
			if (order.closedMonth === world.state.month) talkAbout(world, team, order);
}

/** One closed order: the client's own verdict, and who else of the industry hears of it. */
export function talkAbout(world: World, team: Team, order: Order): void {
	const { state, rules } = world;
	const kept = order.state === 'delivered';
	shift(rules, relationOf(team, order.client), kept ? rules.delivered : -rules.defaulted);
	const talk = luck(world, 'wordOfMouth', order.id);
	const by = kept ? rules.wordOfMouth.delivered : -rules.wordOfMouth.defaulted;
	const { industry } = state.clients[order.client]!;
	state.clients.forEach((other, i) => {
		if (other.industry !== industry || i === order.client) return;
		if (!talk.chance(rules.wordOfMouth.reach)) return;
		const relation = team.relations[i];
		if (relation || by > 0) shift(rules, relationOf(team, i), by);
	});
}
