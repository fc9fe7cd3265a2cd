import type { Fen } from '../kernel/units.ts';
import type { Team } from './state.ts';

/** Accounts of a company. Debit is positive: assets and expenses > 0, debts and income < 0. */
export const ACCOUNTS = [
	'cash',
	'stock',
	'receivables',
	'loan',
	'overdraft',
	'paymentPlan',
	'equity',
	'revenue',
	'goods',
	'campaigns',
	'claims',
	'delivery',
	'service',
	'wages',
	'care',
	'interest',
	'damages',
	'fees',
	'corrections'
] as const;
export type Account = (typeof ACCOUNTS)[number];

const INDEX = Object.fromEntries(ACCOUNTS.map((name, index) => [name, index])) as Record<
	Account,
	number
>;

/** The accounts that make up net worth; all others are equity, income and expense. */
export const BALANCE_SHEET: readonly Account[] = [
	'cash',
	'stock',
	'receivables',
	'loan',
	'overdraft',
	'paymentPlan'
];

/** A new set of books with `capital` paid in as cash. */
export function openBooks(capital: Fen): Record<Account, Fen> {
	const accounts = Object.fromEntries(ACCOUNTS.map((name) => [name, 0])) as Record<Account, Fen>;
	accounts.cash = capital;
	accounts.equity = -capital;
	return accounts;
}

/**
 * Posts one balanced movement: `amount` is debited to one account and credited to the other.
 * Zero movements are not recorded. Negative amounts are an engine fault.
 */
export function post(
	team: Team,
	month: number,
	cause: string,
	ref: string,
	debit: Account,
	credit: Account,
	amount: Fen
): void {
	if (amount === 0) return;
	if (!(amount > 0)) throw new RangeError(`ledger: ${cause} of ${amount}`);
	team.accounts[debit] += amount;
	team.accounts[credit] -= amount;
	team.journal.push({
		month,
		cause,
		ref,
		lines: [
			[INDEX[debit], amount],
			[INDEX[credit], -amount]
		]
	});
}

/** Assets less debts. */
export function netWorth(team: Team): Fen {
	const a = team.accounts;
	return a.cash + a.stock + a.receivables + a.loan + a.overdraft + a.paymentPlan;
}

/** Loan and overdraft together, as a positive amount. */
export const debt = (team: Team): Fen => 0 - team.accounts.loan - team.accounts.overdraft;
