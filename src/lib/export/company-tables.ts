import type { MonthRecord } from '#sim/world/state.ts';
import { m } from '../paraglide/messages.js';
import {
	count,
	key,
	money,
	month,
	percent,
	points,
	SOURCE,
	text,
	type Column,
	type Company,
	type Material,
	type Sourced,
	type Table
} from './columns.ts';

/** A row about a company. */
export interface OfCompany extends Sourced {
	company: Company;
}

export const COMPANY: Column<OfCompany> = key(
	text('company_id', m.export_company_id, (r) => r.company.view.team.id)
);

/** One row a company: what it is called, who plays it, where it stands. */
export const teams: Table<OfCompany> = {
	name: 'teams',
	means: m.export_table_teams,
	rows: ({ source, practice, companies }) =>
		companies.map((company) => ({ source, practice, company })),
	columns: [
		...SOURCE,
		COMPANY,
		text('company_name', m.export_company_name, (r) => r.company.view.team.name),
		text('bot', m.export_bot, (r) => r.company.view.team.bot),
		text('status', m.export_status, (r) => r.company.view.team.status),
		month('months_settled', m.export_months_settled, (r) => r.company.view.history.length),
		count('rank', m.export_rank, (r) => rank(lastOf(r))),
		points('score', m.export_score_points, (r) => lastOf(r)?.score),
		money('net_worth', m.export_net_worth_yuan, (r) => lastOf(r)?.netWorth),
		money('cash', m.export_cash_yuan, (r) => lastOf(r)?.cash),
		money('revenue', m.export_revenue_yuan, (r) => sum(r, 'revenue')),
		count('bids', m.export_bids, (r) => sum(r, 'bids')),
		count('bids_won', m.export_bids_won, (r) => sum(r, 'wins')),
		count('bids_invalid', m.export_bids_invalid, (r) => sum(r, 'invalid')),
		count('orders_delivered', m.export_orders_delivered, (r) => sum(r, 'delivered')),
		count('orders_defaulted', m.export_orders_defaulted, (r) => sum(r, 'defaulted')),
		percent('on_time', m.export_on_time_percent, (r) => r.company.view.team.record)
	]
};

interface OfMonth extends OfCompany {
	record: MonthRecord;
	hash: string | null;
}

/** One row a company and settled month. */
export const months: Table<OfMonth> = {
	name: 'months',
	means: m.export_table_months,
	rows: (material) =>
		material.companies.flatMap((company) =>
			company.view.history.map((record, i) => ({
				source: material.source,
				practice: material.practice,
				company,
				record,
				hash: hashOf(material, company, i)
			}))
		),
	columns: [
		...SOURCE,
		COMPANY,
		key(month('month', m.export_month, (r) => r.record.month)),
		text('month_hash', m.export_month_hash, (r) => r.hash),
		count('rank', m.export_rank, (r) => rank(r.record)),
		points('score', m.export_score_points, (r) => r.record.score),
		points('net_worth_score', m.export_net_worth_score_points, (r) => r.record.components.netWorth),
		points(
			'market_share_score',
			m.export_market_share_score_points,
			(r) => r.record.components.marketShare
		),
		points(
			'portfolio_score',
			m.export_portfolio_score_points,
			(r) => r.record.components.portfolio
		),
		points(
			'reliability_score',
			m.export_reliability_score_points,
			(r) => r.record.components.reliability
		),
		money('cash', m.export_cash_yuan, (r) => r.record.cash),
		money('net_worth', m.export_net_worth_yuan, (r) => r.record.netWorth),
		money('revenue', m.export_revenue_yuan, (r) => r.record.revenue),
		count('bids', m.export_bids, (r) => r.record.bids),
		count('bids_won', m.export_bids_won, (r) => r.record.wins),
		count('bids_invalid', m.export_bids_invalid, (r) => r.record.invalid),
		count('orders_delivered', m.export_orders_delivered, (r) => r.record.delivered),
		count('orders_defaulted', m.export_orders_defaulted, (r) => r.record.defaulted),
		count('clients', m.export_clients, (r) => r.record.clients),
		count('stable_clients', m.export_stable_clients, (r) => r.record.stable)
	]
};

interface OfLedger extends OfCompany {
	entry: number;
	line: number;
	month: number;
	cause: string;
	ref: string;
	account: string;
	amount: number;
}

/** One row a line of the ledger; the lines of an entry add up to zero. */
export const ledger: Table<OfLedger> = {
	name: 'ledger',
	means: m.export_table_ledger,
	rows: ({ source, practice, companies }) =>
		companies.flatMap((company) =>
			company.view.journal.flatMap(({ month, cause, ref, lines }, entry) =>
				lines.map(({ account, amount }, line) => ({
					...{ source, practice, company, month, cause, ref, account, amount },
					entry: entry + 1,
					line: line + 1
				}))
			)
		),
	columns: [
		...SOURCE,
		COMPANY,
		key(count('entry', m.export_entry, (r) => r.entry)),
		key(count('line', m.export_line, (r) => r.line)),
		month('month', m.export_month, (r) => r.month),
		text('cause', m.export_cause, (r) => r.cause),
		text('about_id', m.export_about_id, (r) => r.ref || null),
		text('account', m.export_account, (r) => r.account),
		money('amount', m.export_amount_yuan, (r) => r.amount)
	]
};

/** Companies that were once insolvent stand outside of the ranking. */
const rank = (record: MonthRecord | undefined): number | null => record?.rank || null;

const lastOf = ({ company }: OfCompany): MonthRecord | undefined => company.view.history.at(-1);

type Counted = 'revenue' | 'bids' | 'wins' | 'invalid' | 'delivered' | 'defaulted';
const sum = ({ company }: OfCompany, of: Counted): number =>
	company.view.history.reduce((total, record) => total + record[of], 0);

/** Hashes of practice months stand before those of the year. */
function hashOf({ monthHashes }: Material, { view }: Company, index: number): string | null {
	return monthHashes[monthHashes.length - view.history.length + index] ?? null;
}
