import { share } from '../kernel/units.ts';
import type { PlannedAction } from '../world/state.ts';
import type { Bot, BotView } from './bot.ts';
import { claimWidely } from './newcomer.ts';
import { fulfil } from './fulfil.ts';
import { purseOf, type Purse } from './purse.ts';
import { hasActed, hasBid } from './skills.ts';

/** Bids on everything near cost, spends freely and reserves nothing (S9). */
export const reckless: Bot = {
	name: 'reckless',
	decide(view, random) {
		if (view.phase === 'prepare') return claimWidely(view, random, 24, 24);
		if (view.phase !== 'open' || hasBid(view)) return [];
		if (!hasActed(view)) {
			const purse = purseOf(view, false);
			const out = claimWidely(view, random, 24, 24);
			out.push(...show(view, purse), ...fulfil(view, purse, 0, false));
			if (out.length > 0) return out;
		}
		return bids(view);
	}
};

/** Large booths and seminars for as long as money and days last, before any order is paid. */
function show(view: BotView, purse: Purse): PlannedAction[] {
	const { exhibition, seminar, industries } = view.rules;
	const out: PlannedAction[] = [];
	const own = view.clients.filter((c) => c.ours);
	let days = view.team.daysLeft;
	for (const industry of industries) {
		const there = own.filter((c) => c.industry === industry.id).length;
		if (there < 3 || exhibition.L.days > days || exhibition.L.cost > purse.cash) continue;
		days -= exhibition.L.days;
		purse.cash -= exhibition.L.cost;
		out.push({ type: 'holdExhibition', industry: industry.id, size: 'L' });
	}
	for (const c of own) {
		if (!c.tender || seminar.days > days || seminar.cost > purse.cash) continue;
		days -= seminar.days;
		purse.cash -= seminar.cost;
		out.push({ type: 'holdSeminar', clients: [c.id] });
	}
	return out;
}

function bids(view: BotView): PlannedAction[] {
	const own = new Set(view.clients.filter((c) => c.ours).map((c) => c.id));
	return view.tenders
		.filter((t) => own.has(t.client) && !t.bid)
		.map((t) => ({
			type: 'submitBid',
			tender: t.id,
			unitPrice: share(t.unitCost, 10_800),
			features: t.required,
			dueMonth: t.dueMonth,
			serviceLevel: view.rules.serviceLevels.length - 1
		}));
}
