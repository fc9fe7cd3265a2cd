import type { Bp, Fen } from '#sim/kernel/units.ts';
import { discountFor } from '#sim/world/purchase.ts';
import type { Rulebook, TeamView } from '#sim/view/types.ts';
import type { PlannedAction } from '#sim/world/state.ts';
import { priceOf } from '../tenders/economics';
import type { OrderNeed } from './allocate';

/** One purchase: equal feature sets together, so that the quantity discount is reached. */
export interface Purchase {
	features: string[];
	quantity: number;
	/** Orders it is for. */
	orders: string[];
	price: Fen;
	discount: Bp;
	/** What buying for each order alone would cost more, fen. */
	saved: Fen;
}

const keyOf = (features: readonly string[]) => [...features].sort().join('+');

/** The purchases that would fill what the given orders lack, at today's prices. */
export function shoppingFor(
	rules: Rulebook,
	view: Pick<TeamView, 'news' | 'month'>,
	needs: readonly OrderNeed[]
): Purchase[] {
	const groups = new Map<string, OrderNeed[]>();
	for (const need of needs)
		if (need.missing > 0) {
			const key = keyOf(need.order.features);
			groups.set(key, [...(groups.get(key) ?? []), need]);
		}
	return [...groups.values()].map((group) => {
		const { features } = group[0]!.order;
		const cost = (quantity: number) => priceOf(rules, view, features, quantity, view.month);
		const quantity = group.reduce((sum, need) => sum + need.missing, 0);
		const price = cost(quantity);
		return {
			features,
			quantity,
			orders: group.map((need) => need.order.id),
			price,
			discount: discountFor(rules.product.discounts, quantity),
			saved: group.reduce((sum, need) => sum + cost(need.missing), 0) - price
		};
	});
}

export const totalOf = (purchases: readonly Purchase[]): Fen =>
	purchases.reduce((sum, p) => sum + p.price, 0);

export const buyActions = (purchases: readonly Purchase[]): PlannedAction[] =>
	purchases.map(({ features, quantity }) => ({
		type: 'buyStock',
		features: [...features],
		quantity
	}));
