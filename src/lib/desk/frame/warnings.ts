import type { Warning } from '#sim/view/types.ts';
import { m } from '$lib/paraglide/messages';
import { money } from '$lib/i18n/format';
import { inMonth } from '../words';
import type { Desk } from '../desk.svelte';

/** A warning in words, with the place that fixes it. */
export interface WarningLine {
	id: string;
	/** Whether the company itself is at stake. */
	grave: boolean;
	text: string;
	fix: string;
	to: string;
}

interface Style {
	grave?: true;
	text: (params: Warning['params'], desk: Desk) => string;
	fix: () => string;
	to: (params: Warning['params']) => string;
}

const amount = (params: Warning['params']) => money(Number(params.money));
const monthOf = (params: Warning['params']) => inMonth(Number(params.month));
const clientOf = (params: Warning['params'], desk: Desk) => desk.clientName(String(params.client));
const toMoney = () => '/money';
const toClient = (params: Warning['params']) => `/client/${params.client}`;

const STYLES: Record<Warning['code'], Style> = {
	insolvencyAhead: {
		grave: true,
		text: (p) => m.desk_frame_warn_insolvencyAhead({ month: monthOf(p), money: amount(p) }),
		fix: m.desk_frame_warn_insolvencyAhead_fix,
		to: toMoney
	},
	overdraftAhead: {
		text: (p) => m.desk_frame_warn_overdraftAhead({ month: monthOf(p), money: amount(p) }),
		fix: m.desk_frame_warn_overdraftAhead_fix,
		to: toMoney
	},
	cashGap: {
		text: (p) => m.desk_frame_warn_cashGap({ month: monthOf(p), money: amount(p) }),
		fix: m.desk_frame_warn_cashGap_fix,
		to: toMoney
	},
	overdraft: {
		grave: true,
		text: (p) => m.desk_frame_warn_overdraft({ money: amount(p) }),
		fix: m.desk_frame_warn_overdraft_fix,
		to: toMoney
	},
	restructured: {
		text: (p) => m.desk_frame_warn_restructured({ month: monthOf(p) }),
		fix: m.desk_frame_warn_restructured_fix,
		to: toMoney
	},
	orderDue: {
		text: (p, desk) =>
			m.desk_frame_warn_orderDue({
				client: desk.clientName(desk.orders.get(String(p.order))?.client ?? ''),
				units: m.desk_common_units({ n: p.units! })
			}),
		fix: m.desk_frame_warn_orderDue_fix,
		to: () => '/orders'
	},
	clientNeglected: {
		text: (p, desk) =>
			m.desk_frame_warn_clientNeglected({
				client: clientOf(p, desk),
				months: m.desk_common_months({ n: p.months! })
			}),
		fix: m.desk_frame_warn_clientNeglected_fix,
		to: toClient
	},
	stableFalling: {
		text: (p, desk) => m.desk_frame_warn_stableFalling({ client: clientOf(p, desk) }),
		fix: m.desk_frame_warn_stableFalling_fix,
		to: toClient
	}
};

/** The warnings of a view in words, most urgent first as the engine lists them. */
export const warningLines = (desk: Desk): WarningLine[] =>
	desk.view.warnings.map(({ code, params }, i) => {
		const style = STYLES[code];
		return {
			id: `${code}-${i}`,
			grave: style.grave === true,
			text: style.text(params, desk),
			fix: style.fix(),
			to: style.to(params)
		};
	});
