import { m } from '$lib/paraglide/messages';
import type { Desk } from '../desk.svelte';
import type { Flow, ResultAccount } from './statements';
import { clientOfRef } from './ledger';

type Words = Record<string, () => string>;

/** Names of the accounts, as in the books. */
export const accountName: Words = {
	cash: m.desk_money_account_cash,
	stock: m.desk_money_account_stock,
	receivables: m.desk_money_account_receivables,
	loan: m.desk_money_account_loan,
	overdraft: m.desk_money_account_overdraft,
	paymentPlan: m.desk_money_account_plan,
	equity: m.desk_money_account_equity,
	revenue: m.desk_money_account_revenue,
	goods: m.desk_money_account_goods,
	campaigns: m.desk_money_account_campaigns,
	claims: m.desk_money_account_claims,
	delivery: m.desk_money_account_delivery,
	service: m.desk_money_account_service,
	wages: m.desk_money_account_wages,
	care: m.desk_money_account_care,
	interest: m.desk_money_account_interest,
	damages: m.desk_money_account_damages,
	fees: m.desk_money_account_fees,
	corrections: m.desk_money_account_corrections
} satisfies Record<ResultAccount, () => string> & Words;

export const flowName: Record<Flow, () => string> = {
	operating: m.desk_money_flow_operating,
	financing: m.desk_money_flow_financing
};

/** Whom or what an entry is about, in words; '' when it names nothing. */
export function refName(desk: Desk, ref: string): string {
	if (ref === '') return '';
	const id = clientOfRef(ref);
	return desk.clients.has(id) ? desk.clientName(id) : desk.industryName(id);
}
