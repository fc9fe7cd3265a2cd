import { hire, parts } from '../pool/run-tasks.ts';
import type { TournamentTask } from '../pool/tasks.ts';
import { checkBotNames, loadBotFiles } from '../sources/bots.ts';
import { loadNamed } from '../sources/scenario.ts';
import { EXIT } from '../terminal/errors.ts';
import { gamesOption, MAX_TEAMS, SHARED } from '../terminal/shared-options.ts';
import { table } from '../terminal/table.ts';
import type { Context, Verb } from '../terminal/verb.ts';
import { mergeSlices, type Slice, type TournamentReport } from '../tournament.ts';

const MAX_GAMES = 1_000_000;

/** Bots by mean score, best first. */
const ranked = (report: TournamentReport) =>
	Object.entries(report.bots).sort(
		([, a], [, b]) => b.meanScore - a.meanScore || a.meanRank - b.meanRank
	);

function standings(report: TournamentReport, { text, format }: Context): string[] {
	const right = (key: string) => ({ title: text.say(`column_${key}`), align: 'right' as const });
	return table(
		[
			{ title: text.say('column_bot') },
			right('meanScore'),
			right('meanRank'),
			right('won'),
			right('meanNetWorth'),
			right('insolventShare'),
			right('seats')
		],
		ranked(report).map(([name, bot]) => [
			name,
			format.points(bot.meanScore),
			format.decimal(bot.meanRank),
			format.share(bot.wins / report.games),
			format.money(bot.meanNetWorth),
			format.share(bot.insolvent / bot.games),
			format.count(bot.games)
		])
	);
}

/** Who beats whom: rows before columns, share of the games in which the row came out ahead. */
function duels(report: TournamentReport, { text, format }: Context): string[] {
	const names = ranked(report).map(([name]) => name);
	if (names.length < 2) return [];
	return [
		'',
		text.say('tournament_beats'),
		...table(
			[{ title: '' }, ...names.map((title) => ({ title, align: 'right' as const }))],
			names.map((a) => [
				a,
				...names.map((b) => {
					const share = report.beats[`${a}>${b}`];
					return share === undefined ? '·' : format.share(share);
				})
			])
		)
	];
}

/** `tournament`: many seeded games, seats rotating. */
export const tournament: Verb = {
	name: 'tournament',
	options: {
		scenario: SHARED.scenario,
		bots: SHARED.bots,
		games: { ...gamesOption(MAX_GAMES), required: true },
		seed: SHARED.seed,
		teams: { kind: 'int', min: 1, max: MAX_TEAMS, shown: '--teams 8' },
		'bot-file': SHARED['bot-file'],
		workers: SHARED.workers,
		progress: SHARED.progress
	},
	examples: [
		'tournament --scenario campus-lab --bots recognition,specialist,trader,balanced --games 200 --seed A',
		'tournament --scenario campus-lab --bots mine,balanced --bot-file mine.ts --games 500 --seed A --json'
	],
	async run(args, context) {
		const { text, format, folder, signal } = context;
		const scenario = loadNamed(folder, args.text('scenario')!, text);
		const botFiles = args.list('bot-file');
		await loadBotFiles(folder, botFiles);
		const bots = args.list('bots');
		checkBotNames(bots);
		const seed = args.text('seed')!;
		const games = args.int('games')!;
		const teams = args.int('teams') ?? 8;
		const cut = parts(games);
		const tasks = cut.map((part): TournamentTask => ({
			kind: 'tournament',
			options: { bots, games, seed, teams },
			...part
		}));
		const bar = context.progress(games, text.say('progress_games'));
		const began = performance.now();
		const crew = hire({ scenario, folder, botFiles }, args.int('workers'), signal);
		const { results, interrupted } = await crew
			.run<Slice>(tasks, (done) => bar.at(Math.min(games, done * cut[0]!.to)))
			.finally(() => crew.dismiss())
			.finally(() => bar.end());
		const report = mergeSlices(results, { seed, elapsedMs: performance.now() - began });
		return {
			json: { ...report, ...(interrupted ? { interrupted } : {}) },
			lines: [
				...(interrupted ? [text.say('interrupted', { done: report.games, total: games }), ''] : []),
				text.say('tournament_heading', {
					title: scenario.title[text.locale],
					games: format.count(report.games),
					teams,
					seed
				}),
				...(report.games === 0
					? []
					: ['', ...standings(report, context), ...duels(report, context)]),
				'',
				text.say('tournament_figures', {
					seconds: format.decimal(report.elapsedMs / 1000, 1),
					speed: format.decimal(report.gamesPerSecond, 1),
					commands: format.count(report.commands)
				})
			],
			exit: interrupted ? EXIT.interrupted : EXIT.ok
		};
	}
};
