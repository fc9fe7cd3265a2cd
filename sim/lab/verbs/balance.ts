import { balanceSteps, RUNS, type BalanceRun, type Property } from '../balance.ts';
import { hire, parts, type Crew } from '../pool/run-tasks.ts';
import type { BalanceTask } from '../pool/tasks.ts';
import { loadNamed } from '../sources/scenario.ts';
import { EXIT } from '../terminal/errors.ts';
import { gamesOption, SHARED } from '../terminal/shared-options.ts';
import { table } from '../terminal/table.ts';
import type { Context, Verb } from '../terminal/verb.ts';
import type { SeatResult } from '../tournament.ts';
import type { Scenario } from '../../scenario/schema.ts';

const DEFAULT_GAMES = 200;

function properties(found: readonly Property[], { text, format }: Context): string[] {
	return table(
		[
			{ title: text.say('column_property') },
			{ title: text.say('column_figure'), align: 'right' },
			{ title: text.say('column_goal') },
			{ title: text.say('column_met') },
			{ title: text.say('column_look') }
		],
		found.map((p) => [
			text.find(`cli_property_${p.id.replaceAll(/[.-]/g, '_')}`) ?? p.id,
			format.decimal(p.figure, 3),
			p.target,
			text.say(p.ok ? 'yes' : 'no'),
			p.look ?? ''
		])
	);
}

interface Measuring {
	scenario: Scenario;
	games: number;
	seed: string;
	crew: Crew;
	onGames: (played: number) => void;
}

/** Plays one run after the other in the workers; what is known goes into `found` at once. */
async function measure(options: Measuring, found: Property[]): Promise<{ interrupted: boolean }> {
	const { scenario, games, seed, crew, onGames } = options;
	const steps = balanceSteps({ scenario, games, seed }, found);
	const cut = parts(games);
	const play = (run: BalanceRun, before: number) => {
		const tasks = cut.map((part): BalanceTask => ({ kind: 'balance', run, games, seed, ...part }));
		const played = (done: number) => onGames(before + Math.min(games, done * cut[0]!.to));
		return crew.run<SeatResult[][]>(tasks, played);
	};
	let step = steps.next();
	for (let run = 0; !step.done; run++) {
		const { results, interrupted } = await play(step.value, run * games);
		if (interrupted) return { interrupted };
		step = steps.next(results.flat());
	}
	return { interrupted: false };
}

/** `balance`: which properties of a good game a scenario has, and which number to look at. */
export const balance: Verb = {
	name: 'balance',
	options: {
		scenario: SHARED.scenario,
		games: gamesOption(100_000),
		seed: { kind: 'text', max: 64, shown: '--seed SEED' },
		workers: SHARED.workers,
		progress: SHARED.progress
	},
	examples: ['balance --scenario campus-lab', 'balance --scenario mine.yaml --games 1000 --json'],
	async run(args, context) {
		const { text, format, folder, signal } = context;
		const scenario = loadNamed(folder, args.text('scenario')!, text);
		const games = args.int('games') ?? DEFAULT_GAMES;
		const seed = args.text('seed') ?? 'balance';
		const crew = hire({ scenario, folder, botFiles: [] }, args.int('workers'), signal);
		const bar = context.progress(games * RUNS, text.say('progress_games'));
		const found: Property[] = [];
		const { interrupted } = await measure({ scenario, games, seed, crew, onGames: bar.at }, found)
			.finally(() => crew.dismiss())
			.finally(() => bar.end());
		const broken = found.filter((p) => !p.ok).length;
		const ok = broken === 0 && !interrupted;
		return {
			json: {
				ok,
				scenario: scenario.id,
				games,
				seed,
				properties: found,
				...(interrupted ? { interrupted } : {})
			},
			lines: [
				...(interrupted ? [text.say('interruptedBalance'), ''] : []),
				text.say('balance_heading', {
					title: scenario.title[text.locale],
					games: format.count(games),
					seed
				}),
				'',
				...properties(found, context),
				'',
				broken === 0 ? text.say('balance_ok') : text.say('balance_broken', { count: broken })
			],
			exit: interrupted ? EXIT.interrupted : ok ? EXIT.ok : EXIT.negative
		};
	}
};
