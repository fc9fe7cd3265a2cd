import type { Game } from '../../game.ts';
import { writeLog } from '../../log/log.ts';
import { ENGINE_VERSION } from '../../version.ts';
import { playCounted } from '../play-counted.ts';
import { checkBotNames, loadBotFiles } from '../sources/bots.ts';
import { writeText } from '../sources/files.ts';
import { loadNamed } from '../sources/scenario.ts';
import { EXIT } from '../terminal/errors.ts';
import { SHARED } from '../terminal/shared-options.ts';
import { table } from '../terminal/table.ts';
import type { Context, Verb } from '../terminal/verb.ts';
import { reportingFaults } from '../sources/bot-fault.ts';

/** One company's year, as `play` reports it: fen, hundredths; rank 0 = outside the ranking. */
function teamRow(game: Game, seat: number, refused: Readonly<Record<string, number>>) {
	const team = game.state.teams[seat]!;
	const last = team.history[team.history.length - 1]!;
	const sum = (field: 'bids' | 'wins' | 'invalid' | 'defaulted') =>
		team.history.reduce((total, record) => total + record[field], 0);
	return {
		team: team.id,
		bot: team.bot,
		rank: last.rank,
		score: last.score,
		netWorth: last.netWorth,
		cash: last.cash,
		revenue: last.revenue,
		bids: sum('bids'),
		wins: sum('wins'),
		invalid: sum('invalid'),
		defaulted: sum('defaulted'),
		insolventMonth: team.insolventMonth > 0 ? team.insolventMonth : null,
		refused
	};
}

type Row = ReturnType<typeof teamRow>;

function standings(rows: readonly Row[], { text, format }: Context): string[] {
	const right = (key: string) => ({ title: text.say(`column_${key}`), align: 'right' as const });
	const left = (key: string) => ({ title: text.say(`column_${key}`) });
	const ranked = [...rows].sort(
		(a, b) => (a.rank || Infinity) - (b.rank || Infinity) || b.score - a.score
	);
	return table(
		[
			right('rank'),
			left('team'),
			left('bot'),
			right('score'),
			right('netWorth'),
			right('cash'),
			right('bids'),
			right('wins'),
			right('insolvent')
		],
		ranked.map((r) => [
			r.rank ? String(r.rank) : '–',
			r.team,
			r.bot ?? '',
			format.points(r.score),
			format.money(r.netWorth),
			format.money(r.cash),
			String(r.bids),
			String(r.wins),
			r.insolventMonth === null ? '' : text.say('month', { n: r.insolventMonth })
		])
	);
}

/** What the engine refused of a bot: the author of a bot wants to know. */
function refusals(rows: readonly Row[], { text }: Context): string[] {
	return rows.flatMap((r) => {
		const codes = Object.entries(r.refused).map(([code, n]) => `${code} ×${n}`);
		return codes.length > 0
			? [text.say('play_refused', { team: r.team, bot: r.bot ?? '', codes: codes.join(', ') })]
			: [];
	});
}

/** `play`: one game of bots. */
export const play: Verb = {
	name: 'play',
	options: {
		scenario: SHARED.scenario,
		seed: SHARED.seed,
		bots: SHARED.bots,
		months: { kind: 'int', min: 1, max: 36, shown: '--months N' },
		log: { kind: 'text', shown: '--log OUT.jsonl' },
		'bot-file': SHARED['bot-file']
	},
	examples: [
		'play --scenario campus-lab --seed DEMO --bots recognition,lowPrice,balanced',
		'play --scenario campus-lab --seed DEMO --bots mine,balanced --bot-file mine.ts --log game.jsonl'
	],
	async run(args, context) {
		const { text, folder } = context;
		const scenario = loadNamed(folder, args.text('scenario')!, text);
		await loadBotFiles(folder, args.list('bot-file'));
		const bots = args.list('bots');
		checkBotNames(bots);
		const seed = args.text('seed')!;
		const began = performance.now();
		const { game, refused } = reportingFaults(() =>
			playCounted({ scenario, seed, bots, months: args.int('months') })
		);
		const elapsedMs = Math.round(performance.now() - began);
		const log = args.text('log');
		if (log !== undefined) writeText(folder, log, writeLog(game));
		const teams = game.state.teams.map((team, seat) =>
			teamRow(game, seat, refused.get(team.id) ?? {})
		);
		const hash = game.monthHashes[game.monthHashes.length - 1]!;
		const months = game.monthsSettled;
		const commands = game.log.length;
		return {
			json: {
				engine: ENGINE_VERSION,
				scenario: scenario.id,
				seed,
				months,
				hash,
				monthHashes: game.monthHashes,
				commands,
				elapsedMs,
				teams
			},
			lines: [
				text.say('play_heading', { title: scenario.title[text.locale], seed, months }),
				'',
				...standings(teams, context),
				'',
				...refusals(teams, context),
				text.say('play_figures', { commands, elapsedMs, engine: ENGINE_VERSION }),
				text.say('hash', { hash }),
				...(log === undefined ? [] : [text.say('play_logged', { file: log })])
			],
			exit: EXIT.ok
		};
	}
};
