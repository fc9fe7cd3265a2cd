import { clamp, divide, FULL, share, type Bp, type Fen, type Points } from '../kernel/units.ts';
import type { Rules } from '../scenario/rules.ts';
import type { Award, Bid, Client, Fault, JudgedBid, Order, Tender } from '../world/state.ts';
import { isOurs, luck, type World } from '../world/world.ts';
import {
	fitPoints,
	pricePoints,
	recognitionPoints,
	servicePoints,
	weighted,
	type Taste
} from './award-points.ts';

export {
	fitPoints,
	pricePoints,
	recognitionPoints,
	servicePoints,
	weighted,
	type Taste
} from './award-points.ts';

/** How the client sees a bidder at the award. */
export interface Bidder {
	recognition: Points;
	/** Share of due units delivered in time, basis points. */
	record: Bp;
	cash: Fen;
	/** Still among the client's suppliers. */
	ours: boolean;
}

/** Why a bid is invalid (废标); empty when it is valid. */
export function faultsOf(rules: Rules, tender: Tender, bid: Bid, bidder: Bidder): Fault[] {
	const faults: Fault[] = [];
	if ((bid.features & tender.required) !== tender.required) faults.push('features');
	if (bid.unitPrice > tender.ceiling) faults.push('ceiling');
	if (bidder.recognition < tender.minRecognition) faults.push('recognition');
	if (bidder.cash < share(bid.unitPrice * tender.quantity, rules.bond)) faults.push('bond');
	if (!bidder.ours) faults.push('closed');
	return faults;
}

/**
 * Judges all bids of a tender (GAME.md section 7). Pure: the autopsy calls it again with one
 * thing changed.
 * @param draw breaks a tie that the rules leave: index of the winner among the equals, by seat
 */
export function judge(
	rules: Rules,
	tender: Tender,
	taste: Taste,
	bids: readonly Bid[],
	bidders: readonly Bidder[],
	draw: (candidates: number) => number
): Omit<Award, 'tender' | keyof Taste> {
	const judged: JudgedBid[] = bids.map((bid, i) => ({
		...bid,
		recognition: bidders[i]!.recognition,
		record: bidders[i]!.record,
		faults: faultsOf(rules, tender, bid, bidders[i]!),
		points: { recognition: 0, price: 0, service: 0, fit: 0 },
		score: 0
	}));
	// Where claims are sealed nobody may gain by speed: from here on the seat stands for the order.
	const raced = rules.scenario.access === 'race';
	if (!raced) judged.sort((a, b) => a.team - b.team);
	if (rules.scenario.tenders.abnormallyLow.treat === 'reject')
		for (const bid of abnormallyLow(rules, judged)) bid.faults.push('abnormal');
	const valid = judged.filter((b) => b.faults.length === 0);
	let lowest = Infinity;
	let best = 0;
	for (const bid of valid) {
		if (bid.unitPrice < lowest) lowest = bid.unitPrice;
		if (bid.recognition > best) best = bid.recognition;
	}
	for (const bid of valid) {
		bid.points = {
			recognition: recognitionPoints(bid.recognition, best),
			price: pricePoints(bid.unitPrice, lowest),
			service: servicePoints(rules, bid.service, tender.dueMonth - bid.dueMonth, bid.record),
			fit: fitPoints(rules, bid.features, taste)
		};
		bid.score = weighted(bid.points, taste.weights);
	}
	const byRank = raced ? byArrival : byMerit;
	valid.sort(byRank);
	const ranked = [...valid, ...judged.filter((b) => b.faults.length > 0)];
	if (valid.length === 0) return { bids: ranked, winner: -1, decidedBy: 'none' };
	const decidedBy = tieRule(valid[0]!, valid[1], raced);
	if (decidedBy === 'draw') {
		const tied = valid.filter((b) => byRank(valid[0]!, b) === 0);
		const [chosen] = ranked.splice(draw(tied.length), 1);
		ranked.unshift(chosen!);
	}
	return { bids: ranked, winner: ranked[0]!.team, decidedBy };
}

