import { autopsy } from '../../explain/autopsy.ts';
import type { Autopsy, AutopsyBid, Change } from '../../explain/types.ts';
import type { Game } from '../../game.ts';
import { CRITERIA, type Award } from '../../world/state.ts';
import { gameOf } from '../sources/log.ts';
import { CliError, EXIT } from '../terminal/errors.ts';
import { table } from '../terminal/table.ts';
import type { Context, Verb } from '../terminal/verb.ts';

/** The award of a tender, by its id or by its client's, in a month. */
function awardOf(game: Game, month: number, tender: string): Award {
	const { state } = game;
	if (month > game.monthsSettled)
		throw new CliError('monthNotSettled', { month, settled: game.monthsSettled });
	const ofMonth = state.awards.filter((a) => a.tender.month === month);
	const found = ofMonth.find(
		(a) => a.tender.id === tender || state.clients[a.tender.client]!.id === tender
	);
	if (found) return found;
	const known = ofMonth.map((a) => a.tender.id).join(', ');
	throw new CliError('tenderUnknown', { tender, month, known: known || '–' });
}

/** A change as a sentence: what, to which value, at what cost. */
function changeSentence(change: Change, { text, format }: Context): string {
	const values = {
		to:
			change.kind === 'price'
				? format.money(change.to)
				: change.kind === 'recognition'
					? format.points(change.to)
					: String(change.to + 1),
		by: change.kind === 'price' ? format.money(change.by) : format.points(change.by),
		features: change.features.join(', '),
		cost: format.money(change.cost)
	};
	return text.say(`change_${change.kind}`, values);
}

/** A bid as listed: every one is somebody's own, so that is not said. */
type JudgedRow = Omit<AutopsyBid, 'own'> & Pick<Autopsy, 'abnormallyLow'>;

function bidTable(bids: readonly JudgedRow[], award: Award, { text, format }: Context): string[] {
	const right = (title: string) => ({ title, align: 'right' as const });
	return table(
		[
			right(text.say('column_rank')),
			{ title: text.say('column_team') },
			right(text.say('column_price')),
			...CRITERIA.map((c) => right(`${text.say(`criterion_${c}`)} ×${award.weights[c]}`)),
			right(text.say('column_points')),
			{ title: text.say('column_faults') }
		],
		bids.map((b) => [
			String(b.rank),
			b.team,
			format.money(b.unitPrice),
			...CRITERIA.map((c) => (b.valid ? format.points(b.points[c]) : '–')),
			b.valid ? format.points(b.score) : '–',
			b.abnormallyLow
				? text.say('flag_abnormal')
				: b.faults.map((f) => text.say(`fault_${f}`)).join(' ')
		])
	);
}

/** `explain`: why a tender was won and lost, by judging it again. */
export const explain: Verb = {
	name: 'explain',
	rest: { shown: 'LOG.jsonl', min: 1, max: 1 },
	options: {
		month: { kind: 'int', min: 1, max: 36, required: true, shown: '--month M' },
		tender: { kind: 'text', max: 64, required: true, shown: '--tender ID' }
	},
	examples: [
		'explain game.jsonl --month 3 --tender m03-c07',
		'explain game.jsonl --month 3 --tender c07'
	],
	async run(args, context) {
		const { text, format, folder } = context;
		const game = gameOf(folder, args.rest[0]!, text, format);
		const award = awardOf(game, args.int('month')!, args.text('tender')!);
		const { tender } = award;
		const team = (seat: number) => game.state.teams[seat]!.id;
		const winner = award.winner < 0 ? null : team(award.winner);
		const autopsies = award.bids.map((bid) => ({
			team: team(bid.team),
			...autopsy(game, tender.id, bid.team)!
		}));
		const bids = autopsies.map(({ own, team, abnormallyLow }): JudgedRow => {
			const { own: _own, ...bid } = own!;
			return { ...bid, team, ...(abnormallyLow && { abnormallyLow }) };
		});
		const gaps = autopsies
			.filter((a) => !a.won)
			.map((a) => ({
				team: a.team,
				gap: a.gap,
				gaps: a.gaps,
				smallestChange: a.changes[0] ?? null,
				changes: a.changes
			}));
		const client = game.state.clients[tender.client]!;
		const left = autopsies.find((a) => a.won)?.leftOnTable ?? 0;
		return {
			json: {
				tender: tender.id,
				client: client.id,
				month: tender.month,
				quantity: tender.quantity,
				ceiling: tender.ceiling,
				weights: award.weights,
				bids,
				winner,
				decidedBy: award.decidedBy,
				leftOnTable: left,
				gaps
			},
			lines: [
				text.say('explain_heading', {
					tender: tender.id,
					client: client.name[text.locale],
					quantity: format.count(tender.quantity),
					ceiling: format.money(tender.ceiling)
				}),
				'',
				...(bids.length === 0 ? [text.say('explain_noBids')] : bidTable(bids, award, context)),
				'',
				winner === null
					? text.say('explain_nobody')
					: text.say('explain_winner', {
							team: winner,
							rule: text.say(`decided_${award.decidedBy}`)
						}),
				...(left > 0 ? [text.say('explain_left', { amount: format.money(left) })] : []),
				...gaps.map((g) =>
					text.say('explain_gap', {
						team: g.team,
						gap: format.points(-g.gap),
						change: g.smallestChange
							? changeSentence(g.smallestChange, context)
							: text.say('change_none')
					})
				)
			],
			exit: EXIT.ok
		};
	}
};
