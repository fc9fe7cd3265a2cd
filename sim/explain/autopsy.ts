import type { Game } from '../game.ts';
import { divide, share, type Fen, type Points } from '../kernel/units.ts';
import { flaggedBids, judge, type Bidder } from '../month/award.ts';
import { featureList, type Rules } from '../scenario/rules.ts';
import { labelOf } from '../view/board.ts';
import { CRITERIA, type Award, type Bid, type Criterion, type JudgedBid } from '../world/state.ts';
import type { Autopsy, AutopsyBid, Change } from './types.ts';

/**
 * Why a tender was won or lost: the own points beside the winner's, and every single change that
 * would have won, found by judging the same bids again (never by a scripted text).
 * @param seat the bidder who asks; null = the runner-up's view with real team ids
 * @returns null when there is no such award, or this company did not bid
 */
export function autopsy(game: Game, tenderId: string, seat: number | null): Autopsy | null {
	const { world } = game;
	if (world.state.phase === 'settled' && seat !== null) return null;
	const award = world.state.awards.find((a) => a.tender.id === tenderId);
	if (!award) return null;
	const own =
		seat === null
			? award.bids.find((b) => b.team !== award.winner)
			: award.bids.find((b) => b.team === seat);
	if (seat !== null && !own) return null;
	const best = award.winner < 0 ? undefined : award.bids[0]!;
	const label = (team: number) =>
		seat === null ? world.state.teams[team]!.id : labelOf(world, seat, team);
	const gaps = gapsOf(award, own, best);
	const won = own !== undefined && own.team === award.winner;
	const result: Autopsy = {
		tender: tenderId,
		client: world.state.clients[award.tender.client]!.id,
		month: award.tender.month,
		won,
		winner: award.winner < 0 ? null : label(award.winner),
		decidedBy: award.decidedBy,
		weights: { ...award.weights },
		gaps,
		gap: CRITERIA.reduce((sum, c) => sum + gaps[c], 0),
		changes: own && !won ? changesFor(world.rules, award, own) : [],
		leftOnTable: own && won ? leftOnTable(world.rules, award, own) : 0
	};
	if (own) result.own = bidOf(world.rules, award, own, label, true);
	if (best) result.best = bidOf(world.rules, award, best, label, best === own);
	if (own && flaggedBids(world.rules, award).includes(own)) result.abnormallyLow = true;
	return result;
}

function bidOf(
	rules: Rules,
	award: Award,
	bid: JudgedBid,
	label: (team: number) => string,
	own: boolean
): AutopsyBid {
	return {
		team: label(bid.team),
		own,
		rank: award.bids.indexOf(bid) + 1,
		valid: bid.faults.length === 0,
		faults: bid.faults,
		unitPrice: bid.unitPrice,
		recognition: bid.recognition,
		serviceLevel: bid.service,
		features: featureList(rules, bid.features),
		points: { ...bid.points },
		score: bid.score
	};
}

/** Weighted difference to the winner by criterion, hundredths of the total score. */
function gapsOf(award: Award, own: JudgedBid | undefined, best: JudgedBid | undefined) {
	return Object.fromEntries(
		CRITERIA.map((c) => [
			c,
			own && best ? divide((own.points[c] - best.points[c]) * award.weights[c], 100) : 0
		])
	) as Record<Criterion, Points>;
}

/** A bid as it stood, with some of it changed: price, features, service, or recognition. */
type Alter = Partial<Pick<Bid, 'unitPrice' | 'features' | 'service'>> & { recognition?: Points };

/**
 * Whether the bidder would have won with one thing changed, all other bids as they were.
 * Cash and supplier status are taken from the verdict: the bond and the slot are not re-opened.
 */
export function wouldWin(rules: Rules, award: Award, own: JudgedBid, alter: Alter): boolean {
	const { recognition, ...bidChange } = alter;
	const bids: Bid[] = award.bids.map((b) => (b === own ? { ...b, ...bidChange } : b));
	const bidders = award.bids.map((b): Bidder => ({
		recognition: b === own && recognition !== undefined ? recognition : b.recognition,
		record: b.record,
		cash: b.faults.includes('bond') ? 0 : Number.MAX_SAFE_INTEGER,
		ours: !b.faults.includes('closed')
	}));
	const verdict = judge(rules, award.tender, award, bids, bidders, () => 0);
	// A change that only reaches a draw does not count as winning.
	return verdict.winner === own.team && verdict.decidedBy !== 'draw';
}

