import { share } from '../kernel/units.ts';
import type { PlannedAction } from '../world/state.ts';
import type { Bot, BotView } from './bot.ts';
import { claimWidely } from './newcomer.ts';
import { fulfil } from './fulfil.ts';
import { purseOf } from './purse.ts';
import { hasActed, hasBid } from './skills.ts';

/** Bids near cost and never makes itself known: what price alone is worth (S10). */
export const lowPrice: Bot = {
	name: 'lowPrice',
	decide(view, random) {
		if (view.phase === 'prepare') return claimWidely(view, random, 14, 6);
		if (view.phase !== 'open' || hasBid(view)) return [];
		if (!hasActed(view)) {
			const first = claimWidely(view, random, 14, 6);
			first.push(...fulfil(view, purseOf(view, true), 5_000_000, true));
			if (first.length > 0) return first;
		}
		return bids(view);
	}
};

/** A few percent over cost on whatever the cash at hand could buy. */
function bids(view: BotView): PlannedAction[] {
	const own = new Map(view.clients.map((c) => [c.id, c]));
	const out: PlannedAction[] = [];
	let budget = view.money.cash;
	for (const t of view.tenders) {
		const client = own.get(t.client)!;
		if (!client.ours || client.recognition < t.minRecognition) continue;
		const needs = t.unitCost * t.quantity;
		if (needs > budget) continue;
		budget -= share(needs, 4_000);
		out.push({
			type: 'submitBid',
			tender: t.id,
			unitPrice: share(t.unitCost, 10_600),
			features: t.required,
			dueMonth: t.dueMonth,
			serviceLevel: 0
		});
	}
	return out;
}
