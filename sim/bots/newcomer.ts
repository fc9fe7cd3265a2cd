import type { Stream } from '../kernel/random.ts';
import type { PlannedAction } from '../world/state.ts';
import type { BotView } from './bot.ts';
import { clientsServed, hasActed } from './skills.ts';

/**
 * Claims clients with a tender at hand, wherever a slot is free, up to `portfolio` clients and
 * `most` a month: how one grows without a plan. Nothing outside the phase of claims.
 */
export function claimWidely(
	view: BotView,
	random: Stream,
	portfolio: number,
	most: number
): PlannedAction[] {
	const phase = view.rules.access === 'sealed' ? 'prepare' : 'open';
	if (view.phase !== phase || hasActed(view)) return [];
	const { cost, days } = view.rules.claim;
	const room = Math.min(
		portfolio - clientsServed(view),
		most,
		Math.floor(view.money.cash / Math.max(1, cost)),
		Math.floor(view.team.daysLeft / Math.max(1, days))
	);
	if (room <= 0) return [];
	const free = random.shuffle(view.clients.filter((c) => !c.ours && c.taken < c.slots));
	free.sort((a, b) => Number(!!b.tender) - Number(!!a.tender));
	return free.slice(0, room).map((c) => ({ type: 'claimClient', client: c.id }));
}
