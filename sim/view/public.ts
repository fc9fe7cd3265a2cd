import { slotsTaken, type World } from '../world/world.ts';
import { fullBoard } from './board.ts';
import { forecastOf, warningsOf } from './forecast.ts';
import { netWorth } from '../world/ledger.ts';
import type { InstructorView, NewsView, PublicView, StageView } from './types.ts';

/** News of this month and what is announced for the next. */
export function newsView(world: World): NewsView[] {
	const { state, rules } = world;
	return state.news
		.filter((n) => n.month === state.month || n.month === state.month + 1)
		.map((n) => {
			const view: NewsView = { id: n.id, kind: n.kind, month: n.month, change: n.change };
			if (n.kind === 'demand' || n.kind === 'fair')
				view.industry = rules.scenario.industries[n.industry]!.id;
			if (n.client >= 0) view.client = state.clients[n.client]!.id;
			return view;
		});
}

/** The pulse of the market for everyone: slots and numbers of bids, nothing private. */
export function publicView(world: World): PublicView {
	const { state, rules } = world;
	const sealed = state.phase === 'settled';
	return {
		month: state.month,
		months: rules.months,
		phase: state.phase,
		over: state.over && state.phase === 'revealed',
		clients: state.clients.map((c, i) => ({
			id: c.id,
			name: c.name,
			industry: rules.scenario.industries[c.industry]!.id,
			size: c.size,
			slots: c.slots,
			taken: slotsTaken(world)[i]!
		})),
		tenders: sealed
			? []
			: state.tenders.map((t, i) => ({
					id: t.id,
					client: state.clients[t.client]!.id,
					quantity: t.quantity,
					bids: state.bids[i]!.length
				})),
		news: sealed ? [] : newsView(world),
		teams: state.teams.length,
		absence: rules.scenario.absence
	};
}

/** What a projector shows: the pulse, and once revealed the awards and the board. */
export function stageView(world: World): StageView {
	const { state } = world;
	const shown = state.phase === 'revealed';
	return {
		...publicView(world),
		awards: shown
			? state.awards
					.filter((a) => a.tender.month === state.month)
					.map((a) => ({
						tender: a.tender.id,
						client: state.clients[a.tender.client]!.id,
						winner: a.winner < 0 ? null : state.teams[a.winner]!.id,
						unitPrice: a.winner < 0 ? null : a.bids[0]!.unitPrice,
						bids: a.bids.length
					}))
			: [],
		board: state.phase === 'settled' ? [] : fullBoard(world)
	};
}

/** Everything an instructor runs a lesson by, settled results included before they are revealed. */
export function instructorView(world: World, hash: string | null = null): InstructorView {
	const { state } = world;
	return {
		...stageView(world),
		board: fullBoard(world),
		companies: state.teams.map((team, seat) => ({
			id: team.id,
			name: team.name,
			bot: team.bot,
			status: team.status,
			cash: team.accounts.cash,
			netWorth: netWorth(team),
			daysLeft: team.daysLeft,
			acted: team.acted,
			staged: team.plan.length,
			claims: team.claims.length,
			bids: state.bids.filter((list) => list.some((b) => b.team === seat)).length,
			openOrders: team.orders.filter((o) => o.state === 'open').length,
			warnings: warningsOf(world, team, forecastOf(world, team)),
			history: team.history
		})),
		hash
	};
}
