import Banknote from '@lucide/svelte/icons/banknote';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import Gavel from '@lucide/svelte/icons/gavel';
import Handshake from '@lucide/svelte/icons/handshake';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Key from '@lucide/svelte/icons/key-round';
import Landmark from '@lucide/svelte/icons/landmark';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Package from '@lucide/svelte/icons/package';
import Presentation from '@lucide/svelte/icons/presentation';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import type { ClientView, TenderView } from '#sim/view/types.ts';
import { share } from '#sim/kernel/units.ts';
import { CAMPAIGNS } from '#sim/world/state.ts';
import { m } from '$lib/paraglide/messages';
import { list, money, percent } from '$lib/i18n/format';
import type { Icon } from '$lib/ui/types';
import { inMonth } from '../words';
import { say, type Desk } from '../desk.svelte';
import { dueOrders, unbidTenders } from '../frame/places';
import { claimable, promotable } from '../plan/actions';

/** One thing to do, why, and where. */
export interface Todo {
	id: string;
	icon: Icon;
	/** Costs something if left undone. */
	urgent?: true;
	title: string;
	why: string;
	to: string;
	go: string;
}

const SEMINAR = CAMPAIGNS.indexOf('seminar');
/** A sentence names at most three; the rest are a number away. */
const named = (clients: readonly ClientView[]) => {
	const names = clients.slice(0, 3).map((c) => say(c.name));
	const more = clients.length - names.length;
	return more > 0 ? `${list(names)} ${m.desk_plan_ask_more({ n: more })}` : list(names);
};

function results({ view, reviewed }: Desk): Todo[] {
	if (view.phase !== 'revealed' || reviewed === view.month) return [];
	return [
		{
			id: 'results',
			icon: ScrollText,
			title: m.desk_today_do_results(),
			why: m.desk_today_do_results_why(),
			to: '/review',
			go: m.desk_today_go_review()
		}
	];
}

function claims(desk: Desk): Todo[] {
	const { clients } = desk.view;
	if (desk.wayOf('claimClient') !== 'now') return [];
	const placed = clients.filter((c) => c.claimPlaced).length;
	const free = clients.filter(claimable);
	const to = { to: '/market', go: m.desk_today_go_market(), icon: Key };
	const out: Todo[] = [];
	if (placed > 0)
		out.push({
			...to,
			id: 'placed',
			title: m.desk_today_do_claims_placed({ n: placed }),
			why: m.desk_today_do_claims_placed_why(),
			to: '/plan',
			go: m.desk_today_go_plan()
		});
	const held = desk.own.length + placed;
	if (free.length > 0 && held < desk.rules.seminar.maxClients)
		out.push({
			...to,
			id: 'claims',
			...(held === 0 && { urgent: true as const }),
			title: held === 0 ? m.desk_today_do_claims_first() : m.desk_today_do_claims(),
			why: m.desk_today_do_claims_why({
				free: m.desk_common_clients({ n: free.length }),
				tenders: free.filter((c) => c.tender).length
			})
		});
	return out;
}

function tenders(desk: Desk): Todo[] {
	if (desk.view.phase !== 'open') return [];
	const clientOf = (t: TenderView) => desk.clients.get(t.client)!;
	const reached = (t: TenderView) => clientOf(t).recognition >= t.minRecognition;
	const unbid = unbidTenders(desk);
	const toCampaigns = { to: '/campaigns', go: m.desk_today_go_campaigns() };
	const groups = [
		{
			...{ id: 'seminar', icon: Presentation, ...toCampaigns },
			clients: desk.own.filter((c) => c.tender && !c.repeats[SEMINAR]),
			...{ title: m.desk_today_do_seminar, why: m.desk_today_do_seminar_why }
		},
		{
			...{ id: 'bid', icon: Gavel, to: '/tenders', go: m.desk_today_go_tenders() },
			clients: unbid.filter(reached).map(clientOf),
			...{ title: m.desk_today_do_bid, why: m.desk_today_do_bid_why }
		},
		{
			...{ id: 'short', icon: Hourglass, ...toCampaigns },
			clients: unbid.filter((t) => !reached(t)).map(clientOf),
			...{ title: m.desk_today_do_short, why: m.desk_today_do_short_why }
		}
	];
	return groups
		.filter(({ clients }) => clients.length > 0)
		.map(({ clients, title, why, ...place }) => ({
			...place,
			title: title({ n: clients.length }),
			why: why({ names: named(clients) })
		}));
}

function orders(desk: Desk): Todo[] {
	const due = dueOrders(desk);
	const later = desk.view.orders.filter((o) => o.state === 'open' && !due.includes(o));
	const to = { icon: Package, to: '/orders', go: m.desk_today_go_orders() };
	const out: Todo[] = [];
	if (due.length > 0) {
		const units = due.reduce((n, o) => n + o.quantity - o.delivered, 0);
		out.push({
			...to,
			id: 'deliver',
			urgent: true,
			title: m.desk_today_do_deliver({ n: due.length }),
			why: m.desk_today_do_deliver_why({ units: m.desk_common_units({ n: units }) })
		});
	}
	if (later.length > 0)
		out.push({
			...to,
			id: 'later',
			icon: CalendarClock,
			title: m.desk_today_do_later({ n: later.length }),
			why: m.desk_today_do_later_why({ month: inMonth(Math.min(...later.map((o) => o.dueMonth))) })
		});
	return out;
}

function promotions(desk: Desk): Todo[] {
	const ready = desk.own.filter((c) => promotable(c, desk.rules));
	if (ready.length === 0) return [];
	return [
		{
			id: 'promote',
			icon: Handshake,
			title: m.desk_today_do_promote({ n: ready.length }),
			why: m.desk_today_do_promote_why({
				names: named(ready),
				decay: percent(desk.rules.decay.stable)
			}),
			to: ready.length === 1 ? `/client/${ready[0]!.id}` : '/market',
			go: m.desk_today_go_market()
		}
	];
}

function cash({ view, rules }: Desk): Todo[] {
	const due = view.receivables.filter((r) => r.dueMonth === view.month);
	const to = { to: '/money', go: m.desk_today_go_money() };
	const out: Todo[] = [];
	if (due.length > 0)
		out.push({
			...to,
			id: 'receivables',
			icon: Banknote,
			title: m.desk_today_do_receivables({
				money: money(due.reduce((sum, r) => sum + r.amount, 0))
			}),
			why: m.desk_today_do_receivables_why({ n: due.length })
		});
	if (view.money.loan > 0)
		out.push({
			...to,
			id: 'loan',
			icon: Landmark,
			title: m.desk_today_do_loan({ money: money(view.money.loan) }),
			why: m.desk_today_do_loan_why({
				interest: money(share(view.money.loan, rules.money.loanInterest))
			})
		});
	return out;
}

function plan({ view }: Desk): Todo[] {
	if (view.plan.length === 0) return [];
	return [
		{
			id: 'plan',
			icon: ListChecks,
			title: m.desk_today_do_plan({ n: view.plan.length }),
			why: view.phase === 'open' ? m.desk_today_do_plan_why_open() : m.desk_today_do_plan_why(),
			to: '/plan',
			go: m.desk_today_go_plan()
		}
	];
}

/** What there is to do now, computed from the view; what costs something if left comes first. */
export function todosFor(desk: Desk): Todo[] {
	if (desk.view.over) return [];
	const all = [results, orders, claims, plan, tenders, promotions, cash].flatMap((of) => of(desk));
	return [...all.filter((t) => t.urgent), ...all.filter((t) => !t.urgent)];
}
