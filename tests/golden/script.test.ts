import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../sim/commands/index.ts';
import type { Game } from '../../sim/game.ts';
import { GAME_COMMANDS } from '../../sim/month/machine.ts';
import { newGame, say, sealedLab, variant, type Said } from '../support/engine.ts';

/**
 * Scripted games that use every command, legal and illegal, and the transcript of what the
 * engine answered. A change of the rules shows here as a difference to be reviewed.
 */
const FOOD = ['scanner', 'battery'];
const bid = (tender: string, unitPrice: number, team: string, more: object = {}): Said => ({
	...{ type: 'submitBid', tender, unitPrice, team },
	...{ features: FOOD, dueMonth: Number(tender.slice(1, 3)) + 2, serviceLevel: 0 },
	...more
});
const by = (team: string, type: string, more: object = {}): Said => ({ type, team, ...more });

const SCRIPT: (Said | string)[] = [
	// Practice, and a clean start.
	by('t1', 'visitClient', { client: 'c01' }),
	'openMonth',
	by('t1', 'visitClient', { client: 'c01' }),
	'lockMonth',
	'cleanStart',
	'revealMonth',
	'cleanStart',
	'cleanStart',
	// Month 1: plans, clients, campaigns.
	by('t1', 'stagePlan', { actions: [{ type: 'claimClient', client: 'c01' }] }),
	by('t2', 'stagePlan', { actions: [{ type: 'openMonth' }] }),
	by('t1', 'withdrawClaim', { client: 'c01' }),
	'openMonth',
	by('t1', 'claimClient', { client: 'c01' }),
	by('t1', 'claimClient', { client: 'c01' }),
	by('t2', 'claimClient', { client: 'c01' }),
	by('t3', 'claimClient', { client: 'c01' }),
	by('t1', 'holdExhibition', { industry: 'food', size: 'L' }),
	by('t1', 'holdExhibition', { industry: 'food', size: 'XL' }),
	by('t1', 'holdSeminar', { clients: ['c01'] }),
	by('t1', 'holdSeminar', { clients: ['c01', 'c03'] }),
	by('t2', 'runWebCampaign', { industry: 'food' }),
	by('t2', 'sponsorConference', { industries: ['food', 'retail'] }),
	by('t2', 'sponsorConference', { industries: ['food', 'food'] }),
	by('t1', 'visitClient', { client: 'c01' }),
	by('t1', 'promoteClient', { client: 'c01' }),
	// What was learned: earned once for a cause, spent once on a thing.
	by('t2', 'spendToken', { client: 'c03', about: 'weights' }),
	by('t2', 'grantToken', { cause: 'quiz:1' }),
	by('t2', 'grantToken', { cause: 'quiz:1' }),
	by('t2', 'spendToken', { client: 'c01', about: 'rival' }),
	// Bids: valid, revised, over the ceiling, without a feature, too late, withdrawn.
	bid('m01-c01', 40_000, 't1'),
	bid('m01-c01', 33_000, 't1', { winProbability: 8_000 }),
	bid('m01-c01', 20_000, 't2', { features: ['scanner'] }),
	bid('m01-c01', 20_000, 't3'),
	bid('m01-c01', 33_000, 't2', { dueMonth: 9 }),
	by('t3', 'withdrawBid', { tender: 'm01-c01' }),
	by('t2', 'claimClient', { client: 'c03' }),
	bid('m01-c03', 30_000, 't2'),
	by('t2', 'withdrawBid', { tender: 'm01-c03' }),
	'pauseMonth',
	by('t1', 'borrow', { amount: 100 }),
	'resumeMonth',
	by('t1', 'takeOverByBot', { bot: 'idle' }),
	by('t1', 'takeOverByBot', { bot: 'trader' }),
	by('t1', 'handBack'),
	{ type: 'lockMonth', hold: true },
	'revealMonth',
	'settleMonth',
	'revealMonth',
	// Month 2: goods, deliveries, loans.
	'prepareMonth',
	'openMonth',
	by('t1', 'buyStock', { features: FOOD, quantity: 60 }),
	by('t1', 'buyStock', { features: FOOD, quantity: 1_000_000 }),
	by('t1', 'deliver', { order: 'm01-c01', quantity: 50 }),
	by('t1', 'deliver', { order: 'm01-c01', quantity: 50 }),
	by('t2', 'deliver', { order: 'm01-c01', quantity: 1 }),
	by('t1', 'borrow', { amount: 5_000_000 }),
	by('t1', 'borrow', { amount: 50_000_000 }),
	by('t1', 'repay', { amount: 2_000_000 }),
	by('t1', 'repay', { amount: 4_000_000 }),
	by('t2', 'repay', { amount: 1 }),
	by('t1', 'factorReceivable', { receivable: 'm01-c01.2.50' }),
	by('t1', 'factorReceivable', { receivable: 'm01-c01.2.50' }),
	by('t2', 'correct', { reason: 'fine', cash: -199_000_000 }),
	by('t2', 'correct', { reason: 'fine', cash: -191_000_000 }),
	by('t2', 'correct', { reason: 'nothing' }),
	by('t1', 'correct', { reason: 'pardon', client: 'c01', recognition: 7_000 }),
	by('t1', 'promoteClient', { client: 'c01' }),
	by('t9', 'borrow', { amount: 1 }),
	'lockMonth',
	'revealMonth',
	// Month 3: the order is due and not kept; t2 cannot pay its people.
	'openMonth',
	by('t2', 'visitClient', { client: 'c01' }),
	'lockMonth',
	'revealMonth',
	'openMonth',
	by('t2', 'borrow', { amount: 1 }),
	'lockMonth'
];

