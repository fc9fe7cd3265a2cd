import type { PlannedAction } from '#sim/world/state.ts';
import { m } from '$lib/paraglide/messages';
import { toast } from '$lib/ui/toast.svelte';
import type { Desk } from '../desk.svelte';

/**
 * Carries actions out where the month is open, else stages them for the opening.
 * @param told what to say when all were taken
 * @param key names the pressed control
 * @returns true when all were accepted
 */
export async function carryOut(
	desk: Desk,
	actions: PlannedAction[],
	told: string,
	key: string
): Promise<boolean> {
	const way = desk.wayOf(actions[0]!.type);
	if (way === 'none') return false;
	const done =
		way === 'now'
			? (await desk.actAll(actions, key)) === actions.length
			: await desk.stage(actions);
	if (done) toast({ tone: 'good', title: way === 'now' ? told : m.desk_orders_staged() });
	return done;
}
