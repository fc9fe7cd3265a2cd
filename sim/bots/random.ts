import type { Bot, BotView } from './bot.ts';
import type { Stream } from '../kernel/random.ts';
import type { PlannedAction } from '../world/state.ts';
import { buyingCost, handling, hasActed } from './skills.ts';

/** Presses buttons: each action sensible in itself, none of them thought through. */
export const random: Bot = {
	name: 'random',
	decide(view, draws) {
		if (hasActed(view)) return [];
		if (view.phase === 'prepare') return view.rules.access === 'sealed' ? claims(view, draws) : [];
		if (view.phase !== 'open') return [];
		const first = view.rules.access === 'race' ? claims(view, draws) : [];
		return [...first, ...orders(view, draws), ...campaigns(view, draws), ...bids(view, draws)];
	}
};

function claims(view: BotView, draws: Stream): PlannedAction[] {
	const free = view.clients.filter((c) => !c.ours && c.taken < c.slots);
	return draws
		.shuffle(free)
		.slice(0, draws.int(0, 4))
		.map((c) => ({ type: 'claimClient', client: c.id }));
}

function campaigns(view: BotView, draws: Stream): PlannedAction[] {
	const out: PlannedAction[] = [];
	const own = view.clients.filter((c) => c.ours);
	const industry = draws.pick(view.rules.industries).id;
	if (draws.chance(3_000))
		out.push({ type: 'holdExhibition', industry, size: draws.pick(['S', 'M', 'L'] as const) });
	if (draws.chance(3_000)) out.push({ type: 'runWebCampaign', industry });
	if (own.length > 0 && draws.chance(5_000))
		out.push({ type: 'holdSeminar', clients: [draws.pick(own).id] });
	out.push({ type: 'visitClient', client: draws.pick(view.clients).id });
	return out;
}

function bids(view: BotView, draws: Stream): PlannedAction[] {
	const own = new Set(view.clients.filter((c) => c.ours).map((c) => c.id));
	return view.tenders
		.filter((t) => own.has(t.client) && draws.chance(6_000))
		.map((t) => ({
			type: 'submitBid',
			tender: t.id,
			unitPrice: draws.int(t.unitCost, t.ceiling),
			features: draws.chance(9_000) ? t.required : t.required.slice(1),
			dueMonth: t.dueMonth,
			serviceLevel: draws.int(0, view.rules.serviceLevels.length - 1)
		}));
}

function orders(view: BotView, draws: Stream): PlannedAction[] {
	let { cash } = view.money;
	return view.orders.flatMap((o): PlannedAction[] => {
		if (o.state !== 'open' || draws.chance(2_000)) return [];
		const left = o.quantity - o.delivered;
		const needs = buyingCost(view, o.features, left) + handling(view.rules, o.serviceLevel) * left;
		if (needs > cash) return [];
		cash -= needs;
		return [
			{ type: 'buyStock', features: o.features, quantity: left },
			{ type: 'deliver', order: o.id, quantity: left }
		];
	});
}
