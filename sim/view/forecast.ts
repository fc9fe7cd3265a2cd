import { share, type Fen } from '../kernel/units.ts';
import { deliveryCost } from '../commands/deliver.ts';
import { creditLine } from '../commands/finance.ts';
import type { Order, Team } from '../world/state.ts';
import { purchaseCost, type World } from '../world/world.ts';
import { cashAhead, overdraftRoom } from './cash-ahead.ts';
import { shareStock, type StockLine } from './share-stock.ts';
import type { ForecastMonth, Warning } from './types.ts';

/** Months ahead that a forecast covers, the current one included. */
export const FORECAST_MONTHS = 4;

/** Fen to fulfil each order: buying what stock lacks (at today's price), delivering the rest. */
export function orderNeeds(world: World, team: Team, orders: readonly Order[]): Fen[] {
	const needs = orders.map(({ id, features, dueMonth, quantity, delivered }) => {
		return { id, features, dueMonth, left: quantity - delivered };
	});
	const { shares } = shareStock(needs, stockLines(team), serves);
	return orders.map((order, i) => {
		const { missing } = shares[i]!;
		const { left } = needs[i]!;
		const { month } = world.state;
		const buying = missing === 0 ? 0 : purchaseCost(world, order.features, missing, month);
		return buying + deliveryCost(world, order, left);
	});
}

const stockLines = ({ stock, incoming }: Team): readonly StockLine<number>[] =>
	incoming.length === 0
		? stock
		: [...stock, ...incoming.map((item) => ({ ...item, arrives: item.month }))];

const serves = (stock: number, order: number): boolean => (stock & order) === order;

/**
 * Cash month by month if every order is delivered in its due month and nothing else is decided:
 * the commitments, not a prophecy. Each month closes as the settlement would close it.
 * @param extra orders that a live bid would bring, for "winning this needs …"
 */
export function forecastOf(
	world: World,
	team: Team,
	extra: readonly Order[] = []
): ForecastMonth[] {
	const { state, rules } = world;
	const settled = state.phase === 'settled' || state.phase === 'revealed';
	const first = settled ? state.month + 1 : state.month;
	const orders = [...team.orders.filter((o) => o.state === 'open'), ...extra];
	let stable = 0;
	for (const relation of team.relations) if (relation?.stage === 'stable') stable++;
	const care = stable * rules.care;
	const wages = team.reps * rules.staff.wage;
	const interest =
		share(-team.accounts.loan, rules.loanInterest) +
		share(-team.accounts.overdraft, rules.overdraftInterest);
	const needsOf = orderNeeds(world, team, orders);
	const credited = orders.map((o, i) => ({
		order: o,
		needs: needsOf[i]!,
		income: (o.quantity - o.delivered) * o.unitPrice
	}));
	const out: ForecastMonth[] = [];
	let opening = team.accounts.cash + team.accounts.overdraft;
	let owed = 0 - team.accounts.paymentPlan;
	for (let month = first; month < first + FORECAST_MONTHS && month <= rules.months; month++) {
		let receivables = 0;
		for (const r of team.receivables) if (r.dueMonth === month) receivables += r.amount;
		let needs = 0;
		let sales = 0;
		for (const item of credited) {
			const due = item.order.dueMonth;
			if (due === month) needs += item.needs;
			if (due + item.order.paymentMonths === month) sales += item.income;
		}
		const instalment = Math.min(team.instalment, owed);
		owed -= instalment;
		const closing = opening + receivables + sales - needs - wages - care - interest - instalment;
		out.push({
			month,
			opening,
			receivables,
			orders: needs,
			sales,
			wages,
			care,
			interest,
			instalment,
			closing
		});
		opening = closing;
	}
	return out;
}

/** What needs a person's attention, most urgent first. */
export function warningsOf(world: World, team: Team, forecast: ForecastMonth[]): Warning[] {
	const warnings: Warning[] = [];
	const { state, rules } = world;
	if (team.status === 'restructured')
		warnings.push({ code: 'restructured', params: { month: team.insolventMonth } });
	const room = overdraftRoom({ creditLine: creditLine(world, team), loan: -team.accounts.loan });
	const { low, gap } = cashAhead(forecast, room);
	if (low?.risk === 'insolvent')
		warnings.push({
			code: 'insolvencyAhead',
			params: { month: low.month, money: -low.closing - room }
		});
	else if (low?.risk === 'short')
		warnings.push({ code: 'overdraftAhead', params: { month: low.month, money: -low.closing } });
	if (gap) warnings.push({ code: 'cashGap', params: { month: gap.month, money: gap.short } });
	if (team.accounts.overdraft < 0)
		warnings.push({ code: 'overdraft', params: { money: -team.accounts.overdraft } });
	for (const order of team.orders)
		if (order.state === 'open' && order.dueMonth === state.month)
			warnings.push({
				code: 'orderDue',
				params: { order: order.id, units: order.quantity - order.delivered, month: order.dueMonth }
			});
	team.relations.forEach((relation, i) => {
		if (!relation || relation.claimed === 0 || relation.stage === 'lost') return;
		const client = state.clients[i]!.id;
		if (relation.neglected > 0)
			warnings.push({
				code: 'clientNeglected',
				params: { client, months: rules.neglectMonths - relation.neglected }
			});
		else if (relation.stage === 'stable' && relation.recognition < rules.threshold.decline + 500)
			warnings.push({ code: 'stableFalling', params: { client } });
	});
	return warnings;
}
