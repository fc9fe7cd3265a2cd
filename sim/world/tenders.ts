import { stream } from '../kernel/random.ts';
import { percent, share, type Bp } from '../kernel/units.ts';
import { unitCost } from '../scenario/rules.ts';
import { drawWeights } from './generate.ts';
import type { Client, Tender } from './state.ts';
import { newsOf, type World } from './world.ts';

/** The last month in which a tender may open: its order must be deliverable before the end. */
export const lastTenderMonth = (world: World): number =>
	world.rules.months - world.rules.scenario.tenders.dueMonths[0];

/** Replaces the list of tenders by those that clients open in `month`. */
export function openTenders(world: World, month: number): void {
	const { state } = world;
	state.tenders = [];
	state.bids = [];
	if (month > lastTenderMonth(world)) return;
	const demand = demandByIndustry(world, month);
	state.clients.forEach((client, index) => {
		if (month < client.firstTender || (month - client.firstTender) % client.interval !== 0) return;
		state.tenders.push(drawTender(world, client, index, month, demand[client.industry]!));
		state.bids.push([]);
	});
}

/** What the month's news make of the usual quantity in each industry, basis points. */
function demandByIndustry(world: World, month: number): Bp[] {
	const demand = world.rules.must.map(() => 10_000);
	for (const news of newsOf(world.state, 'demand', month)) demand[news.industry]! += news.change;
	return demand;
}

/** One tender (GAME.md section 4): quantity by size, ceiling over the cost of the required set. */
function drawTender(
	world: World,
	client: Client,
	index: number,
	month: number,
	demand: Bp
): Tender {
	const { rules } = world;
	const t = rules.scenario.tenders;
	const draws = stream(world.seed, month, 'tender', client.id);
	const drawn = draws.int(...t.quantity[client.size]);
	const required = rules.must[client.industry]!;
	const markup =
		draws.int(percent(t.ceiling[0]), percent(t.ceiling[1])) + rules.ceilingBySize[client.size];
	// Ceilings are written in whole yuan.
	const ceiling = Math.floor(share(unitCost(rules, required), markup) / 100) * 100;
	const due = month + draws.int(...t.dueMonths);
	return {
		id: `m${String(month).padStart(2, '0')}-${client.id}`,
		client: index,
		month,
		quantity: Math.max(1, share(drawn, demand)),
		required,
		ceiling,
		dueMonth: Math.min(due, rules.months),
		paymentMonths: draws.pick(t.paymentDays) / 30,
		damages: percent(draws.int(...t.damages)),
		minRecognition: rules.minRecognition[client.size]
	};
}

/** Draws the news that will hold in `month` and adds them: they are known a month before. */
export function announceNews(world: World, month: number): void {
	const { state, rules } = world;
	if (month > rules.months) return;
	const s = rules.scenario;
	s.news.forEach((kind, i) => {
		const draws = stream(world.seed, month, 'news', `${kind.kind}${i}`);
		if (!draws.chance(percent(kind.chance))) return;
		const [low, high] = kind.change;
		state.news.push({
			id: `n${String(month).padStart(2, '0')}-${i}`,
			kind: kind.kind,
			month,
			industry: draws.int(0, s.industries.length - 1),
			client: kind.kind === 'newBuyer' ? draws.int(0, state.clients.length - 1) : -1,
			change: percent(draws.int(low, high))
		});
	});
}

/**
 * A client's new buyer brings other weights: what teams knew of them is out of date.
 * Runs when the month begins in which the news holds.
 */
export function installNewBuyers(world: World, month: number): void {
	for (const news of newsOf(world.state, 'newBuyer', month)) {
		const client = world.state.clients[news.client]!;
		const draws = stream(world.seed, month, 'newBuyer', client.id);
		client.weights = drawWeights(world.rules, draws);
		client.contact = {
			name: draws.pick(world.rules.scenario.people.names),
			position: draws.pick(world.rules.scenario.people.positions)
		};
		for (const team of world.state.teams) {
			const relation = team.relations[news.client];
			if (relation) relation.facts &= ~1;
		}
	}
}