/** Where claims are sealed they can be taken back, and are decided at the opening. */
const SEALED: (Said | string)[] = [
	by('t1', 'claimClient', { client: 'c01' }),
	by('t1', 'claimClient', { client: 'c01' }),
	by('t1', 'withdrawClaim', { client: 'c01' }),
	by('t1', 'withdrawClaim', { client: 'c01' }),
	...['t1', 't2', 't3'].map((team) => by(team, 'claimClient', { client: 'c02' })),
	'openMonth',
	by('t1', 'claimClient', { client: 'c01' }),
	'lockMonth'
];

/** One line an answer: what was done, or why not. */
function told(game: Game, said: Said | string): string {
	const command = typeof said === 'string' ? { type: said } : said;
	const outcome = say(game, command);
	const who = command.team ? `${String(command.team)} ` : '';
	const answer = outcome.ok
		? outcome.events.map((event) => JSON.stringify(event)).join(' ')
		: `refused ${JSON.stringify(outcome.refusal)}`;
	return `${who}${command.type}: ${answer}`;
}

/** What a settled month left of each company. */
const standing = (game: Game): string[] =>
	game.state.teams.map(({ id, status, accounts: a, relations, history }) => {
		const debts = `${-a.loan}/${-a.overdraft}/${-a.paymentPlan}`;
		const client = relations[0]
			? `${relations[0].stage} ${relations[0].recognition}`
			: 'no contact';
		const score = history.at(-1)?.score;
		return `  ${id} ${status}: cash ${a.cash}, debts ${debts}, c01 ${client}, score ${score}`;
	});

/** Plays a script and tells every answer, with the standing after each settled month. */
function transcribe(game: Game, script: readonly (Said | string)[]): string[] {
	return script.flatMap((said) => {
		const settled = game.monthHashes.length;
		const line = told(game, said);
		return game.monthHashes.length > settled ? [line, ...standing(game)] : [line];
	});
}

describe('the scripted games', () => {
	const open = newGame({ practice: true, scenario: variant({ months: 5 }) });
	const sealed = newGame({ scenario: sealedLab });
	const lines = [...transcribe(open, SCRIPT), '', ...transcribe(sealed, SEALED), ''];

	it('use every command', () => {
		const types = [...ACTIONS, ...GAME_COMMANDS].map((c) => c.type);
		const accepted = new Set([...open.log, ...sealed.log].map((c) => c.type));
		expect(types.filter((type) => !accepted.has(type))).toEqual([]);
	});

	it('are answered as ever', async () => {
		await expect(lines.join('\n')).toMatchFileSnapshot('script.transcript.txt');
	});
});
