import { creditLine } from '../commands/finance.ts';
import { share } from '../kernel/units.ts';
import { recordOf } from '../month/award.ts';
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
	EntryView,
	JudgedBidView,
	KnownFacts,
	OrderView,
	ReceivableView,
	ResultView,
	StockView,
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

/** What is built when it is first read. */
type Made = {
	-readonly [name in 'money' | 'accounts' | ListName]?: TeamView[name];
};
type ListName = {
	[name in keyof TeamView]: TeamView[name] extends readonly unknown[] ? name : never;
}[keyof TeamView];

/**
 * All that a team may see: public facts, its own, and what it has found out. The only way for a
 * team's bot, screen or export to learn anything of the state. A part is built when it is first
 * read, so a bot that needs one list does not pay for the others. Accessors of a class, not of an
 * object literal: those give every object a shape of its own, and a bot looks 400 times a game.
 */
export class Desk implements TeamView {
	readonly month: number;
	readonly months: number;
	readonly phase: TeamView['phase'];
	readonly practice: boolean;
	readonly over: boolean;
	readonly envelopesSealed: boolean;
	readonly team: TeamView['team'];
	readonly #world: World;
	readonly #seat: number;
	readonly #made: Made = {};

	constructor(world: World, seat: number) {
		const { state, rules } = world;
		this.#world = world;
		this.#seat = seat;
		this.month = state.month;
		this.months = rules.months;
		this.phase = state.phase;
		this.practice = state.practice;
		this.over = state.over && state.phase === 'revealed';
		// Between settlement and reveal the outcome is known to the engine only.
		this.envelopesSealed = state.phase === 'settled';
		this.team = companyView(world, seat);
	}

	get money() {
		return (this.#made.money ??= this.envelopesSealed ? NO_MONEY : moneyView(this.#world, this.#own));
	}
	get accounts() {
		return (this.#made.accounts ??= this.envelopesSealed ? {} : { ...this.#own.accounts });
	}
	get clients() {
		return (this.#made.clients ??= this.#list(clientViews));
	}
	get tenders() {
		return (this.#made.tenders ??= this.#list(tenderViews));
	}
	get orders() {
		return (this.#made.orders ??= this.#list(orderViews));
	}
	get stock() {
		return (this.#made.stock ??= this.#list(stockViews));
	}
	get receivables() {
		return (this.#made.receivables ??= this.#list(receivableViews));
	}
	get plan() {
		return this.#own.plan;
	}
	get news() {
		return (this.#made.news ??= this.#list(newsView));
	}
	get forecast() {
		return (this.#made.forecast ??= this.#list((world) => forecastOf(world, this.#own)));
	}
	get warnings() {
		return (this.#made.warnings ??= this.#list((world) =>
			warningsOf(world, this.#own, this.forecast)
		));
	}
	get board() {
		return (this.#made.board ??= this.#list(boardOf));
	}
	get results() {
		return (this.#made.results ??= this.#list(resultViews));
	}
	get history() {
		return (this.#made.history ??= this.#list(() => this.#own.history));
	}
	get journal() {
		return (this.#made.journal ??= this.#list(journalView));
	}
	get claimResults() {
		return (this.#made.claimResults ??= claimResultViews(this.#world, this.#seat));
	}

	get #own(): Team {
		return this.#world.state.teams[this.#seat]!;
	}
	#list<T>(make: (world: World, seat: number) => T[]): T[] {
		return this.envelopesSealed ? [] : make(this.#world, this.#seat);
	}
}

/** Everything a {@link Desk} shows, as plain data: for screens, exports and other threads. */
export function teamView(world: World, seat: number): TeamView {
	const desk = new Desk(world, seat);
	return {
		...desk,
		money: desk.money,
		accounts: desk.accounts,
		clients: desk.clients,
		tenders: desk.tenders,
		orders: desk.orders,
		stock: desk.stock,
		receivables: desk.receivables,
		plan: desk.plan,
		news: desk.news,
		forecast: desk.forecast,
		warnings: desk.warnings,
		board: desk.board,
		results: desk.results,
		history: desk.history,
		journal: desk.journal,
		claimResults: desk.claimResults
	};
}

function companyView(world: World, seat: number): TeamView['team'] {
	const { state, rules } = world;
	const team = state.teams[seat]!;
	const sealed = state.phase === 'settled';
	const brokeNow = sealed && team.insolventMonth === state.month;
	return {
		id: team.id,
		name: team.name,
		color: team.color,
		status: brokeNow ? 'active' : team.status,
		bot: team.bot,
		daysLeft: team.daysLeft,
		days: (brokeNow ? rules.staff.representatives : team.reps) * rules.staff.days,
		record: sealed ? rules.startRecord : recordOf(world, seat),
		acted: team.acted
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

function clientViews(world: World, seat: number): ClientView[] {
	const { state, rules } = world;
	const team = state.teams[seat]!;
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

function orderViews(world: World, seat: number): OrderView[] {
	const { state, rules } = world;
	const team = state.teams[seat]!;
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

const receivableViews = ({ state }: World, seat: number): ReceivableView[] =>
	state.teams[seat]!.receivables.map((r) => ({ ...r, client: state.clients[r.client]!.id }));

const journalView = ({ state }: World, seat: number): EntryView[] =>
	state.teams[seat]!.journal.map((e) => ({
		month: e.month,
		cause: e.cause,
		ref: e.ref,
		lines: e.lines.map(([index, amount]) => ({ account: ACCOUNTS[index]!, amount }))
	}));

const claimResultViews = ({ state }: World, seat: number): TeamView['claimResults'] =>
	state.claimResults
		.filter((c) => c.team === seat)
		.map((c) => ({
			client: state.clients[c.client]!.id,
			granted: c.granted,
			place: c.place
		}));

function stockViews({ state, rules }: World, seat: number): StockView[] {
	const team = state.teams[seat]!;
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

const resultViews = (world: World, seat: number): ResultView[] =>
	world.state.awards.map((award) => resultView(world, seat, award));

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
		if (best) view.best = judgedView(world, seat, award, best);
		if (best) delete view.best!.winProbability;
	}
	return view;
}
