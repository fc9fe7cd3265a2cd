import { share } from '../kernel/units.ts';
import type { Bot } from './bot.ts';
import { claimWidely } from './newcomer.ts';
import { fulfil, purseOf } from './skills.ts';

/** Bids near cost and never makes itself known: what price alone is worth (S10). */
export const lowPrice: Bot = {
	name: 'lowPrice',
	decide(view, random) {
		const claims = claimWidely(view, random, 14, 6);
		if (claims.length > 0 || view.phase !== 'open') return claims;
		const done = view.tenders.some((t) => t.bid);
		if (done) return [];
		const own = new Map(view.clients.map((c) => [c.id, c]));
		const purse = purseOf(view);
		const out = fulfil(view, purse, 5_000_000, true);
		let budget = purse.cash;
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
};