/** Every single change that would have won, cheapest first. */
export function changesFor(rules: Rules, award: Award, own: JudgedBid): Change[] {
	const { tender } = award;
	const changes: Change[] = [];
	const add = (kind: Change['kind'], to: number, by: number, cost: Fen, mask = 0) =>
		changes.push({ kind, to, by, cost, features: featureList(rules, mask) });

	const price = highestWinning(1, own.unitPrice - 1, (unitPrice) =>
		wouldWin(rules, award, own, { unitPrice })
	);
	if (price > 0)
		add('price', price, own.unitPrice - price, (own.unitPrice - price) * tender.quantity);

	const recognition = lowestWinning(own.recognition + 1, 10_000, (r) =>
		wouldWin(rules, award, own, { recognition: r })
	);
	if (recognition > 0)
		add(
			'recognition',
			recognition,
			recognition - own.recognition,
			seminarsFor(rules, own.recognition, recognition) * rules.seminar.cost
		);

	for (const mask of featureOffers(rules, award, own)) {
		if (!wouldWin(rules, award, own, { features: own.features | mask })) continue;
		const cost = rules.featureCost.reduce((sum, c, i) => (mask & (1 << i) ? sum + c : sum), 0);
		const missing = (own.features & tender.required) !== tender.required;
		add(missing ? 'valid' : 'feature', own.features | mask, 0, cost * tender.quantity, mask);
		break;
	}

	for (let level = own.service + 1; level < rules.serviceCost.length; level++) {
		if (!wouldWin(rules, award, own, { service: level })) continue;
		const more = rules.serviceCost[level]! - rules.serviceCost[own.service]!;
		add('service', level, level - own.service, more * tender.quantity);
		break;
	}
	return changes.sort((a, b) => a.cost - b.cost);
}

/** Features to try, smallest cost first: single wanted ones, then all that are missing. */
function featureOffers(rules: Rules, award: Award, own: JudgedBid): number[] {
	const missingMust = award.tender.required & ~own.features;
	if (missingMust) return [missingMust];
	const wanted = (award.performance | award.excitement) & ~own.features;
	const singles = rules.featureIds
		.map((_, i) => 1 << i)
		.filter((bit) => wanted & bit)
		.sort((a, b) => costOf(rules, a) - costOf(rules, b));
	return singles.length > 1 ? [...singles, wanted] : singles;
}

const costOf = (rules: Rules, bit: number): Fen => rules.featureCost[31 - Math.clz32(bit)]!;

/** Seminars in as many months that lift recognition from one value to another. */
export function seminarsFor(rules: Rules, from: Points, to: Points): number {
	let seminars = 0;
	for (let r = from; r < to && seminars < 100; seminars++)
		r += Math.max(1, share(rules.seminar.lift, 10_000 - r));
	return seminars;
}

/** How much dearer the winner could have been, fen a unit, and still win under the ceiling. */
function leftOnTable(rules: Rules, award: Award, own: JudgedBid): Fen {
	const top = highestWinning(own.unitPrice, award.tender.ceiling, (unitPrice) =>
		wouldWin(rules, award, own, { unitPrice })
	);
	return Math.max(0, top - own.unitPrice);
}

/** Largest value in [low, high] that wins, when lower ones win too; 0 when none does. */
function highestWinning(low: number, high: number, wins: (value: number) => boolean): number {
	if (high < low || !wins(low)) return 0;
	let good = low;
	let bad = high + 1;
	while (bad - good > 1) {
		const middle = Math.floor((good + bad) / 2);
		if (wins(middle)) good = middle;
		else bad = middle;
	}
	return good;
}

/** Smallest value in [low, high] that wins, when higher ones win too; 0 when none does. */
function lowestWinning(low: number, high: number, wins: (value: number) => boolean): number {
	if (high < low || !wins(high)) return 0;
	let bad = low - 1;
	let good = high;
	while (good - bad > 1) {
		const middle = Math.floor((good + bad) / 2);
		if (wins(middle)) good = middle;
		else bad = middle;
	}
	return good;
}
