import { clamp, divide, share, type Bp, type Fen } from '../kernel/units.ts';
import type { Stream } from '../kernel/random.ts';
import type { ClientView, TenderView } from '../view/types.ts';
import type { PlannedAction, Size, Weights } from '../world/state.ts';
import type { Bot, BotView } from './bot.ts';
import {
	billsOf,
	buyingCost,
	expectedLift,
	featureCost,
	clientsServed,
	fulfil,
	handling,
	hasActed,
	hasBid,
	monthsLeft,
	promotions,
	purseOf,
	settleDebts,
	winRate,
	type Purse
} from './skills.ts';

/** The instruments of level L1; the balance report switches them off one by one. */
export interface Instruments {
	exhibition: boolean;
	seminar: boolean;
	visit: boolean;
	/** Bid only for what can be paid. */
	reserve: boolean;
}

/** A way to run the company. Money in fen, ratios in basis points, recognition in hundredths. */
export interface Style {
	/** Clients it wants to serve, and how many of them it asks for in the first month. */
	clients: number;
	start: number;
	/** How much it likes each size (0 = never), against the size's volume. */
	taste: Record<Size, number>;
	/** Industries it keeps to; 0 = all. */
	industries: number;
	/** Share of the ceiling it asks of a client it knows nothing of. */
	price: Bp;
	/** Discount to a thrifty client, per percent of price weight above the usual. */
	discount: Bp;
	/** How much likelier a point of score makes a win, as a share of the chance there is. */
	edge: Bp;
	/** Largest share of its cash that a month's campaigns may take. */
	campaigns: Bp;
	/** Recognition above which it stops courting a client. */
	enough: number;
	/** Visits a month to a client it does not know everything of. */
	curiosity: number;
	/** Wins it counts on, of ten bids, before it has a record. */
	hope: Bp;
	/** How far all its bids together may go beyond what it could pay. */
	daring: Bp;
	/** Cash it never plans with, as a share of the starting capital. */
	cushion: Bp;
	instruments: Instruments;
}

export const ALL_INSTRUMENTS: Instruments = {
	exhibition: true,
	seminar: true,
	visit: true,
	reserve: true
};

/** A careful supplier: claims, makes itself known, bids for what it can pay, delivers. */
export function sellerBot(name: string, style: Style): Bot {
	return {
		name,
		decide(view, random) {
			if (view.phase === 'prepare')
				return view.rules.access === 'race' || hasActed(view) ? [] : claims(view, style, random);
			if (view.phase !== 'open' || hasBid(view)) return [];
			if (!hasActed(view)) {
				const first = [...raceClaims(view, style, random), ...work(view, style)];
				if (first.length > 0) return first;
			}
			return bids(view, style, random);
		}
	};
}

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

function claims(view: BotView, style: Style, random: Stream): PlannedAction[] {
	const { cost, days } = view.rules.claim;
	const most = Math.min(
		Math.floor(view.money.cash / 4 / Math.max(1, cost)),
		Math.floor(view.team.daysLeft / 3 / Math.max(1, days))
	);
	return wanted(view, style, random)
		.slice(0, most)
		.map((c) => ({ type: 'claimClient', client: c.id }));
}

function raceClaims(view: BotView, style: Style, random: Stream): PlannedAction[] {
	return view.rules.access === 'race' ? claims(view, style, random) : [];
}

/** Orders first, then relationships: what is left of cash and days makes the company known. */
function work(view: BotView, style: Style): PlannedAction[] {
	const purse = purseOf(view, style.instruments.reserve);
	const keep = style.instruments.reserve ? share(view.rules.capital, style.cushion) : 0;
	const out: PlannedAction[] = [];
	if (style.instruments.reserve) settleDebts(view, purse, out);
	out.push(...fulfil(view, purse, keep, style.instruments.reserve));
	out.push(...promotions(view));
	out.push(...campaigns(view, style, purse, keep));
	return out;
}

/** What a representative's day is worth beside money: a month's wage over its days. */
const dayPrice = (rules: BotView['rules']): Fen =>
	divide(rules.staff.wage, Math.max(1, rules.staff.days));

/**
 * Spends the month's campaign money where a yuan brings most recognition: visits to learn,
 * an exhibition where enough own clients of one industry are still to be won over, seminars for
 * the rest, and visits again with the days that are left.
 */
