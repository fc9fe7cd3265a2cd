import { ENGINE_VERSION } from '../../version.ts';
import { commandTime, gameTime, luckTime, poolSpeed, type BenchSetup } from '../bench/measures.ts';
import type { Measure } from '../bench/measure.ts';
import { loadNamed } from '../sources/scenario.ts';
import { EXIT } from '../terminal/errors.ts';
import { gamesOption, SHARED } from '../terminal/shared-options.ts';
import { table } from '../terminal/table.ts';
import type { Context, Verb } from '../terminal/verb.ts';

const SCENARIO = 'campus-lab';
const DEFAULT_GAMES = 200;

function figures(measures: readonly Measure[], { text, format }: Context): string[] {
	const right = (key: string) => ({ title: text.say(`column_${key}`), align: 'right' as const });
	const shown = (value: number) => format.decimal(value, value < 100 ? 2 : 0);
	return table(
		[
			{ title: text.say('column_measure') },
			right('figure'),
			right('goal'),
			{ title: text.say('column_met') },
			{ title: text.say('column_hash') }
		],
		measures.map((m) => [
			text.say(`bench_${m.id}`),
			shown(m.figure),
			`${m.better === 'less' ? '≤' : '≥'} ${format.count(m.goal)}`,
			text.say(m.met ? 'yes' : 'no'),
			m.hash.slice(0, 12)
		])
	);
}

/** `bench`: how fast the engine is, with the hash of what it computed. */
export const bench: Verb = {
	name: 'bench',
	options: { games: gamesOption(100_000), progress: SHARED.progress },
	examples: ['', '--games 50 --json'].map((options) => `bench ${options}`.trim()),
	async run(args, context) {
		const { text, format, folder, signal } = context;
		const scenario = loadNamed(folder, SCENARIO, text);
		const games = args.int('games') ?? DEFAULT_GAMES;
		const measured = async <T>(work: (setup: BenchSetup) => Promise<T>, label: string) => {
			const bar = context.progress(games, text.say(`bench_${label}`));
			return work({ scenario, games, signal, onDone: bar.at }).finally(() => bar.end());
		};
		const game = await measured(gameTime, 'msPerGame');
		const command = await measured(commandTime, 'usPerCommand');
		const luck = await measured(luckTime, 'luckMs');
		const pool = await measured(poolSpeed, 'gamesPerSecond');
		const measures = [game, pool, command?.measure, luck].filter(
			(m) => m !== null && m !== undefined
		);
		const interrupted = signal.aborted;
		return {
			json: {
				msPerGame: game?.figure ?? null,
				usPerCommand: command?.measure.figure ?? null,
				commandsPerSecond: command?.commandsPerSecond ?? null,
				hash: game?.hash ?? null,
				gamesPerSecond: pool?.figure ?? null,
				luckMs: luck?.figure ?? null,
				engine: ENGINE_VERSION,
				games,
				measures,
				...(interrupted ? { interrupted } : {})
			},
			lines: [
				...(interrupted ? [text.say('interruptedBench'), ''] : []),
				text.say('bench_heading', { engine: ENGINE_VERSION, games, node: process.version }),
				'',
				...figures(measures, context),
				...(command
					? ['', text.say('bench_commands', { speed: format.count(command.commandsPerSecond) })]
					: [])
			],
			exit: interrupted ? EXIT.interrupted : EXIT.ok
		};
	}
};
