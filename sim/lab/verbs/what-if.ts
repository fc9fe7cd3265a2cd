import { whatIf, type Side } from '../../explain/what-if.ts';
import type { Game } from '../../game.ts';
import { actionOf } from '../../commands/index.ts';
import type { PlannedAction } from '../../world/state.ts';
import { readObject } from '../sources/files.ts';
import { gameOf } from '../sources/log.ts';
import { refusalSentence } from '../sources/refusal.ts';
import { CliError, EXIT } from '../terminal/errors.ts';
import { table } from '../terminal/table.ts';
import type { Context, Verb } from '../terminal/verb.ts';

const FIGURES = ['score', 'netWorth', 'cash', 'rank'] as const;

/** The decision in a file: a team command; what a log adds to one may stay in it. */
function decisionIn(
	folder: string,
	file: string,
	game: Game
): { seat: number; action: PlannedAction } {
	const {
		team,
		seq: _seq,
		month: _month,
		id: _id,
		member: _member,
		...action
	} = readObject(folder, file);
	if (typeof action.type !== 'string' || !actionOf(action.type))
		throw new CliError('commandUnknown', { file, type: String(action.type ?? '') });
	const seat = game.state.teams.findIndex((t) => t.id === team);
	if (seat < 0)
		throw new CliError('commandTeam', {
			file,
			team: String(team ?? ''),
			known: game.state.teams.map((t) => t.id).join(', ')
		});
	return { seat, action: action as PlannedAction };
}

const differenceOf = (base: Side, changed: Side): Side => ({
	score: changed.score - base.score,
	netWorth: changed.netWorth - base.netWorth,
	cash: changed.cash - base.cash,
	// Places gained, as every other figure: more is better.
	rank: base.rank && changed.rank ? base.rank - changed.rank : 0
});

function comparison(
	base: Side,
	changed: Side,
	difference: Side,
	{ text, format }: Context
): string[] {
	const shown = (figure: (typeof FIGURES)[number], value: number) =>
		figure === 'rank'
			? String(value || '–')
			: figure === 'score'
				? format.points(value)
				: format.money(value);
	return table(
		[
			{ title: '' },
			...(['base', 'changed', 'difference'] as const).map((key) => ({
				title: text.say(`column_${key}`),
				align: 'right' as const
			}))
		],
		FIGURES.map((figure) => [
			text.say(`column_${figure}`),
			shown(figure, base[figure]),
			shown(figure, changed[figure]),
			difference[figure] === 0 ? '0' : format.signed(shown(figure, difference[figure]))
		])
	);
}

/** `whatif`: the same game, the same luck, one decision changed. */
export const whatif: Verb = {
	name: 'whatif',
	rest: { shown: 'LOG.jsonl', min: 1, max: 1 },
	options: {
		month: { kind: 'int', min: 1, max: 36, required: true, shown: '--month M' },
		replace: { kind: 'text', required: true, shown: '--replace COMMAND.json' }
	},
	examples: ['whatif game.jsonl --month 3 --replace cheaper-bid.json'],
	async run(args, context) {
		const { text, format, folder } = context;
		const game = gameOf(folder, args.rest[0]!, text, format);
		const { seat, action } = decisionIn(folder, args.text('replace')!, game);
		const month = args.int('month')!;
		const result = whatIf(game, seat, month, action);
		if (!result) throw new CliError('monthNotSettled', { month, settled: game.monthsSettled });
		const { base, changed, awards, refused } = result;
		const difference = differenceOf(base, changed);
		const team = game.state.teams[seat]!.id;
		const refusal = refused && refusalSentence(refused, text, format);
		return {
			json: {
				team,
				month,
				replaced: action,
				base,
				changed,
				difference,
				awards,
				...(refused ? { refused: { ...refused, message: refusal } } : {})
			},
			lines: [
				text.say('whatif_heading', { team, month, type: action.type }),
				'',
				...comparison(base, changed, difference, context),
				...(['gained', 'lost'] as const).flatMap((kind) =>
					awards[kind].length > 0
						? ['', text.say(`whatif_${kind}`, { tenders: awards[kind].join(', ') })]
						: []
				),
				...(refusal === undefined ? [] : ['', text.say('whatif_refused', { refusal })])
			],
			exit: refused ? EXIT.negative : EXIT.ok
		};
	}
};
