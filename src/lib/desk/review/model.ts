import { CRITERIA, type Criterion } from '#sim/world/state.ts';
import type { Autopsy, BridgeStep } from '#sim/explain/types.ts';
import type { ClientView, ResultView, TeamView } from '#sim/view/types.ts';

/** How a tender ended for a company that bid. */
export type Outcome = 'won' | 'lost' | 'invalid';

/** Months that have been closed, the latest first. */
export const closedMonths = (view: TeamView): number[] =>
	view.history.map((record) => record.month).reverse();

/** Results of a month with an own bid: these come in envelopes. */
export const ownResults = (view: TeamView, month: number): ResultView[] =>
	view.results.filter((result) => result.month === month && result.own);

/** Results of a month without an own bid: the public part of the market. */
export const otherResults = (view: TeamView, month: number): ResultView[] =>
	view.results.filter((result) => result.month === month && !result.own);

/**
 * Clients for whom another campaign in a month could be tried: our own, and those we bid for then,
 * with that bid's result. Lost tenders come first: there it could have mattered most.
 */
export function courtable(
	view: Pick<TeamView, 'clients' | 'results'>,
	month: number
): { client: ClientView; result?: ResultView }[] {
	const results = new Map(
		view.results.filter((r) => r.month === month && r.own).map((r) => [r.client, r])
	);
	const weight = (result?: ResultView) => (!result ? 2 : result.won ? 1 : 0);
	return view.clients
		.filter((client) => client.ours || results.has(client.id))
		.map((client) => ({ client, result: results.get(client.id) }))
		.sort((a, b) => weight(a.result) - weight(b.result));
}

export function outcomeOf(result: ResultView): Outcome {
	if (result.won) return 'won';
	return result.own && result.own.faults.length > 0 ? 'invalid' : 'lost';
}

/** The criterion that cost most of the gap to the winner; null when none did. */
export function costliest(autopsy: Pick<Autopsy, 'gaps'>): Criterion | null {
	const worst = CRITERIA.reduce((a, b) => (autopsy.gaps[b] < autopsy.gaps[a] ? b : a));
	return autopsy.gaps[worst] < 0 ? worst : null;
}

export interface Bar extends BridgeStep {
	/** Ends of the bar on the common scale, per cent from the left. */
	from: number;
	to: number;
}

/**
 * A waterfall as floating bars: each step begins where the one before ended. The scale spans
 * everything that occurs, with zero only where the values come near it, so that small steps
 * between large amounts can still be seen.
 */
export function waterfall(from: number, steps: readonly BridgeStep[]): Bar[] {
	const levels = [from];
	for (const step of steps) levels.push(levels[levels.length - 1]! + step.amount);
	const low = Math.min(...levels);
	const span = Math.max(...levels) - low || 1;
	const place = (value: number) => ((value - low) / span) * 100;
	return steps.map((step, i) => ({
		...step,
		from: place(Math.min(levels[i]!, levels[i + 1]!)),
		to: place(Math.max(levels[i]!, levels[i + 1]!))
	}));
}
