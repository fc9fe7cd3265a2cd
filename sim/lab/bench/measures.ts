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

const hashOf = (game: Game): string => game.hash();

/** Milliseconds of one whole game of 8 bots, median of many. Goal: 12. */
export async function gameTime({
	scenario,
	games,
	signal,
	onDone
}: BenchSetup): Promise<Measure | null> {
	const play = (name: string) => (i: number) => playToEnd(fresh(scenario, `${name}-${i}`, 8));
	await repeat(WARM_UP, signal, play('warm'), () => null);
	const { elapsed, kept } = await repeat(games, signal, play('bench'), hashOf, onDone);
	if (kept.length === 0) return null;
	const hash = hashText(kept.join('\n'));
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
	const replayTimed = (round: number) => {
		const game = new Game(played.start, false);
		for (const { seq: _seq, month: _month, ...command } of played.log) {
			const began = performance.now();
			game.submit(command);
			// The first rounds warm up; moving the months is not a company's command.
			if (round >= 5 && actionOf(command.type)) took.push((performance.now() - began) * 1000);
		}
		return game;
	};
	const { kept } = await repeat(20, signal, replayTimed, hashOf);
	if (took.length === 0) return null;
	const hash = kept[kept.length - 1]!;
	const mean = took.reduce((sum, us) => sum + us, 0) / took.length;
	return {
		measure: measured('usPerCommand', median(took), 50, 'less', hash),
		commandsPerSecond: rounded(1_000_000 / mean)
	};
}

/** Milliseconds of a luck-adjusted score: one game's decisions under 200 other lucks. Goal: 3,000. */
export async function luckTime({ scenario, signal }: BenchSetup): Promise<Measure | null> {
	const game = playToEnd(fresh(scenario, 'bench', 8));
	const { elapsed, kept } = await repeat(
		1,
		signal,
		() => luckReport(game, 7, 200),
		(report) => hashText(canonicalJson(report))
	);
	return kept.length === 0 ? null : measured('luckMs', elapsed[0]!, 3_000, 'less', kept[0]!);
}