/** Best first: score, lower price, higher recognition. */
const byMerit = (a: JudgedBid, b: JudgedBid): number =>
	b.score - a.score || a.unitPrice - b.unitPrice || b.recognition - a.recognition;

/** Where claims are a race, the earlier bid after that. */
const byArrival = (a: JudgedBid, b: JudgedBid): number => byMerit(a, b) || a.seq - b.seq;

function tieRule(
	first: JudgedBid,
	second: JudgedBid | undefined,
	raced: boolean
): Award['decidedBy'] {
	if (!second || first.score !== second.score) return 'score';
	if (first.unitPrice !== second.unitPrice) return 'price';
	if (first.recognition !== second.recognition) return 'recognition';
	return raced && first.seq !== second.seq ? 'arrival' : 'draw';
}

/**
 * The valid bids under the scenario's share of their mean price; fewer than three have no mean
 * worth the name. A bid already rejected for it is no longer valid.
 */
export function abnormallyLow(rules: Rules, judged: readonly JudgedBid[]): JudgedBid[] {
	const valid = judged.filter((b) => b.faults.length === 0);
	if (valid.length < 3) return [];
	const mean = divide(
		valid.reduce((sum, b) => sum + b.unitPrice, 0),
		valid.length
	);
	return valid.filter((b) => b.unitPrice < share(mean, rules.abnormalBelow));
}

/** The bids of an award that the scenario flags: they count, but are named as abnormally low. */
export const flaggedBids = (rules: Rules, award: Pick<Award, 'bids'>): JudgedBid[] =>
	rules.scenario.tenders.abnormallyLow.treat === 'flag' ? abnormallyLow(rules, award.bids) : [];

/** On-time record of a team: what it has shown, or the assumed start. */
export function recordOf(world: World, seat: number): Bp {
	const team = world.state.teams[seat]!;
	return team.dueUnits === 0
		? world.rules.startRecord
		: clamp(divide(FULL * team.onTimeUnits, team.dueUnits), 0, FULL);
}

export function bidderOf(world: World, seat: number, client: number): Bidder {
	const team = world.state.teams[seat]!;
	return {
		recognition: team.relations[client]?.recognition ?? 0,
		record: recordOf(world, seat),
		cash: team.accounts.cash,
		ours: isOurs(team, client) && team.status !== 'closed'
	};
}

const tasteOf = (client: Client): Taste => ({
	weights: client.weights,
	performance: client.performance,
	excitement: client.excitement
});

/** Step 1 of the settlement: every tender is decided and becomes an order. */
export function awards(world: World): void {
	const { state } = world;
	state.tenders.forEach((tender, i) => {
		const client = state.clients[tender.client]!;
		const bids = state.bids[i]!;
		const bidders = bids.map((b) => bidderOf(world, b.team, tender.client));
		const taste = tasteOf(client);
		const verdict = judge(world.rules, tender, taste, bids, bidders, (n) =>
			luck(world, 'award', tender.id).int(0, n - 1)
		);
		state.awards.push({ tender, ...taste, weights: { ...taste.weights }, ...verdict });
		if (verdict.winner >= 0)
			state.teams[verdict.winner]!.orders.push(orderFrom(tender, verdict.bids[0]!));
	});
	state.tenders = [];
	state.bids = [];
}

function orderFrom(tender: Tender, bid: JudgedBid): Order {
	return {
		id: tender.id,
		client: tender.client,
		features: bid.features,
		quantity: tender.quantity,
		unitPrice: bid.unitPrice,
		delivered: 0,
		wonMonth: tender.month,
		dueMonth: bid.dueMonth,
		paymentMonths: tender.paymentMonths,
		damages: tender.damages,
		service: bid.service,
		state: 'open',
		closedMonth: 0
	};
}
