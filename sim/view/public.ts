import { slotsTaken, type World } from '../world/world.ts';
import { fullBoard, labelOf } from './board.ts';
import { forecastOf, warningsOf } from './forecast.ts';
import { flaggedBids } from '../month/award.ts';
import { netWorth } from '../world/ledger.ts';
import type { Award } from '../world/state.ts';
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

const awardsOf = ({ state }: World): Award[] =>
	state.phase === 'revealed' || state.phase === 'settled'
		? state.awards.filter((a) => a.tender.month === state.month)
		: [];

/** The envelopes of the month in the order in which they are opened: tenders that somebody bid for. */
export const contested = (world: World): Award[] =>
	awardsOf(world).filter((award) => award.bids.length > 0);

/** What is written on the envelopes: who asked for how much, and how many bid. */
const envelopesOf = (world: World): StageView['envelopes'] =>
	contested(world).map(({ tender, bids }) => ({
		tender: tender.id,
		client: world.state.clients[tender.client]!.id,
		quantity: tender.quantity,
		bids: bids.length
	}));

/**
 * The awards of the month, their winners by the given labels: all once revealed.
 * @param opened envelopes opened one by one before that, from the first tender on
 */
function awardsShown(
	world: World,
	label: (seat: number) => string,
	opened = 0
): StageView['awards'] {
	const { state } = world;
	const shown =
		state.phase === 'revealed' ? awardsOf(world) : contested(world).slice(0, Math.max(0, opened));
	return shown.map((a) => ({
		tender: a.tender.id,
		client: state.clients[a.tender.client]!.id,
		winner: a.winner < 0 ? null : label(a.winner),
		unitPrice: a.winner < 0 ? null : a.bids[0]!.unitPrice,
		bids: a.bids.length
	}));
}

/**
 * What a projector shows: the pulse, and once revealed the awards and the board. Students see it
 * too, so it says no more of a company than their own boards do: pseudonyms and the top three
 * where the scenario hides the rest, everything at the end.
 * @param opened envelopes opened so far, while the month is settled but not revealed
 */
export function stageView(world: World, opened = 0): StageView {
	const { state, rules } = world;
	const audience = state.teams.length; // A viewer in no seat.
	const ended = state.over && state.phase === 'revealed';
	const board = fullBoard(world, ended ? -1 : audience);
	const top = ended || rules.scenario.board === 'full' ? board : board.slice(0, 3);
	return {
		...publicView(world),
		envelopes: envelopesOf(world),
		awards: awardsShown(world, (seat) => labelOf(world, audience, seat), opened),
		board: state.phase === 'settled' ? [] : top
	};
}

/** Everything an instructor runs a lesson by, settled results included before they are revealed. */
export function instructorView(world: World, hash: string | null = null): InstructorView {
	const { state } = world;
	return {
		...publicView(world),
		envelopes: envelopesOf(world),
		awards: awardsShown(world, (seat) => state.teams[seat]!.id),
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
		flagged: (state.phase === 'revealed' ? awardsOf(world) : []).flatMap((award) =>
			flaggedBids(world.rules, award).map((bid) => ({
				tender: award.tender.id,
				team: state.teams[bid.team]!.id,
				unitPrice: bid.unitPrice
			}))
		),
		hash
	};
}
