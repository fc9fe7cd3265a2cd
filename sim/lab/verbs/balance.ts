import type { BalanceReport } from '../balance.ts';
import { runTasks } from '../pool/run-tasks.ts';
import { loadNamed } from '../sources/scenario.ts';
import { EXIT } from '../terminal/errors.ts';
import { gamesOption, SHARED } from '../terminal/shared-options.ts';
import { table } from '../terminal/table.ts';
import type { Verb } from '../terminal/verb.ts';

const DEFAULT_GAMES = 200;

/** `balance`: which properties of a good game a scenario has, and which number to look at. */
export const balance: Verb = {
	name: 'balance',
	options: {
		scenario: SHARED.scenario,
		games: gamesOption(100_000),
		seed: { ...SHARED.seed, required: undefined },
		workers: SHARED.workers,
		progress: SHARED.progress
	},
	examples: ['balance --scenario campus-lab', 'balance --scenario mine.yaml --games 1000 --json'],
	async run(args, context) {
		const { text, format, folder, signal } = context;
		const scenario = loadNamed(folder, args.text('scenario')!, text);
		const games = args.int('games') ?? DEFAULT_GAMES;
		const seed = args.text('seed') ?? 'balance';
		const { results } = await runTasks<BalanceReport>({
			setup: { scenario, folder, botFiles: [] },
			tasks: [{ kind: 'balance', games, seed }],
			signal
		});
		const report = results[0] ?? { ok: false, properties: [] };
		return {
			json: { ...report },
			lines: table(
				[{ title: text.say('column_property') }, { title: text.say('column_figure') }],
				report.properties.map((p) => [p.id, format.decimal(p.figure)])
			),
			exit: signal.aborted ? EXIT.interrupted : report.ok ? EXIT.ok : EXIT.negative
		};
	}
};
