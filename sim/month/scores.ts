import { clamp, divide, FULL, percent, type Points } from '../kernel/units.ts';
import type { Rules } from '../scenario/rules.ts';
import { SIZES, type GameState, type MonthRecord, type Size, type Team } from '../world/state.ts';
import { netWorth } from '../world/ledger.ts';
import { isOurs, type World } from '../world/world.ts';

/** Score components at L1; levels add more. Each is on a scale where 50 is an even share. */
export const COMPONENTS = ['netWorth', 'marketShare', 'portfolio', 'reliability'] as const;
export type Component = (typeof COMPONENTS)[number];

const TOP: Points = 2 * FULL;

/** 50 + 50 × change of net worth / capital; doubling the capital gives 100. */
export const netWorthPoints = (worth: number, capital: number): Points =>
	clamp(FULL / 2 + divide((FULL / 2) * (worth - capital), capital), 0, TOP);

/** 50 × own revenue / even share of all revenue. */
export const marketSharePoints = (own: number, total: number, teams: number): Points =>
	total === 0 ? 0 : clamp(divide((FULL / 2) * own * teams, total), 0, TOP);

const bySize = (value: (size: Size) => number): Record<Size, number> =>
	Object.fromEntries(SIZES.map((size) => [size, value(size)])) as Record<Size, number>;

/** Mean units a year that a client of each size orders. */
export const sizeVolume = (rules: Rules): Record<Size, number> =>
	bySize((size) => {
		const { quantity, interval } = rules.scenario.tenders;
		const [low, high] = quantity[size];
		const [short, long] = interval[size];
		return divide((low + high) * 12, short + long);
	});

/** What a client of each size is worth: its volume by the gross margin that its ceiling leaves. */
export const sizeValue = (rules: Rules): Record<Size, number> =>
	bySize((size) => {
		const [low, high] = rules.scenario.tenders.ceiling;
		const margin = percent(low + high) / 2 + rules.ceilingBySize[size] - FULL;
		return divide(sizeVolume(rules)[size] * Math.max(0, margin), FULL);
	});

const worths = new WeakMap<Rules, Record<Size, number>>();

function worthBySize(rules: Rules): Record<Size, number> {
	let worth = worths.get(rules);
	if (!worth) worths.set(rules, (worth = sizeValue(rules)));
	return worth;
}

/** 50 × Σ worth × recognition of own clients / even share of the market's worth. */
export function portfolioPoints(rules: Rules, state: GameState, team: Team): Points {
	const worth = worthBySize(rules);
	let own = 0;
	let market = 0;
	for (let i = 0; i < state.clients.length; i++) {
		const value = worth[state.clients[i]!.size];
		market += value;
		if (isOurs(team, i)) own += divide(value * team.relations[i]!.recognition, 100);
	}
	// Ceilings at cost leave no margin anywhere: then no client is worth more than another.
	return market === 0 ? 0 : clamp(divide(50 * own * state.teams.length, market), 0, TOP);
}

/** Units delivered in time / units due; nothing promised, nothing earned. */
export const reliabilityPoints = (team: Team): Points =>
	team.dueUnits === 0 ? 0 : divide(FULL * team.onTimeUnits, team.dueUnits);

/** Last step: scores and ranks of the month are recorded. */
export function scores(world: World): void {
	const { state, rules } = world;
	const total = state.teams.reduce((sum, t) => sum + t.revenue, 0);
	const w = rules.scoreWeights;
	const tallies = bidTallies(state);
	state.teams.forEach((team, seat) => {
		const components = {
			netWorth: netWorthPoints(netWorth(team), rules.capital),
			marketShare: marketSharePoints(team.revenue, total, state.teams.length),
			portfolio: portfolioPoints(rules, state, team),
			reliability: reliabilityPoints(team)
		};
		const sum = COMPONENTS.reduce((s, c) => s + components[c] * percent(w[c]), 0);
		team.history.push(record(state.month, team, divide(sum, FULL), components, tallies[seat]!));
	});
	rank(state.teams);
}

type BidTally = Pick<MonthRecord, 'bids' | 'wins' | 'invalid'>;

/** How the bids of this month fared, by seat. */
function bidTallies({ awards, month, teams }: GameState): BidTally[] {
	const tallies = teams.map(() => ({ bids: 0, wins: 0, invalid: 0 }));
	for (let i = awards.length - 1; i >= 0 && awards[i]!.tender.month === month; i--) {
		const { bids, winner } = awards[i]!;
		for (const bid of bids) {
			tallies[bid.team]!.bids++;
			if (bid.faults.length > 0) tallies[bid.team]!.invalid++;
		}
		if (winner >= 0) tallies[winner]!.wins++;
	}
	return tallies;
}

function record(
	month: number,
	team: Team,
	score: Points,
	components: Record<Component, Points>,
	tally: BidTally
): MonthRecord {
	let clients = 0;
	let stable = 0;
	for (let i = 0; i < team.relations.length; i++) {
		if (!isOurs(team, i)) continue;
		clients++;
		if (team.relations[i]!.stage === 'stable') stable++;
	}
	let delivered = 0;
	let defaulted = 0;
	for (const order of team.orders) {
		if (order.closedMonth !== month) continue;
		if (order.state === 'delivered') delivered++;
		else if (order.state === 'defaulted') defaulted++;
	}
	const before = team.history.reduce((sum, h) => sum + h.revenue, 0);
	return {
		month,
		cash: team.accounts.cash,
		netWorth: netWorth(team),
		score,
		components,
		rank: 0,
		revenue: team.revenue - before,
		...tally,
		delivered,
		defaulted,
		clients,
		stable
	};
}

/** Ranks by score, then net worth, then seat; companies once insolvent stand outside (rank 0). */
function rank(teams: Team[]): void {
	const last = (t: Team) => t.history[t.history.length - 1]!;
	teams
		.filter((t) => t.status === 'active')
		.sort(
			(a, b) =>
				last(b).score - last(a).score ||
				last(b).netWorth - last(a).netWorth ||
				teams.indexOf(a) - teams.indexOf(b)
		)
		.forEach((t, i) => (last(t).rank = i + 1));
}
