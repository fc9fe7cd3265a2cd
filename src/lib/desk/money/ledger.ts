import type { Fen } from '#sim/kernel/units.ts';
import type { EntryView } from '#sim/view/types.ts';

/** An entry of the books with what it did to the company's means. */
export interface LedgerRow {
	/** Place in the books, from 0. */
	index: number;
	month: number;
	cause: string;
	ref: string;
	/** Amount moved, fen, always positive. */
	amount: Fen;
	debit: string;
	credit: string;
	/** Change of cash; an overdraft counts as negative cash. Zero for entries without money. */
	cash: Fen;
	/** Cash after the entry, less overdraft. */
	balance: Fen;
}

/** Cash less overdraft: what `ForecastMonth.opening` starts from. */
const MEANS = new Set(['cash', 'overdraft']);

/** The books as rows with a running balance that begins with the capital paid in. */
export function ledgerOf(journal: readonly EntryView[], capital: Fen): LedgerRow[] {
	let balance = capital;
	return journal.map((entry, index) => {
		const cash = entry.lines
			.filter((line) => MEANS.has(line.account))
			.reduce((sum, line) => sum + line.amount, 0);
		balance += cash;
		const debit = entry.lines.find((line) => line.amount > 0)!;
		const credit = entry.lines.find((line) => line.amount < 0)!;
		return {
			index,
			month: entry.month,
			cause: entry.cause,
			ref: entry.ref,
			amount: debit.amount,
			debit: debit.account,
			credit: credit.account,
			cash,
			balance
		};
	});
}

/** The client an entry is about, from its reference; '' when it names none. */
export function clientOfRef(ref: string): string {
	return ref.split('.')[0]!.replace(/^m\d+-/, '');
}

export const causesOf = (rows: readonly LedgerRow[]): string[] => [
	...new Set(rows.map((row) => row.cause))
];

/** Rows of one month or cause; '' keeps all. The balance stays that of the whole book. */
export const filtered = (
	rows: readonly LedgerRow[],
	by: { month: string; cause: string }
): LedgerRow[] =>
	rows.filter(
		(row) =>
			(by.month === '' || row.month === Number(by.month)) &&
			(by.cause === '' || row.cause === by.cause)
	);
