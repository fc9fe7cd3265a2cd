import { creditLine } from '../commands/finance.ts';
import { share } from '../kernel/units.ts';
import { flaggedBids, recordOf } from '../month/award.ts';
import { featureList, unitCost, type Rules } from '../scenario/rules.ts';
import { ACCOUNTS, debt, netWorth } from '../world/ledger.ts';
import { FACTS, type Award, type Bid, type JudgedBid, type Team } from '../world/state.ts';
import { suitable } from '../world/stock.ts';
import { isOurs, nextTenderMonth, purchaseChange, slotsTaken, type World } from '../world/world.ts';
import { lastTenderMonth } from '../world/tenders.ts';
import { boardOf, labelOf } from './board.ts';
import { forecastOf, warningsOf } from './forecast.ts';
import { newsView } from './public.ts';
import type {
	BidView,
	ClientView,
	JudgedBidView,
	KnownFacts,
	OrderView,
	ResultView,
	TeamView,
	TenderView
} from './types.ts';

const masks = new WeakMap<Rules, Map<number, string[]>>();

/** Feature ids of a mask; the lists are shared, callers must not change them. */
function features(rules: Rules, mask: number): string[] {
	let lists = masks.get(rules);
	if (!lists) masks.set(rules, (lists = new Map()));
	let list = lists.get(mask);
	if (!list) lists.set(mask, (list = featureList(rules, mask)));
	return list;
}

/**
 * All that a team may see: public facts, its own, and what it has found out. The only way for a
 * team's bot, screen or export to learn anything of the state. Parts are built on first use, so
 * a reader that needs one list does not pay for the others.
 */
export function teamView(world: World, seat: number): TeamView {
	const { state, rules } = world;
	const team = state.teams[seat]!;
	const sealed = state.phase === 'settled';
	// Between settlement and reveal the outcome is known to the engine only.
	const brokeNow = sealed && team.insolventMonth === state.month;
	const hidden = <T>(list: () => T[]): T[] => (sealed ? [] : list());
	const parts: Partial<Record<keyof TeamView, unknown>> = {};
	const part = <T>(name: keyof TeamView, make: () => T): T =>
		(parts[name] ?? (parts[name] = make())) as T;
	return {
		month: state.month,
		months: rules.months,
		phase: state.phase,
		practice: state.practice,
		over: state.over && state.phase === 'revealed',
		envelopesSealed: sealed,
		team: {
			id: team.id,
			name: team.name,
			color: team.color,
			status: brokeNow ? 'active' : team.status,
			bot: team.bot,
			daysLeft: team.daysLeft,
			days: (brokeNow ? rules.staff.representatives : team.reps) * rules.staff.days,
			record: sealed ? rules.startRecord : recordOf(world, seat),
			acted: team.acted
		},
		money: sealed ? NO_MONEY : moneyView(world, team),
		accounts: sealed ? {} : { ...team.accounts },
		get clients() {
			return part('clients', () => hidden(() => clientViews(world, team)));
		},
		get tenders() {
			return part('tenders', () => hidden(() => tenderViews(world, seat)));
		},
		get orders() {
			return part('orders', () => hidden(() => orderViews(world, team)));
		},
		get stock() {
			return part('stock', () => hidden(() => stockViews(rules, team)));
		},
		get receivables() {
			return part('receivables', () =>
				hidden(() => team.receivables.map((r) => ({ ...r, client: state.clients[r.client]!.id })))
			);
		},
		get plan() {
			return team.plan;
		},
		get news() {
			return part('news', () => hidden(() => newsView(world)));
		},
		get forecast() {
			return part('forecast', () => hidden(() => forecastOf(world, team)));
		},
		get warnings() {
			return part('warnings', () => hidden(() => warningsOf(world, team, this.forecast)));
		},
		get board() {
			return part('board', () => hidden(() => boardOf(world, seat)));
		},
		get results() {
			return part('results', () =>
				hidden(() => state.awards.map((a) => resultView(world, seat, a)))
			);
		},
		get history() {
			return part('history', () => hidden(() => team.history));
		},
		get journal() {
			return part('journal', () =>
				hidden(() =>
					team.journal.map((e) => ({
						month: e.month,
						cause: e.cause,
						ref: e.ref,
						lines: e.lines.map(([index, amount]) => ({ account: ACCOUNTS[index]!, amount }))
					}))
				)
			);
		},
		get claimResults() {
			return part('claimResults', () =>
				state.claimResults
					.filter((c) => c.team === seat)
					.map((c) => ({
						client: state.clients[c.client]!.id,
						granted: c.granted,
						place: c.place
					}))
			);
		}
	};
}

const NO_MONEY: TeamView['money'] = {
	cash: 0,
	netWorth: 0,
	stock: 0,
	receivables: 0,
	loan: 0,
	overdraft: 0,
	paymentPlan: 0,
	instalment: 0,
	creditLine: 0,
	creditLeft: 0,
	purchaseChange: 0
};

