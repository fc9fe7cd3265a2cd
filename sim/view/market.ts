import { share } from '../kernel/units.ts';
import { featureList, unitCost, type Rules } from '../scenario/rules.ts';
import { FACTS, type Bid, type Tender } from '../world/state.ts';
import { lastTenderMonth } from '../world/tenders.ts';
import { isOurs, nextTenderMonth, purchaseChange, slotsTaken, type World } from '../world/world.ts';
import type { BidView, ClientView, KnownFacts, TeamView, TenderView } from './types.ts';

/** The market as one company sees it: clients, tenders, outcome of claims. */

const masks = new WeakMap<Rules, Map<number, string[]>>();

/** Feature ids of a mask; the lists are shared and therefore frozen. */
export function features(rules: Rules, mask: number): string[] {
	let lists = masks.get(rules);
	if (!lists) masks.set(rules, (lists = new Map()));
	let list = lists.get(mask);
	if (!list) {
		list = featureList(rules, mask);
		Object.freeze(list);
		lists.set(mask, list);
	}
	return list;
}

/** Every client, with what the company has found out about it. */
export function clientViews(world: World, seat: number): ClientView[] {
	const { state, rules } = world;
	const team = state.teams[seat]!;
	const taken = slotsTaken(world);
	const tenderOf: (string | undefined)[] = state.clients.map(() => undefined);
	for (const tender of state.tenders) tenderOf[tender.client] = tender.id;
	return state.clients.map((client, i) => {
		const relation = team.relations[i];
		const view: ClientView = {
			id: client.id,
			name: client.name,
			industry: rules.scenario.industries[client.industry]!.id,
			size: client.size,
			slots: client.slots,
			taken: taken[i]!,
			recognition: relation?.recognition ?? 0,
			stage: relation?.stage ?? 'potential',
			ours: isOurs(team, i),
			claimPlaced: team.claims.includes(i),
			neglected: relation?.neglected ?? 0,
			known: relation?.facts ? knownFacts(world, i, relation.facts) : NOTHING,
			repeats: relation?.repeats ?? NO_REPEATS
		};
		if (relation?.facts) view.contact = client.contact;
		const look = team.tokens?.seen.findLast((seen) => seen.client === i);
		if (look) view.rival = { recognition: look.recognition, month: look.month };
		const tender = tenderOf[i];
		if (tender !== undefined) view.tender = tender;
		return view;
	});
}

const NOTHING: KnownFacts = Object.freeze({});
const NO_REPEATS: readonly number[] = Object.freeze([]);

function knownFacts(world: World, index: number, found: number): KnownFacts {
	const { rules, state } = world;
	const client = state.clients[index]!;
	const known: KnownFacts = {};
	for (let i = 0; i < FACTS.length; i++) {
		const fact = FACTS[i]!;
		if (!(found & (1 << i))) continue;
		if (fact === 'weights') known.weights = { ...client.weights };
		else if (fact === 'schedule')
			known.schedule = nextTenderMonth(client, state.month, lastTenderMonth(world));
		else known[fact] = features(rules, client[fact]);
	}
	return known;
}

/** The month's tenders with the company's own live bids. */
export function tenderViews(world: World, seat: number): TenderView[] {
	const { state, rules } = world;
	return state.tenders.map((t, i) => {
		const bids = state.bids[i]!;
		const own = bids.find((b) => b.team === seat);
		const view = tenderFacts(world, t, bids.length);
		return own ? { ...view, bid: bidView(rules, own) } : view;
	});
}

const tenderFactsMade = new WeakMap<Tender, { month: number; view: TenderView }>();

/** What everybody sees of a tender; the same frozen object for all while nothing of it changes. */
function tenderFacts(world: World, tender: Tender, bids: number): TenderView {
	const { state, rules } = world;
	const made = tenderFactsMade.get(tender);
	if (made?.month === state.month && made.view.bids === bids) return made.view;
	const change = 10_000 + purchaseChange(state, state.month);
	const view = Object.freeze<TenderView>({
		id: tender.id,
		client: state.clients[tender.client]!.id,
		month: tender.month,
		quantity: tender.quantity,
		required: features(rules, tender.required),
		ceiling: tender.ceiling,
		unitCost: share(unitCost(rules, tender.required), change),
		dueMonth: tender.dueMonth,
		paymentMonths: tender.paymentMonths,
		damages: tender.damages,
		minRecognition: tender.minRecognition,
		bids
	});
	tenderFactsMade.set(tender, { month: state.month, view });
	return view;
}

/** A company's own bid. */
export function bidView(rules: Rules, bid: Bid): BidView {
	const view: BidView = {
		unitPrice: bid.unitPrice,
		features: features(rules, bid.features),
		dueMonth: bid.dueMonth,
		serviceLevel: bid.service
	};
	if (bid.winProbability >= 0) view.winProbability = bid.winProbability;
	return view;
}

/** Outcome of the company's claims at this month's opening. */
export const claimResultViews = ({ state }: World, seat: number): TeamView['claimResults'] =>
	state.claimResults
		.filter((c) => c.team === seat)
		.map((c) => ({
			client: state.clients[c.client]!.id,
			granted: c.granted,
			place: c.place
		}));
