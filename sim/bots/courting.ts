import { divide, share, type Fen } from '../kernel/units.ts';
import type { ClientView } from '../view/types.ts';
import type { PlannedAction, Size } from '../world/state.ts';
import type { BotView } from './bot.ts';
import type { Purse } from './purse.ts';
import { expectedLift, monthsLeft } from './skills.ts';
import type { Style } from './style.ts';

/** What a representative's day is worth beside money: a month's wage over its days. */
const dayPrice = (rules: BotView['rules']): Fen =>
	divide(rules.staff.wage, Math.max(1, rules.staff.days));

/**
 * Spends the month's campaign money where a yuan brings most recognition: visits to learn,
 * an exhibition where enough own clients of one industry are still to be won over, seminars for
 * the rest, and visits again with the days that are left.
 */
export function campaigns(view: BotView, style: Style, purse: Purse, keep: Fen): PlannedAction[] {
	const { rules } = view;
	const use = style.instruments;
	const out: PlannedAction[] = [];
	if (monthsLeft(view) < 1) return out;
	// Orders already won come first: what they still take is not there to be spent.
	const free = purse.cash - (use.reserve ? purse.owed : 0);
	let money = Math.min(share(free, style.campaigns), free - keep);
	let days = view.team.daysLeft;
	const own = byWorth(
		view.clients.filter((c) => c.ours && (c.tender || c.known.schedule !== 0)),
		rules.sizeVolume
	);
	const now = new Map(own.map((c) => [c.id, c.recognition]));
	const lift = (id: string, base: number) => {
		const r = now.get(id)!;
		now.set(id, r + expectedLift(base, r));
	};
	const afford = (cost: Fen, time: number): boolean => {
		if (cost > money || time > days) return false;
		money -= cost;
		days -= time;
		return true;
	};
	const visit = (c: ClientView) => {
		if (!afford(rules.visit.cost, rules.visit.days)) return;
		out.push({ type: 'visitClient', client: c.id });
		lift(c.id, rules.visit.lift);
	};
	if (use.visit)
		for (const c of own) {
			const unknown = FACTS_OF_A_CLIENT - Object.keys(c.known).length;
			for (let i = 0; i < Math.min(unknown, style.curiosity); i++) visit(c);
		}
	const seminarPrice = rules.seminar.cost + dayPrice(rules) * rules.seminar.days;
	if (use.exhibition)
		for (const { id: industry } of rules.industries) {
			let room = 0;
			for (const c of own)
				if (c.industry === industry && now.get(c.id)! < style.enough)
					room += 10_000 - now.get(c.id)!;
			const size = bestBooth(rules, room, use.seminar ? seminarPrice : 2 * seminarPrice);
			if (!size || !afford(rules.exhibition[size].cost, rules.exhibition[size].days)) continue;
			out.push({ type: 'holdExhibition', industry, size });
			for (const c of own) if (c.industry === industry) lift(c.id, rules.exhibition[size].lift);
		}
	if (use.seminar) {
		const guests: string[] = [];
		for (const c of own) {
			if (now.get(c.id)! >= style.enough) continue;
			if (!afford(rules.seminar.cost, rules.seminar.days)) break;
			guests.push(c.id);
			lift(c.id, rules.seminar.lift);
		}
		for (let i = 0; i < guests.length; i += rules.seminar.maxClients)
			out.push({ type: 'holdSeminar', clients: guests.slice(i, i + rules.seminar.maxClients) });
	}
	if (use.visit)
		for (const c of own)
			if (!out.some((a) => a.type === 'visitClient' && a.client === c.id)) visit(c);
	return out;
}

/** Weights, performance, excitement, schedule: what visits can find out. */
const FACTS_OF_A_CLIENT = 4;

/**
 * The booth that lifts an industry's own clients most for its price, if it does so for no more
 * than seminars would cost.
 * @param room Σ (100 − R) over the clients to be won, hundredths
 */
function bestBooth(
	rules: BotView['rules'],
	room: number,
	seminarPrice: Fen
): 'S' | 'M' | 'L' | undefined {
	let best: 'S' | 'M' | 'L' | undefined;
	for (const size of ['S', 'M', 'L'] as const) {
		const { cost, days, lift } = rules.exhibition[size];
		const price = cost + dayPrice(rules) * days;
		if (lift * room * seminarPrice > rules.seminar.lift * 10_000 * price) best = size;
	}
	return best;
}

/** Own clients, the largest and the ones with a tender this month first. */
const byWorth = (own: ClientView[], volume: Record<Size, number>): ClientView[] =>
	own.slice().sort((a, b) => value(b, volume) - value(a, volume));

const value = (c: ClientView, volume: Record<Size, number>): number =>
	volume[c.size] * (c.tender ? 3 : c.known.schedule ? 1 : 2);
