import { share, type Fen } from '../kernel/units.ts';
import { deliveryCost } from '../commands/deliver.ts';
import { creditLine } from '../commands/finance.ts';
import { suitable } from '../world/stock.ts';
import type { Order, Team } from '../world/state.ts';
import { purchaseCost, type World } from '../world/world.ts';
import type { ForecastMonth, Warning } from './types.ts';

/** Months ahead that a forecast covers, the current one included. */
export const FORECAST_MONTHS = 4;

/** What an order still takes: buying what stock lacks (at today's price), and delivering the rest. */
export function orderNeeds(world: World, team: Team, order: Order): Fen {
	const left = order.quantity - order.delivered;
	const missing = Math.max(0, left - suitable(team, order.features));
	const buying =
		missing === 0 ? 0 : purchaseCost(world, order.features, missing, world.state.month);
	return buying + deliveryCost(world, order, left);
}

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
	const credited = orders.map((o) => ({
		order: o,
		needs: orderNeeds(world, team, o),
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
	const line = creditLine(world, team) + team.accounts.loan;
	// The months this one and two ahead: time enough to act (EXPERIENCE.md moment 6).
	const beyond = forecast.slice(0, 3).find((f) => f.closing < -Math.max(0, line));
	const below = forecast.slice(0, 3).find((f) => f.closing < 0);
	if (beyond)
		warnings.push({
			code: 'insolvencyAhead',
			params: { month: beyond.month, money: -beyond.closing - Math.max(0, line) }
		});
	else if (below)
		warnings.push({
			code: 'overdraftAhead',
			params: { month: below.month, money: -below.closing }
		});
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