function moneyView(world: World, team: Team): TeamView['money'] {
	const a = team.accounts;
	const line = creditLine(world, team);
	return {
		cash: a.cash,
		netWorth: netWorth(team),
		stock: a.stock,
		receivables: a.receivables,
		// 0 − 0, not −0: a screen would write a debt of nothing with a minus sign.
		loan: 0 - a.loan,
		overdraft: 0 - a.overdraft,
		paymentPlan: 0 - a.paymentPlan,
		instalment: team.instalment,
		creditLine: line,
		creditLeft: Math.max(0, line - debt(team)),
		purchaseChange: purchaseChange(world.state, world.state.month)
	};
}

function clientViews(world: World, team: Team): ClientView[] {
	const { state, rules } = world;
	const taken = slotsTaken(world);
	const tenderOf = new Map(state.tenders.map((t) => [t.client, t.id]));
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
		const tender = tenderOf.get(i);
		if (tender !== undefined) view.tender = tender;
		return view;
	});
}

const NOTHING: KnownFacts = Object.freeze({});
const NO_REPEATS: number[] = [];

function knownFacts(world: World, index: number, found: number): KnownFacts {
	const { rules, state } = world;
	const client = state.clients[index]!;
	const known: KnownFacts = {};
	FACTS.forEach((fact, i) => {
		if (!(found & (1 << i))) return;
		if (fact === 'weights') known.weights = { ...client.weights };
		else if (fact === 'schedule')
			known.schedule = nextTenderMonth(client, state.month, lastTenderMonth(world));
		else known[fact] = features(rules, client[fact]);
	});
	return known;
}

function bidView(rules: Rules, bid: Bid): BidView {
	const view: BidView = {
		unitPrice: bid.unitPrice,
		features: features(rules, bid.features),
		dueMonth: bid.dueMonth,
		serviceLevel: bid.service
	};
	if (bid.winProbability >= 0) view.winProbability = bid.winProbability;
	return view;
}

function tenderViews(world: World, seat: number): TenderView[] {
	const { state, rules } = world;
	const change = 10_000 + purchaseChange(state, state.month);
	return state.tenders.map((t, i) => {
		const bids = state.bids[i]!;
		const own = bids.find((b) => b.team === seat);
		const view: TenderView = {
			id: t.id,
			client: state.clients[t.client]!.id,
			month: t.month,
			quantity: t.quantity,
			required: features(rules, t.required),
			ceiling: t.ceiling,
			unitCost: share(unitCost(rules, t.required), change),
			dueMonth: t.dueMonth,
			paymentMonths: t.paymentMonths,
			damages: t.damages,
			minRecognition: t.minRecognition,
			bids: bids.length
		};
		if (own) view.bid = bidView(rules, own);
		return view;
	});
}

function orderViews(world: World, team: Team): OrderView[] {
	const { state, rules } = world;
	return team.orders.map((o) => ({
		id: o.id,
		client: state.clients[o.client]!.id,
		features: features(rules, o.features),
		quantity: o.quantity,
		delivered: o.delivered,
		unitPrice: o.unitPrice,
		wonMonth: o.wonMonth,
		dueMonth: o.dueMonth,
		paymentMonths: o.paymentMonths,
		damages: o.damages,
		serviceLevel: o.service,
		state: o.state,
		suitable: suitable(team, o.features)
	}));
}

function stockViews(rules: Rules, team: Team) {
	return [
		...team.stock.map((s) => ({
			features: features(rules, s.features),
			quantity: s.quantity,
			value: s.value
		})),
		...team.incoming.map((s) => ({
			features: features(rules, s.features),
			quantity: s.quantity,
			value: s.value,
			arrives: s.month
		}))
	];
}

function judgedView(world: World, seat: number, award: Award, bid: JudgedBid): JudgedBidView {
	return {
		...bidView(world.rules, bid),
		team: labelOf(world, seat, bid.team),
		own: bid.team === seat,
		rank: award.bids.indexOf(bid) + 1,
		recognition: bid.recognition,
		faults: bid.faults,
		points: bid.points,
		score: bid.score
	};
}

function resultView(world: World, seat: number, award: Award): ResultView {
	const { tender, winner } = award;
	const own = award.bids.find((b) => b.team === seat);
	const best = winner < 0 ? undefined : award.bids[0]!;
	const view: ResultView = {
		tender: tender.id,
		client: world.state.clients[tender.client]!.id,
		month: tender.month,
		quantity: tender.quantity,
		ceiling: tender.ceiling,
		bids: award.bids.length,
		winner: winner < 0 ? null : labelOf(world, seat, winner),
		won: winner === seat,
		unitPrice: best?.unitPrice ?? null,
		decidedBy: award.decidedBy
	};
	// S4: whoever took part may compare the own figures with the winner's.
	if (own) {
		view.own = judgedView(world, seat, award, own);
		if (flaggedBids(world.rules, award).includes(own)) view.own.abnormallyLow = true;
		if (best) view.best = judgedView(world, seat, award, best);
		if (best) delete view.best!.winProbability;
	}
	return view;
}
