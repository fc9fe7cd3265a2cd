import { flaggedBids, recordOf } from '../month/award.ts';
import type { Award, JudgedBid, Team } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { boardOf, labelOf } from './board.ts';
import {
	journalView,
	moneyView,
	NO_MONEY,
	orderViews,
	receivableViews,
	stockViews
} from './books.ts';
import { forecastOf, warningsOf } from './forecast.ts';
import { bidView, claimResultViews, clientViews, tenderViews } from './market.ts';
import { newsView } from './public.ts';
import type { JudgedBidView, ResultView, TeamView } from './types.ts';

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
		return (this.#made.money ??= this.envelopesSealed
			? NO_MONEY
			: moneyView(this.#world, this.#own));
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
		acted: team.acted,
		...(team.tokens && { tokens: team.tokens.left })
	};
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
		if (flaggedBids(world.rules, award).includes(own)) view.own.abnormallyLow = true;
		if (best) view.best = judgedView(world, seat, award, best);
		if (best) delete view.best!.winProbability;
	}
	return view;
}
