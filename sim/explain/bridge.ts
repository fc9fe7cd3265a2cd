import type { Game } from '../game.ts';
import { divide, FULL, percent } from '../kernel/units.ts';
import { COMPONENTS } from '../month/scores.ts';
import { ACCOUNTS, BALANCE_SHEET } from '../world/ledger.ts';
import type { Entry, Team } from '../world/state.ts';
import type { Bridge, BridgeStep } from './types.ts';

/**
 * Last month's cash, net worth and score to this month's, by cause. Cash and net worth come from
 * the journal, the score from its components, so the steps always add up to the difference.
 * @returns null when the month has not been settled for this company
 */
export function bridge(game: Game, seat: number, month: number): Bridge | null {
	const team = game.state.teams[seat]!;
	const now = team.history.find((h) => h.month === month);
	if (!now || game.state.phase === 'settled') return null;
	const before = team.history.find((h) => h.month === month - 1);
	const { rules } = game.world;
	const start = { netWorth: FULL / 2, marketShare: 0, portfolio: 0, reliability: 0 };
	const old: Record<string, number> = before?.components ?? start;
	const scoreFrom =
		before?.score ?? divide((FULL / 2) * percent(rules.scoreWeights.netWorth), FULL);
	const parts = COMPONENTS.map((c) => ({
		cause: c,
		amount: divide((now.components[c]! - old[c]!) * percent(rules.scoreWeights[c]), FULL)
	}));
	return {
		month,
		cash: {
			from: before?.cash ?? rules.capital,
			steps: byCause(team, month, (e) => sumOf(e, ['cash'])),
			to: now.cash
		},
		netWorth: {
			from: before?.netWorth ?? rules.capital,
			steps: byCause(team, month, (e) => sumOf(e, BALANCE_SHEET)),
			to: now.netWorth
		},
		score: { from: scoreFrom, steps: exact(parts, now.score - scoreFrom), to: now.score }
	};
}

function sumOf(entry: Entry, accounts: readonly string[]): number {
	return entry.lines.reduce(
		(sum, [index, amount]) => (accounts.includes(ACCOUNTS[index]!) ? sum + amount : sum),
		0
	);
}

/** Movements of a month summed by cause, in order of first appearance; zero sums left out. */
function byCause(team: Team, month: number, value: (entry: Entry) => number): BridgeStep[] {
	const sums = new Map<string, number>();
	for (const entry of team.journal)
		if (entry.month === month) sums.set(entry.cause, (sums.get(entry.cause) ?? 0) + value(entry));
	return [...sums]
		.filter(([, amount]) => amount !== 0)
		.map(([cause, amount]) => ({ cause, amount }));
}

/** Puts the rounding remainder on the largest step, so that the steps add up. */
function exact(steps: BridgeStep[], total: number): BridgeStep[] {
	const rest = total - steps.reduce((sum, s) => sum + s.amount, 0);
	if (rest !== 0) {
		let largest = steps[0]!;
		for (const step of steps) if (Math.abs(step.amount) > Math.abs(largest.amount)) largest = step;
		largest.amount += rest;
	}
	return steps.filter((s) => s.amount !== 0);
}
