import { creditLine } from '../commands/finance.ts';
import { ACCOUNTS, debt, netWorth } from '../world/ledger.ts';
import type { Team } from '../world/state.ts';
import { suitable } from '../world/stock.ts';
import { purchaseChange, type World } from '../world/world.ts';
import { features } from './market.ts';
import type { EntryView, OrderView, ReceivableView, StockView, TeamView } from './types.ts';

/** A company's own books: money, orders, goods, journal. */

/** What is shown of the money while envelopes are sealed. */
export const NO_MONEY: TeamView['money'] = Object.freeze({
	cash: 0,
	netWorth: 0,
	stock: 0,
	receivables: 0,
	loan: 0,
	overdraft: 0,
	paymentPlan: 0,
	instalment: 0,
	creditLine: 0,
	creditLeft: 0,
	purchaseChange: 0
});

/** Cash, debts and credit, fen. */
export function moneyView(world: World, team: Team): TeamView['money'] {
	const a = team.accounts;
	const line = creditLine(world, team);
	return {
		cash: a.cash,
		netWorth: netWorth(team),
		stock: a.stock,
		receivables: a.receivables,
		// 0 − 0, not −0: a screen would write a debt of nothing with a minus sign.
		loan: 0 - a.loan,
		overdraft: 0 - a.overdraft,
		paymentPlan: 0 - a.paymentPlan,
		instalment: team.instalment,
		creditLine: line,
		creditLeft: Math.max(0, line - debt(team)),
		purchaseChange: purchaseChange(world.state, world.state.month)
	};
}

/** All orders it has won, closed ones included. */
export function orderViews(world: World, seat: number): OrderView[] {
	const { state, rules } = world;
	const team = state.teams[seat]!;
	return team.orders.map((o) => ({
		id: o.id,
		client: state.clients[o.client]!.id,
		features: features(rules, o.features),
		quantity: o.quantity,
		delivered: o.delivered,
		unitPrice: o.unitPrice,
		wonMonth: o.wonMonth,
		dueMonth: o.dueMonth,
		paymentMonths: o.paymentMonths,
		damages: o.damages,
		serviceLevel: o.service,
		state: o.state,
		suitable: suitable(team, o.features)
	}));
}

/** What clients owe it. */
export const receivableViews = ({ state }: World, seat: number): ReceivableView[] =>
	state.teams[seat]!.receivables.map((r) => ({ ...r, client: state.clients[r.client]!.id }));

/** Every movement of its ledger. */
export const journalView = ({ state }: World, seat: number): EntryView[] =>
	state.teams[seat]!.journal.map((e) => ({
		month: e.month,
		cause: e.cause,
		ref: e.ref,
		lines: e.lines.map(([index, amount]) => ({ account: ACCOUNTS[index]!, amount }))
	}));

/** Goods in the store, then those under way. */
export function stockViews({ state, rules }: World, seat: number): StockView[] {
	const team = state.teams[seat]!;
	return [
		...team.stock.map((s) => ({
			features: features(rules, s.features),
			quantity: s.quantity,
			value: s.value
		})),
		...team.incoming.map((s) => ({
			features: features(rules, s.features),
			quantity: s.quantity,
			value: s.value,
			arrives: s.month
		}))
	];
}
