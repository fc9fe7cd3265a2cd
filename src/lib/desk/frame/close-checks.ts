import { cashAhead, overdraftRoom } from '#sim/view/cash-ahead.ts';
import { m } from '$lib/paraglide/messages';
import { money } from '$lib/i18n/format';
import { inMonth } from '../words';
import type { Desk } from '../desk.svelte';
import { dueOrders, unbidTenders } from './places';

/** One line of the list before a closing: in order, or worth a look with the place that fixes it. */
export interface Check {
	id: string;
	ok: boolean;
	text: string;
	fix?: { to: string; label: string };
}

/** What a careful person checks before the month closes. */
export function closeChecks(desk: Desk): Check[] {
	const { view } = desk;
	const bids = view.tenders.filter((t) => t.bid).length;
	const unbid = unbidTenders(desk).length;
	const due = dueOrders(desk).length;
	const { low, gap } = cashAhead(view.forecast, overdraftRoom(view.money));
	const short = low && low.risk !== 'none';
	const checks: Check[] = [
		{
			id: 'bids',
			ok: bids > 0,
			text: bids > 0 ? m.desk_frame_check_bids({ n: bids }) : m.desk_frame_check_no_bids(),
			fix: bids > 0 ? undefined : { to: '/tenders', label: m.desk_frame_fix_bid() }
		},
		{
			id: 'due',
			ok: due === 0,
			text: due > 0 ? m.desk_frame_check_due({ n: due }) : m.desk_frame_check_due_none(),
			fix: due > 0 ? { to: '/orders', label: m.desk_frame_fix_deliver() } : undefined
		},
		{
			id: 'days',
			ok: view.team.daysLeft === 0,
			text:
				view.team.daysLeft > 0
					? m.desk_frame_check_days({ n: view.team.daysLeft })
					: m.desk_frame_check_days_none(),
			fix:
				view.team.daysLeft > 0
					? { to: '/campaigns', label: m.desk_frame_fix_campaign() }
					: undefined
		},
		{
			id: 'cash',
			ok: !short && !gap,
			text: short
				? m.desk_frame_check_cash({ month: inMonth(low.month), money: money(low.closing) })
				: gap
					? m.desk_frame_warn_cashGap({ month: inMonth(gap.month), money: money(gap.short) })
					: m.desk_frame_check_cash_ok(),
			fix: short || gap ? { to: '/money', label: m.desk_frame_fix_money() } : undefined
		}
	];
	if (unbid > 0)
		checks.splice(1, 0, {
			id: 'unbid',
			ok: false,
			text: m.desk_frame_check_unbid({ n: unbid }),
			fix: { to: '/tenders', label: m.desk_frame_fix_bid() }
		});
	if (view.plan.length > 0)
		checks.push({
			id: 'plan',
			ok: false,
			text: m.desk_frame_check_plan({ n: view.plan.length }),
			fix: { to: '/plan', label: m.desk_frame_fix_plan() }
		});
	return checks;
}
