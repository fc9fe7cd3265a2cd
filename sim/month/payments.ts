import { divide, share, type Fen } from '../kernel/units.ts';
import { stream } from '../kernel/random.ts';
import { creditLine } from '../commands/finance.ts';
import { debt, post, type Account } from '../world/ledger.ts';
import type { Team } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { defaultOrder, talkAbout } from './orders.ts';

/** Pays what must be paid: from cash as far as it goes, the rest on overdraft. */
export function payMandatory(
	team: Team,
	month: number,
	cause: string,
	ref: string,
	account: Account,
	amount: Fen
): void {
	const fromCash = Math.min(amount, team.accounts.cash);
	post(team, month, cause, ref, account, 'cash', fromCash);
	post(team, month, cause, ref, account, 'overdraft', amount - fromCash);
}

/** Step 6: receivables come in, then wages, care, interest and instalments go out. */
export function payments(world: World): void {
	const { rules, state } = world;
	const { month } = state;
	for (const team of state.teams) {
		if (team.status === 'closed') continue;
		collect(world, team);
		const pay = (cause: string, account: Account, amount: Fen) =>
			payMandatory(team, month, cause, '', account, amount);
		pay('wages', 'wages', team.reps * rules.staff.wage);
		let stable = 0;
		for (const relation of team.relations) if (relation?.stage === 'stable') stable++;
		pay('care', 'care', stable * rules.care);
		pay('loanInterest', 'interest', share(-team.accounts.loan, rules.loanInterest));
		pay('overdraftInterest', 'interest', share(-team.accounts.overdraft, rules.overdraftInterest));
		pay('instalment', 'paymentPlan', Math.min(team.instalment, -team.accounts.paymentPlan));
		// Cash at hand clears the overdraft first: it is the dearest debt.
		const back = Math.min(team.accounts.cash, -team.accounts.overdraft);
		post(team, month, 'overdraftRepaid', '', 'overdraft', 'cash', back);
	}
}

/** Receivables due this month are paid, unless the client lets one month pass. */
function collect(world: World, team: Team): void {
	const { month } = world.state;
	team.receivables = team.receivables.filter((item) => {
		if (item.dueMonth > month) return true;
		const draws = stream(world.chance, month, 'payment', item.id);
		if (!item.late && draws.chance(world.rules.latePayment)) {
			item.late = true;
			item.dueMonth = month + 1;
			return true;
		}
		post(team, month, 'receivable', item.id, 'cash', 'receivables', item.amount);
		return false;
	});
}

/**
 * Step 7: overdraft beyond the credit line is insolvency (破产). Open orders default; the company
 * is closed, or restructured: smaller, its debts in a payment plan, outside the ranking, with a
 * bridging advance to play on with. A restructured company that falls short again keeps its
 * orders; what is missing joins the plan.
 */
export function insolvency(world: World): void {
	const { rules, state } = world;
	for (const team of state.teams) {
		if (team.status === 'closed' || team.accounts.overdraft === 0) continue;
		if (debt(team) <= creditLine(world, team)) continue;
		const first = team.status === 'active';
		if (first) failPromises(world, team);
		intoPlan(team, state.month, 'overdraft');
		intoPlan(team, state.month, 'loan');
		if (first && team.status === 'restructured')
			post(team, state.month, 'bridging', '', 'cash', 'paymentPlan', rules.bridge);
		team.instalment = divide(-team.accounts.paymentPlan, rules.planMonths) + 1;
	}
}

/** The day of the insolvency: open orders default and are talked about, staff shrinks. */
function failPromises(world: World, team: Team): void {
	const { rules, state } = world;
	team.insolventMonth = state.month;
	for (const order of team.orders) {
		if (order.state !== 'open') continue;
		defaultOrder(world, team, order);
		talkAbout(world, team, order);
	}
	team.status = rules.closeOnInsolvency ? 'closed' : 'restructured';
	team.reps = Math.min(team.reps, rules.staff.restructured);
}

/** Moves a debt to the payment plan. */
const intoPlan = (team: Team, month: number, account: 'overdraft' | 'loan'): void =>
	post(team, month, 'restructured', '', account, 'paymentPlan', -team.accounts[account]);
