import type { Fen } from '#sim/kernel/units.ts';
import type { EntryView } from '#sim/view/types.ts';

/** Income first, then what it cost: accounts in the order of the statement. */
export const INCOME = ['revenue'] as const;
export const DIRECT = ['goods', 'delivery', 'service'] as const;
export const RUNNING = [
	'campaigns',
	'claims',
	'wages',
	'care',
	'damages',
	'interest',
	'fees',
	'corrections'
] as const;
const RESULT = [...INCOME, ...DIRECT, ...RUNNING] as const;
export type ResultAccount = (typeof RESULT)[number];

export interface IncomeStatement {
	/** Signed effect on the result: income positive, expense negative, fen. */
	lines: Record<ResultAccount, Fen>;
	/** Revenue less goods, delivery and service. */
	gross: Fen;
	profit: Fen;
}

/** Income statement over the entries of the months `from` to `to`. */
export function incomeOf(journal: readonly EntryView[], from: number, to: number): IncomeStatement {
	const lines = Object.fromEntries(RESULT.map((a) => [a, 0])) as Record<ResultAccount, Fen>;
	for (const entry of journal)
		if (entry.month >= from && entry.month <= to)
			for (const line of entry.lines)
				if (line.account in lines) lines[line.account as ResultAccount] -= line.amount;
	const sum = (accounts: readonly ResultAccount[]) =>
		// `+ 0` turns the −0 of an empty account into 0.
		accounts.reduce((total, a) => total + lines[a], 0) + 0;
	return { lines, gross: sum([...INCOME, ...DIRECT]), profit: sum(RESULT) };
}

export interface BalanceSheet {
	assets: { account: 'cash' | 'stock' | 'receivables'; amount: Fen }[];
	debts: { account: 'loan' | 'overdraft' | 'paymentPlan'; amount: Fen }[];
	capital: Fen;
	/** Kept result since the start. */
	profit: Fen;
	totalAssets: Fen;
	/** Debts, capital and result together: equals the assets, or the books are wrong. */
	totalClaims: Fen;
}

/** The balance sheet from the accounts as they stand now. Debts are shown as positive amounts. */
export function balanceOf(accounts: Readonly<Record<string, Fen>>): BalanceSheet {
	const of = (name: string) => accounts[name] ?? 0;
	const assets = (['cash', 'stock', 'receivables'] as const).map((account) => ({
		account,
		amount: of(account)
	}));
	const debts = (['loan', 'overdraft', 'paymentPlan'] as const).map((account) => ({
		account,
		amount: 0 - of(account)
	}));
	const profit = 0 - RESULT.reduce((sum, account) => sum + of(account), 0);
	const capital = 0 - of('equity');
	const total = (items: readonly { amount: Fen }[]) =>
		items.reduce((sum, item) => sum + item.amount, 0);
	return {
		assets,
		debts,
		capital,
		profit,
		totalAssets: total(assets),
		totalClaims: total(debts) + capital + profit
	};
}

/** Where cash came from and went to. An overdraft counts as negative cash. */
export const FLOWS = ['operating', 'financing'] as const;
export type Flow = (typeof FLOWS)[number];

const FINANCING = new Set([
	'borrow',
	'repay',
	'factoring',
	'instalment',
	'restructured',
	'bridging'
]);

export interface CashFlow {
	opening: Fen;
	groups: { flow: Flow; causes: { cause: string; amount: Fen }[]; total: Fen }[];
	closing: Fen;
}

/** Cash flow over the months `from` to `to`, by cause. */
export function cashFlowOf(
	journal: readonly EntryView[],
	capital: Fen,
	from: number,
	to: number
): CashFlow {
	let opening = capital;
	const sums = new Map<string, Fen>();
	for (const entry of journal) {
		let cash = 0;
		for (const line of entry.lines)
			if (line.account === 'cash' || line.account === 'overdraft') cash += line.amount;
		if (cash === 0 || entry.month > to) continue;
		if (entry.month < from) opening += cash;
		else sums.set(entry.cause, (sums.get(entry.cause) ?? 0) + cash);
	}
	const groups = FLOWS.map((flow) => {
		const causes = [...sums]
			.filter(([cause]) => FINANCING.has(cause) === (flow === 'financing'))
			.map(([cause, amount]) => ({ cause, amount }));
		return { flow, causes, total: causes.reduce((sum, c) => sum + c.amount, 0) };
	});
	return { opening, groups, closing: opening + groups.reduce((sum, g) => sum + g.total, 0) };
}
