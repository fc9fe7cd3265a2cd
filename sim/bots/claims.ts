import { divide } from '../kernel/units.ts';
import type { Stream } from '../kernel/random.ts';
import type { ClientView } from '../view/types.ts';
import type { PlannedAction } from '../world/state.ts';
import type { BotView } from './bot.ts';
import { clientsServed, monthsLeft } from './skills.ts';
import type { Style } from './style.ts';

/** Industries of the own clients, most clients first. */
function homeIndustries(view: BotView): string[] {
	const count = new Map<string, number>();
	for (const c of view.clients) if (c.ours) count.set(c.industry, (count.get(c.industry) ?? 0) + 1);
	return [...count].sort((a, b) => b[1] - a[1]).map(([industry]) => industry);
}

/** Clients to ask for a slot, best first. */
function wanted(view: BotView, style: Style, random: Stream): ClientView[] {
	const ours = clientsServed(view);
	const room = (view.month === 1 ? style.start : style.clients) - ours;
	if (room <= 0 || monthsLeft(view) < 3) return [];
	const volume = view.rules.sizeVolume;
	let homes: string[] | undefined;
	if (style.industries > 0) {
		homes = homeIndustries(view).slice(0, style.industries);
		const others = random.shuffle(
			view.rules.industries.map((i) => i.id).filter((id) => !homes!.includes(id))
		);
		homes.push(...others.slice(0, style.industries - homes.length));
	}
	return view.clients
		.filter((c) => !c.ours && !c.claimPlaced && c.taken < c.slots && style.taste[c.size] > 0)
		.filter((c) => !homes || homes.includes(c.industry))
		.map((c) => ({
			c,
			worth: divide(
				volume[c.size] * style.taste[c.size] * (10_000 + c.recognition * 2),
				random.int(8_000, 12_000) * (2 + c.taken)
			)
		}))
		.sort((a, b) => b.worth - a.worth)
		.slice(0, room)
		.map(({ c }) => c);
}

/** Claims for this month: never more than a quarter of the cash or a third of the days. */
export function claims(view: BotView, style: Style, random: Stream): PlannedAction[] {
	const { cost, days } = view.rules.claim;
	const most = Math.min(
		Math.floor(view.money.cash / 4 / Math.max(1, cost)),
		Math.floor(view.team.daysLeft / 3 / Math.max(1, days))
	);
	return wanted(view, style, random)
		.slice(0, most)
		.map((c) => ({ type: 'claimClient', client: c.id }));
}
