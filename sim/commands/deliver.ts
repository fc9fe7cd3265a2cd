import { refuse } from '../kernel/refusals.ts';
import type { Fen } from '../kernel/units.ts';
import { post } from '../world/ledger.ts';
import type { Order } from '../world/state.ts';
import { suitable, takeFromStock } from '../world/stock.ts';
import type { World } from '../world/world.ts';
import { whileOpen, type Action } from './action.ts';
import { openOrder } from './lookups.ts';

/** Delivery fee and promised service for `quantity` units of an order (S9). */
export function deliveryCost(world: World, order: Order, quantity: number): Fen {
	return (world.rules.delivery + world.rules.serviceCost[order.service]!) * quantity;
}

/** Delivers all or part of an order from suitable stock; the client owes the price from then on. */
export const deliver: Action = {
	type: 'deliver',
	fields: { order: { kind: 'id' }, quantity: { kind: 'int', min: 1, max: 1_000_000 } },
	phases: whileOpen,
	check(world, team, p) {
		const order = openOrder(team, p.order);
		if (!order) return refuse('order.unknown', 'order', { order: p.order });
		const left = order.quantity - order.delivered;
		if (p.quantity > left) return refuse('order.quantity', 'quantity', { left });
		const units = suitable(team, order.features);
		if (p.quantity > units) return refuse('stock.lacking', 'quantity', { units });
		const needed = deliveryCost(world, order, p.quantity);
		const { cash } = team.accounts;
		return needed <= cash ? undefined : refuse('money.cash', 'quantity', { needed, cash });
	},
	price: (world, team, p) => deliveryCost(world, openOrder(team, p.order)!, p.quantity),
	apply(world, team, p) {
		const { month } = world.state;
		const order = openOrder(team, p.order)!;
		const { quantity } = p;
		const goods = takeFromStock(team, order.features, quantity);
		post(team, month, 'goods', order.id, 'goods', 'stock', goods);
		post(team, month, 'delivery', order.id, 'delivery', 'cash', world.rules.delivery * quantity);
		const service = world.rules.serviceCost[order.service]! * quantity;
		post(team, month, 'service', order.id, 'service', 'cash', service);
		const income = order.unitPrice * quantity;
		team.revenue += income;
		if (order.paymentMonths === 0) {
			post(team, month, 'sale', order.id, 'cash', 'revenue', income);
		} else {
			post(team, month, 'sale', order.id, 'receivables', 'revenue', income);
			team.receivables.push({
				// Units delivered so far tell the parts of an order apart, paid or sold ones included.
				id: `${order.id}.${month}.${order.delivered + quantity}`,
				client: order.client,
				amount: income,
				dueMonth: month + order.paymentMonths,
				late: false
			});
		}
		order.delivered += quantity;
		if (order.delivered === order.quantity) {
			order.state = 'delivered';
			order.closedMonth = month;
			team.dueUnits += order.quantity;
			team.onTimeUnits += order.quantity;
		}
		return [{ type: 'delivered', team: team.id, order: order.id, quantity, money: income }];
	}
};
