import type { LoggedCommand } from '#sim/game.ts';
import type { JudgedBidView, OrderView, ResultView } from '#sim/view/types.ts';
import { m } from '../paraglide/messages.js';
import {
	count,
	flag,
	json,
	key,
	money,
	month,
	percent,
	points,
	SOURCE,
	text,
	units,
	type Sourced,
	type Table
} from './columns.ts';
import { COMPANY, type OfCompany } from './company-tables.ts';

interface OfCommand extends Sourced {
	command: LoggedCommand;
}

/** One row a command as the log has it; the log itself replays the game. */
export const commands: Table<OfCommand> = {
	name: 'commands',
	means: m.export_table_commands,
	rows: ({ source, practice, practiceUpTo, companies, own }) =>
		[...own, ...companies.flatMap(({ log }) => log)]
			.sort((a, b) => a.seq - b.seq)
			.map((command) => ({ source, practice: practice || command.seq <= practiceUpTo, command })),
	columns: [
		...SOURCE,
		key(count('seq', m.export_seq, (r) => r.command.seq)),
		month('month', m.export_month, (r) => r.command.month),
		text('company_id', m.export_command_company_id, (r) => r.command.team),
		text('member_id', m.export_member_id, (r) => r.command.member ?? null),
		text('command_id', m.export_command_id, (r) => r.command.id),
		text('type', m.export_type, (r) => r.command.type),
		json('details', m.export_details, (r) => details(r.command))
	]
};

interface OfBid extends OfCompany {
	result: ResultView;
	bid: JudgedBidView;
}

/** One row a bid as the award judged it. */
export const bids: Table<OfBid> = {
	name: 'bids',
	means: m.export_table_bids,
	rows: ({ source, practice, companies }) =>
		companies.flatMap((company) =>
			company.view.results.flatMap((result) =>
				result.own ? [{ source, practice, company, result, bid: result.own }] : []
			)
		),
	columns: [
		...SOURCE,
		COMPANY,
		key(text('tender_id', m.export_tender_id, (r) => r.result.tender)),
		text('client_id', m.export_client_id, (r) => r.result.client),
		month('month', m.export_month, (r) => r.result.month),
		units('quantity', m.export_quantity_units, (r) => r.result.quantity),
		money('ceiling', m.export_ceiling_yuan, (r) => r.result.ceiling),
		count('bids_for_tender', m.export_bids_for_tender, (r) => r.result.bids),
		money('unit_price', m.export_unit_price_yuan, (r) => r.bid.unitPrice),
		text('features', m.export_features, (r) => r.bid.features.join(' ')),
		month('due_month', m.export_bid_due_month, (r) => r.bid.dueMonth),
		count('service_level', m.export_service_level, (r) => r.bid.serviceLevel),
		percent('stated_chance', m.export_stated_chance_percent, (r) => r.bid.winProbability),
		points('client_recognition', m.export_client_recognition_points, (r) => r.bid.recognition),
		points('recognition', m.export_recognition_points, (r) => r.bid.points.recognition),
		points('price', m.export_price_points, (r) => r.bid.points.price),
		points('service', m.export_service_points, (r) => r.bid.points.service),
		points('fit', m.export_fit_points, (r) => r.bid.points.fit),
		points('bid_score', m.export_bid_score_points, (r) => r.bid.score),
		count('bid_rank', m.export_bid_rank, (r) => r.bid.rank),
		flag('valid', m.export_valid, (r) => r.bid.faults.length === 0),
		text('faults', m.export_faults, (r) => r.bid.faults.join(' ') || null),
		flag('abnormally_low', m.export_abnormally_low, (r) => r.bid.abnormallyLow === true),
		flag('won', m.export_won, (r) => r.result.won),
		text('decided_by', m.export_decided_by, (r) => r.result.decidedBy),
		money('winning_unit_price', m.export_winning_unit_price_yuan, (r) => r.result.unitPrice)
	]
};

interface OfOrder extends OfCompany {
	order: OrderView;
}

/** One row an order won. */
export const orders: Table<OfOrder> = {
	name: 'orders',
	means: m.export_table_orders,
	rows: ({ source, practice, companies }) =>
		companies.flatMap((company) =>
			company.view.orders.map((order) => ({ source, practice, company, order }))
		),
	columns: [
		...SOURCE,
		COMPANY,
		key(text('order_id', m.export_order_id, (r) => r.order.id)),
		text('client_id', m.export_client_id, (r) => r.order.client),
		month('won_month', m.export_won_month, (r) => r.order.wonMonth),
		month('due_month', m.export_due_month, (r) => r.order.dueMonth),
		units('quantity', m.export_order_quantity_units, (r) => r.order.quantity),
		units('delivered', m.export_delivered_units, (r) => r.order.delivered),
		money('unit_price', m.export_order_unit_price_yuan, (r) => r.order.unitPrice),
		text('features', m.export_features, (r) => r.order.features.join(' ')),
		count('service_level', m.export_service_level, (r) => r.order.serviceLevel),
		month('payment_months', m.export_payment_months, (r) => r.order.paymentMonths),
		percent('damages', m.export_damages_percent, (r) => r.order.damages),
		text('state', m.export_order_state, (r) => r.order.state)
	]
};

/** What a command holds besides what has a column. */
function details(command: LoggedCommand): object | null {
	const { seq: _s, month: _m, team: _t, member: _p, id: _i, type: _k, ...payload } = command;
	return Object.keys(payload).length > 0 ? payload : null;
}
