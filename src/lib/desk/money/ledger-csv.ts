import { m } from '$lib/paraglide/messages';
import type { Desk } from '../desk.svelte';
import { causeName } from '../review/words';
import { csv } from './csv';
import type { LedgerRow } from './ledger';
import { accountName, refName } from './words';

/** Yuan with two decimals, as a spreadsheet reads numbers in every locale. */
const yuan = (fen: number) => Number((fen / 100).toFixed(2));

/** The given rows of the ledger as a file for a spreadsheet, in the person's language. */
export const ledgerCsv = (desk: Desk, rows: readonly LedgerRow[]): string =>
	csv([
		[
			m.desk_money_csv_number(),
			m.desk_money_month(),
			m.desk_money_cause(),
			m.desk_money_csv_about(),
			m.desk_money_csv_debit(),
			m.desk_money_csv_credit(),
			m.desk_money_csv_amount(),
			m.desk_money_cash_change(),
			m.desk_money_balance()
		],
		...rows.map((row) => [
			row.index + 1,
			row.month,
			causeName(row.cause),
			refName(desk, row.ref),
			accountName[row.debit]?.() ?? row.debit,
			accountName[row.credit]?.() ?? row.credit,
			yuan(row.amount),
			yuan(row.cash),
			yuan(row.balance)
		])
	]);
