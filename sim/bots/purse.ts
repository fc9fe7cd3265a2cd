import { divide, share, type Fen } from '../kernel/units.ts';
import type { PlannedAction } from '../world/state.ts';
import type { BotView } from './bot.ts';

/** Cash of the month as a bot spends it: every action it plans is booked here at once. */
export interface Purse {
	cash: Fen;
	/** Credit still to be had. */
	credit: Fen;
	/** What open orders will still take after this month's purchases. */
	owed: Fen;
	/** Receivables not yet sold, smallest first. */
	claims: { id: string; amount: Fen }[];
}

/**
 * The purse of this month.
 * @param reserve whether the month's own bills stay untouched: wages, care, interest, instalment,
 *   and half the credit line, so that no late payer makes the company insolvent
 */
export function purseOf(view: BotView, reserve: boolean): Purse {
	const claims = view.receivables.map((r) => ({ id: r.id, amount: r.amount }));
	const { cash, creditLeft, creditLine } = view.money;
	if (!reserve) return { cash, credit: creditLeft, owed: 0, claims };
	const credit = Math.max(0, creditLeft - divide(creditLine, 2));
	return { cash: cash - billsOf(view), credit, owed: 0, claims };
}

/** What the settlement of this month will take whatever happens. */
export function billsOf(view: BotView): Fen {
	const now = view.forecast[0];
	return now ? now.wages + now.care + now.interest + now.instalment : 0;
}

/** Raises cash to `needed` by loan and factoring, as far as they go. */
export function raiseCash(view: BotView, purse: Purse, needed: Fen, out: PlannedAction[]): void {
	// Beside an overdraft a loan only brings the limit nearer.
	if (purse.cash < needed && purse.credit > 0 && view.money.overdraft === 0) {
		const amount = Math.min(purse.credit, needed - purse.cash);
		out.push({ type: 'borrow', amount });
		purse.cash += amount;
		purse.credit -= amount;
	}
	purse.claims.sort((a, b) => a.amount - b.amount);
	while (purse.cash < needed && purse.claims.length > 0) {
		const short = needed - purse.cash;
		const enough = purse.claims.findIndex((c) => c.amount >= short + share(c.amount, 500));
		const [sold] = purse.claims.splice(enough < 0 ? purse.claims.length - 1 : enough, 1);
		out.push({ type: 'factorReceivable', receivable: sold!.id });
		purse.cash += sold!.amount - share(sold!.amount, view.rules.money.factoring);
	}
}

/** Sells receivables while bills or an overdraft are uncovered; pays back what is to spare. */
export function settleDebts(view: BotView, purse: Purse, out: PlannedAction[]): void {
	const { overdraft, loan } = view.money;
	if (purse.cash < overdraft) raiseCash(view, purse, overdraft, out);
	purse.cash -= overdraft;
	const spare = divide(Math.max(0, purse.cash), 2);
	if (loan === 0 || spare < loan || view.orders.some((o) => o.state === 'open')) return;
	out.push({ type: 'repay', amount: loan });
	purse.cash -= loan;
}
