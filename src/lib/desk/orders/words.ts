import type { OrderView } from '#sim/view/types.ts';
import { m } from '$lib/paraglide/messages';
import type { Tone } from '$lib/ui/types';

/** How urgent an open order is. */
export type Urgency = 'overdue' | 'now' | 'next' | 'later';

export function urgencyOf(order: Pick<OrderView, 'dueMonth'>, month: number): Urgency {
	if (order.dueMonth < month) return 'overdue';
	if (order.dueMonth === month) return 'now';
	return order.dueMonth === month + 1 ? 'next' : 'later';
}

export const urgencyLook: Record<Urgency, { text: () => string; tone: Tone }> = {
	overdue: { text: m.desk_orders_due_overdue, tone: 'bad' },
	now: { text: m.desk_orders_due_now, tone: 'bad' },
	next: { text: m.desk_orders_due_next, tone: 'warn' },
	later: { text: m.desk_orders_due_later, tone: 'neutral' }
};