function campaigns(view: BotView, style: Style, purse: Purse, keep: Fen): PlannedAction[] {
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

/** What the bot would offer a client, with the cash that winning takes. */
interface Offer {
	tender: TenderView;
	features: string[];
	service: number;
	unitPrice: Fen;
	needs: Fen;
	margin: Fen;
	chance: Bp;
}

function bids(view: BotView, style: Style, random: Stream): PlannedAction[] {
	const rate = winRate(view, style.hope);
	const clients = new Map(view.clients.map((c) => [c.id, c]));
	const payable = orderBudget(view, style);
	let { likely, worst } = payable;
	const offers: Offer[] = [];
	for (const tender of view.tenders) {
		const client = clients.get(tender.client)!;
		if (tender.bid || !client.ours || client.recognition < tender.minRecognition) continue;
		// Nobody asks the same round figure twice: between equals not the first to bid should win.
		const asked = style.price - random.int(0, 150);
		const offer = offerFor(view, style, asked, tender, client, rate);
		if (offer) offers.push(offer);
	}
	offers.sort((a, b) => b.margin * b.chance * a.needs - a.margin * a.chance * b.needs);
	const out: PlannedAction[] = [];
	for (const o of offers) {
		const expected = share(o.needs, o.chance);
		if (
			style.instruments.reserve &&
			(expected > likely || o.needs > Math.min(worst, payable.single))
		)
			continue;
		likely -= expected;
		worst -= o.needs;
		out.push({
			type: 'submitBid',
			tender: o.tender.id,
			unitPrice: o.unitPrice,
			features: o.features,
			dueMonth: o.tender.dueMonth,
			serviceLevel: o.service,
			winProbability: o.chance
		});
	}
	return out;
}

/** How far bids may go beyond what could be paid before there is a record, and when there is. */
const NO_RECORD: Bp = 11_000;
const RECORD_MONTHS = 4;

/**
 * What next month's purchases may cost: `likely` if as many bids win as usual, from the cash this
 * month closes with; `worst` if all of them win, selling every receivable and using the credit;
 * `single` for any one order.
 */
function orderBudget(view: BotView, style: Style): Record<'likely' | 'worst' | 'single', Fen> {
	const [now, next] = view.forecast;
	if (!now) return { likely: 0, worst: 0, single: 0 };
	const owed = next ? next.orders + billsOf(view) : 0;
	let receivable = 0;
	for (const r of view.receivables) if (r.dueMonth > view.month) receivable += r.amount;
	const free = now.closing - owed - share(view.rules.capital, style.cushion);
	// Nobody knows in the first months how many bids win: daring grows with the record.
	const record = Math.min(view.history.length, RECORD_MONTHS);
	const daring = NO_RECORD + divide(Math.max(0, style.daring - NO_RECORD) * record, RECORD_MONTHS);
	const all = free + share(receivable, 9_000) + divide(view.money.creditLeft, 2);
	return { likely: free + divide(receivable, 3), worst: share(all, daring), single: all };
}

/** The best bid the style can think of at `asked` of the ceiling; undefined where nothing would be earned. */
function offerFor(
	view: BotView,
	style: Style,
	asked: Bp,
	tender: TenderView,
	client: ClientView,
	rate: Bp
): Offer | undefined {
	const { rules } = view;
	const weights: Weights = client.known.weights ?? rules.meanWeights;
	// A thrifty client is worth a discount; one that buys from whom it knows pays the ceiling.
	const eager = clamp((weights.price - rules.meanWeights.price) * style.discount, -300, 1_500);
	const unitPrice = share(tender.ceiling, clamp(asked - eager, 7_000, 10_000));
	let unitCost = buyingCost(view, tender.required, tender.quantity) / tender.quantity;
	let unitMargin = unitPrice - unitCost - handling(rules, 0);
	let points = 0;
	// An extra is worth its price when the points it brings win more than it costs.
	// Who wins most bids anyway has little left to gain by it.
	const edge = divide(style.edge * (10_000 - rate), 6_000);
	const worthwhile = (cost: Fen, gain: number): boolean =>
		divide(gain * edge, 100) * (unitMargin - cost) > cost * 10_000;
	const features = tender.required.slice();
	for (const { feature, gain } of extras(view, client, weights)) {
		const cost = featureCost(rules, feature);
		if (features.includes(feature) || !worthwhile(cost, gain)) continue;
		features.push(feature);
		unitCost += cost;
		unitMargin -= cost;
		points += gain;
	}
	let level = 0;
	rules.serviceLevels.forEach((service, i) => {
		const gain = divide(
			(service.points - rules.serviceLevels[level]!.points) * weights.service * 85,
			10_000
		);
		const cost = service.cost - rules.serviceLevels[level]!.cost;
		if (i === 0 || !worthwhile(cost, gain)) return;
		level = i;
		unitMargin -= cost;
		points += gain;
	});
	const needs =
		buyingCost(view, features, tender.quantity) + handling(rules, level) * tender.quantity;
	const margin = unitPrice * tender.quantity - needs;
	if (margin * 20 < needs) return undefined;
	const standing = clamp(5_000 + client.recognition, 5_000, 13_000);
	const chance = clamp(share(rate, standing) + points, 500, 9_000);
	return {
		tender,
		features: sorted(view, features),
		service: level,
		unitPrice,
		needs,
		margin,
		chance
	};
}

/** Features the client is known to like beyond the required ones, with the points each brings. */
function extras(
	view: BotView,
	client: ClientView,
	weights: Weights
): { feature: string; gain: number }[] {
	const { performance = [], excitement = [] } = client.known;
	const part = view.rules.performanceShare;
	const gain = (share: Bp, count: number) => divide((share * weights.fit) / 100, count);
	return [
		...performance.map((feature) => ({ feature, gain: gain(part, performance.length) })),
		...excitement.map((feature) => ({ feature, gain: gain(10_000 - part, excitement.length) }))
	].sort((a, b) => featureCost(view.rules, a.feature) - featureCost(view.rules, b.feature));
}

/** Features in the rulebook's order, each once. */
const sorted = (view: BotView, features: string[]): string[] =>
	view.rules.features.filter((f) => features.includes(f.id)).map((f) => f.id);
