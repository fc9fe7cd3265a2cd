import { playToEnd } from '../../bots/driver.ts';
import { luckReport } from '../../explain/luck.ts';
import { Game } from '../../game.ts';
import { canonicalJson, hashText } from '../../log/canonical.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { createGame } from '../../start.ts';
import { actionOf } from '../../commands/index.ts';
import { createPool, parts } from '../pool/run-tasks.ts';
import { mergeSlices, type Slice } from '../tournament.ts';
import { measured, median, repeat, rounded, type Measure } from './measure.ts';

/** Eight styles in eight seats, as a class would meet them. */
export const FIELD = [
	'random',
	'idle',
	'lowPrice',
	'reckless',
	'recognition',
	'specialist',
	'trader',
	'balanced'
] as const;

const WARM_UP = 30;

export interface BenchSetup {
	scenario: Scenario;
	games: number;
	signal: AbortSignal;
	onDone: (done: number) => void;
}

const seats = (teams: number) =>
	Array.from({ length: teams }, (_, i) => ({ bot: FIELD[i % FIELD.length]! }));

const fresh = (scenario: Scenario, seed: string, teams: number): Game =>
	createGame({ scenario, seed, teams: seats(teams), hashing: false });

/** Milliseconds of one whole game of 8 bots, median of many. Goal: 12. */
export async function gameTime({
	scenario,
	games,
	signal,
	onDone
}: BenchSetup): Promise<Measure | null> {
	await repeat(WARM_UP, signal, (i) => playToEnd(fresh(scenario, `warm-${i}`, 8)));
	const { elapsed, results } = await repeat(
		games,
		signal,
		(i) => playToEnd(fresh(scenario, `bench-${i}`, 8)),
		onDone
	);
	if (results.length === 0) return null;
	const hash = hashText(results.map((game) => game.hash()).join('\n'));
	return measured('msPerGame', median(elapsed), 12, 'less', hash);
}

/** Games a second on two worker threads, once they are warm. Goal: 100. */
export async function poolSpeed({
	scenario,
	games,
	signal,
	onDone
}: BenchSetup): Promise<Measure | null> {
	const pool = createPool({ scenario, folder: '.', botFiles: [] }, 2);
	const options = { bots: FIELD, games, seed: 'bench', teams: 8 };
	const play = async (cut: { from: number; to: number }[]) => {
		let done = 0;
		const slices = cut.map(async (part): Promise<Slice> => {
			const answer = await pool.run({ kind: 'tournament', options, ...part }, { signal });
			if ('fault' in answer) throw new Error(answer.fault.detail);
			onDone((done += part.to - part.from));
			return answer.value as Slice;
		});
		return Promise.all(slices);
	};
	try {
		await play(parts(2 * WARM_UP, WARM_UP));
		const began = performance.now();
		const slices = await play(parts(games, 5));
		const seconds = (performance.now() - began) / 1000;
		const {
			elapsedMs: _,
			gamesPerSecond: __,
			...same
		} = mergeSlices(slices, { seed: 'bench', elapsedMs: 0 });
		return measured('gamesPerSecond', games / seconds, 100, 'more', hashText(canonicalJson(same)));
	} catch (error) {
		if (signal.aborted) return null;
		throw error;
	} finally {
		await pool.destroy();
	}
}

/** Microseconds of one company's command in a game of 12 companies, median. Goal: 50. */
export async function commandTime({
	scenario,
	signal
}: BenchSetup): Promise<{ measure: Measure; commandsPerSecond: number } | null> {
	const played = playToEnd(fresh(scenario, 'bench', 12));
	const took: number[] = [];
	const { results } = await repeat(20, signal, (round) => {
		const game = new Game(played.start, false);
		for (const { seq: _seq, month: _month, ...command } of played.log) {
			const began = performance.now();
			game.submit(command);
			// The first rounds warm up; moving the months is not a company's command.
			if (round >= 5 && actionOf(command.type)) took.push((performance.now() - began) * 1000);
		}
		return game;
	});
	if (took.length === 0) return null;
	const hash = results[results.length - 1]!.hash();
	const mean = took.reduce((sum, us) => sum + us, 0) / took.length;
	return {
		measure: measured('usPerCommand', median(took), 50, 'less', hash),
		commandsPerSecond: rounded(1_000_000 / mean)
	};
}

/** Milliseconds of a luck-adjusted score: one game's decisions under 200 other lucks. Goal: 3,000. */
export async function luckTime({ scenario, signal }: BenchSetup): Promise<Measure | null> {
	const game = playToEnd(fresh(scenario, 'bench', 8));
	const { elapsed, results } = await repeat(1, signal, () => luckReport(game, 7, 200));
	if (results.length === 0) return null;
	return measured('luckMs', elapsed[0]!, 3_000, 'less', hashText(canonicalJson(results[0])));
}
