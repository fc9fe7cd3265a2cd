import type { MessagePort } from 'node:worker_threads';
import { balanceSteps, MIXED, playRun, RUNS, type BalanceRun } from '#sim/lab/balance.ts';
import type { SeatResult } from '#sim/lab/tournament.ts';
import { stylesOf, verdictOf, type PreviewReport } from '../../scenario/preview.ts';
import type { PreviewTask } from './previews.ts';

/** Games between two words about how far it is. */
const STEP = 4;

/** Plays a scenario many times with bots, on a thread of its own. Runs as it is: see `previews.ts`. */
export default function preview({
	scenario,
	games,
	port
}: PreviewTask & { port: MessagePort }): PreviewReport {
	const settings = { scenario, games, seed: 'preview' };
	const total = (RUNS + 1) * games;
	const played = new Map<string, SeatResult[][]>();
	let done = 0;
	// The market as it is set up may be one that the report plays anyway.
	const play = (run: BalanceRun): SeatResult[][] => {
		const key = JSON.stringify(run);
		const seats = played.get(key) ?? [];
		for (let from = seats.length; from < games; from += STEP) {
			seats.push(...playRun(settings, run, from, Math.min(games, from + STEP)));
			port.postMessage((done + Math.min(games, from + STEP)) / total);
		}
		played.set(key, seats);
		port.postMessage((done += games) / total);
		return seats;
	};
	const market = play({ bots: MIXED, teams: MIXED.length, capital: scenario.capital });
	const steps = balanceSteps(settings);
	let step = steps.next();
	while (!step.done) step = steps.next(play(step.value));
	const { properties } = step.value;
	return {
		verdict: verdictOf(market, scenario.capital * 100, properties),
		styles: stylesOf(market),
		properties
	};
}
