import Coins from '@lucide/svelte/icons/coins';
import Gavel from '@lucide/svelte/icons/gavel';
import ListChecks from '@lucide/svelte/icons/list-checks';
import Megaphone from '@lucide/svelte/icons/megaphone';
import Package from '@lucide/svelte/icons/package';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Store from '@lucide/svelte/icons/store';
import Sun from '@lucide/svelte/icons/sun';
import { m } from '$lib/paraglide/messages';
import type { Icon } from '$lib/ui/types';
import type { Desk } from '../desk.svelte';

export interface Place {
	id: string;
	/** Address after the desk's base. */
	path: string;
	icon: Icon;
	label: () => string;
	/** How many things wait there. */
	waiting?: (desk: Desk) => number;
	/** In the tab bar of a phone; the others stand under "more". */
	tab?: true;
}

/** Orders whose goods must leave this month. */
export const dueOrders = (desk: Desk) =>
	desk.view.orders.filter((o) => o.state === 'open' && o.dueMonth <= desk.view.month);

/** Tenders of own clients that we have not bid on. */
export const unbidTenders = (desk: Desk) =>
	desk.view.tenders.filter((t) => !t.bid && desk.clients.get(t.client)?.ours);

/** The places of the desk, in the order of a month. */
export const PLACES: readonly Place[] = [
	{ id: 'today', path: '', icon: Sun, label: m.desk_frame_today, tab: true },
	{ id: 'market', path: '/market', icon: Store, label: m.desk_frame_market, tab: true },
	{
		id: 'campaigns',
		path: '/campaigns',
		icon: Megaphone,
		label: m.desk_frame_campaigns,
		tab: true
	},
	{
		id: 'tenders',
		path: '/tenders',
		icon: Gavel,
		label: m.desk_frame_tenders,
		waiting: (desk) => (desk.view.phase === 'open' ? unbidTenders(desk).length : 0),
		tab: true
	},
	{
		id: 'orders',
		path: '/orders',
		icon: Package,
		label: m.desk_frame_orders,
		waiting: (desk) => dueOrders(desk).length,
		tab: true
	},
	{ id: 'money', path: '/money', icon: Coins, label: m.desk_frame_money },
	{
		id: 'plan',
		path: '/plan',
		icon: ListChecks,
		label: m.desk_frame_plan,
		waiting: (desk) => desk.view.plan.length
	},
	{ id: 'review', path: '/review', icon: ScrollText, label: m.desk_frame_review }
];

/** All places of a desk. */
export const placesOf = ({ more }: Pick<Desk, 'more'>): readonly Place[] => [...PLACES, ...more];

/** The place an address belongs to: a client's record belongs to the market, the report to the review. */
export function placeAt(base: string, pathname: string, more: readonly Place[] = []): string {
	const rest = pathname.slice(base.length);
	if (rest.startsWith('/client')) return 'market';
	if (rest.startsWith('/report')) return 'review';
	const found = placesOf({ more }).find((p) => p.path !== '' && rest.startsWith(p.path));
	return found?.id ?? 'today';
}
