import { refuse } from '../kernel/refusals.ts';
import { featureMask } from '../scenario/rules.ts';
import { post } from '../world/ledger.ts';
import { putInStock } from '../world/stock.ts';
import { purchaseCost } from '../world/world.ts';
import { whileOpen, type Action } from './action.ts';
import { unknownFeature } from './lookups.ts';

/** Largest single purchase: keeps every product of price and quantity exact. */
const MAX_UNITS = 1_000_000;

/** Buys terminals with a feature set, paid at once; they arrive now or after the lead time. */
export const buyStock: Action = {
	type: 'buyStock',
	fields: {
		features: { kind: 'ids', min: 0, max: 24 },
		quantity: { kind: 'int', min: 1, max: MAX_UNITS }
	},
	phases: whileOpen,
	check(world, team, p) {
		const unknown = unknownFeature(world, p.features);
		if (unknown) return unknown;
		const cost = purchaseCost(
			world,
			featureMask(world.rules, p.features),
			p.quantity,
			world.state.month
		);
		const { cash } = team.accounts;
		return cost <= cash ? undefined : refuse('money.cash', 'quantity', { needed: cost, cash });
	},
	price: (world, _team, p) =>
		purchaseCost(world, featureMask(world.rules, p.features), p.quantity, world.state.month),
	apply(world, team, p) {
		const { month } = world.state;
		const mask = featureMask(world.rules, p.features);
		const value = purchaseCost(world, mask, p.quantity, month);
		const lead = world.rules.scenario.product.leadMonths;
		post(team, month, 'purchase', '', 'stock', 'cash', value);
		if (lead === 0) putInStock(team, mask, p.quantity, value);
		else team.incoming.push({ features: mask, quantity: p.quantity, value, month: month + lead });
		return [{ type: 'stockBought', team: team.id, quantity: p.quantity, money: value }];
	}
};
