import { describe, expect, it } from 'vitest';
import type { Game } from '../../../sim/game.ts';
import { REFUSALS, type Refusal, type RefusalCode } from '../../../sim/kernel/refusals.ts';
import {
	claim,
	newGame,
	play,
	proofLab,
	recognise,
	say,
	sealedLab,
	teamOf,
	tendersOf,
	toMonth,
	validBid,
	variant,
	wonOrder,
	type Said
} from '../../support/engine.ts';

/** A situation and the command that it does not allow. */
interface Case {
	/** Name of the situation; one code may have several. */
	when: string;
	game: () => Game;
	command: (game: Game) => Said;
	refusal: Refusal;
}

const prepared = () => newGame({ scenario: sealedLab });
const open = () => play(newGame(), 'openMonth');
const ours = () => claim(open(), 'c01');
const ended = () => {
	const game = newGame({ teams: 1 });
	return play(toMonth(game, 12), 'lockMonth', 'revealMonth');
};
const rich = (client: number) => recognise(ours(), 'c01', client);
const full = () => {
	const game = newGame({ teams: 3 });
	play(game, 'openMonth');
	return claim(claim(game, 'c01', 't2'), 'c01', 't3');
};
const closed = () => {
	const money = { ...proofLab.money, insolvency: 'close' as const };
	const game = play(newGame({ scenario: variant({ money }) }), 'openMonth');
	play(game, { type: 'correct', reason: 'test', cash: -199_000_000 }, 'lockMonth');
	play(game, 'revealMonth', 'openMonth', 'lockMonth', 'revealMonth', 'openMonth');
	return game;
};
const firstTender = (game: Game) => tendersOf(game)[0]!.tender;
const bidOn = (game: Game, change: object = {}): Said => ({
	...validBid(game, firstTender(game).id),
	...change
});
/** c01's owner with a claim on the client of the first tender. */
const bidder = () => {
	const game = open();
	return claim(game, tendersOf(game)[0]!.client.id);
};

const CASES: Record<RefusalCode, Omit<Case, 'refusal'> & { tells?: Omit<Refusal, 'code'> }> = {
	'command.unknown': {
		when: 'no action has that name',
		game: open,
		command: () => ({ type: 'flyToMoon' }),
		tells: { field: 'type', params: { type: 'flyToMoon' } }
	},
	'command.malformed': {
		when: 'the id is empty',
		game: open,
		command: () => ({ type: 'borrow', amount: 1, id: '' }),
		tells: { field: 'id' }
	},
	'command.field': {
		when: 'a number is a text',
		game: open,
		command: () => ({ type: 'borrow', amount: '100' }),
		tells: { field: 'amount' }
	},
	'command.range': {
		when: 'a seminar has more guests than it can take',
		game: open,
		command: () => ({ type: 'holdSeminar', clients: ['c01', 'c02', 'c03', 'c04', 'c05'] }),
		tells: { field: 'clients', params: { min: 1, max: 4 } }
	},
	'command.extra': {
		when: 'a field belongs to no such action',
		game: open,
		command: () => ({ type: 'borrow', amount: 1, interest: 0 }),
		tells: { field: 'interest' }
	},
	'command.duplicate': {
		when: 'the same press arrives twice',
		game: () => play(open(), { type: 'borrow', amount: 1, id: 'press' }),
		command: () => ({ type: 'borrow', amount: 1, id: 'press' }),
		tells: { field: 'id', params: { id: 'press' } }
	},
	'team.unknown': {
		when: 'nobody has that seat',
		game: open,
		command: () => ({ type: 'borrow', amount: 1, team: 't9' }),
		tells: { field: 'team', params: { team: 't9' } }
	},
	'team.closed': {
		when: 'the scenario closes an insolvent company',
		game: closed,
		command: () => ({ type: 'borrow', amount: 1 })
	},
	'team.notBot': {
		when: 'people hold the seat',
		game: open,
		command: () => ({ type: 'handBack' }),
		tells: { field: 'team' }
	},
	'team.isBot': {
		when: 'a bot holds the seat already',
		game: () => play(open(), { type: 'takeOverByBot', bot: 'idle' }),
		command: () => ({ type: 'takeOverByBot', bot: 'idle' }),
		tells: { field: 'team' }
	},
	'bot.unknown': {
		when: 'no bot has that name',
		game: open,
		command: () => ({ type: 'takeOverByBot', bot: 'genius' }),
		tells: { field: 'bot', params: { bot: 'genius' } }
	},
	'month.notOpen': {
		when: 'the market has not opened',
		game: prepared,
		command: () => ({ type: 'borrow', amount: 1 }),
		tells: { params: { phase: 'prepare' } }
	},
	'month.notPreparing': {
		when: 'a sealed claim comes after the opening',
		game: () => play(prepared(), 'openMonth'),
		command: () => ({ type: 'claimClient', client: 'c01' }),
		tells: { params: { phase: 'open' } }
	},
	'month.wrongPhase': {
		when: 'a month that is open is to be opened',
		game: open,
		command: () => ({ type: 'openMonth' }),
		tells: { params: { phase: 'open', type: 'openMonth' } }
	},
	'month.notPractice': {
		when: 'there is no practice to end',
		game: prepared,
		command: () => ({ type: 'cleanStart' })
	},
	'month.over': {
		when: 'the year has ended',
		game: ended,
		command: () => ({ type: 'openMonth' })
	},
	'client.unknown': {
		when: 'no client has that id',
		game: open,
		command: () => ({ type: 'visitClient', client: 'c99' }),
		tells: { field: 'client', params: { client: 'c99' } }
	},
	'client.ours': {
		when: 'we are a supplier already',
		game: ours,
		command: () => ({ type: 'claimClient', client: 'c01' }),
		tells: { field: 'client', params: { client: 'c01' } }
	},
	'client.notOurs': {
		when: 'a seminar is for clients of others',
		game: open,
		command: () => ({ type: 'holdSeminar', clients: ['c01'] }),
		tells: { field: 'clients', params: { client: 'c01' } }
	},
	'client.noSlot': {
		when: 'others were faster',
		game: full,
		command: () => ({ type: 'claimClient', client: 'c01' }),
		tells: { field: 'client', params: { client: 'c01' } }
	},
	'client.listed': {
		when: 'the sealed claim is placed already',
		game: () => play(prepared(), { type: 'claimClient', client: 'c01' }),
		command: () => ({ type: 'claimClient', client: 'c01' }),
		tells: { field: 'client', params: { client: 'c01' } }
	},
	'client.noClaim': {
		when: 'no sealed claim was placed',
		game: prepared,
		command: () => ({ type: 'withdrawClaim', client: 'c01' }),
		tells: { field: 'client', params: { client: 'c01' } }
	},
	'client.stage': {
		when: 'the client is still courted',
		game: ours,
		command: () => ({ type: 'promoteClient', client: 'c01' }),
		tells: { field: 'client', params: { client: 'c01', stage: 'courting' } }
	},
	'client.recognition': {
		when: 'recognition is one hundredth short',
		game: () => rich(5_999),
		command: () => ({ type: 'promoteClient', client: 'c01' }),
		tells: { field: 'client', params: { client: 'c01', recognition: 5_999, needed: 6_000 } }
	},
	'industry.unknown': {
		when: 'the fair is in an industry of another market',
		game: open,
		command: () => ({ type: 'holdExhibition', industry: 'toys', size: 'S' }),
		tells: { field: 'industry', params: { industry: 'toys' } }
	},
	'feature.unknown': {
		when: 'the terminal cannot do that',
		game: open,
		command: () => ({ type: 'buyStock', features: ['wings'], quantity: 1 }),
		tells: { field: 'features', params: { feature: 'wings' } }
	},
	'money.cash': {
		when: 'the purchase is beyond the cash',
		game: open,
		command: () => ({ type: 'buyStock', features: [], quantity: 20_000 }),
		// 20,000 × 200 yuan, 6 % off, against 2,000,000.
		tells: { field: 'quantity', params: { needed: 376_000_000, cash: 200_000_000 } }
	},
	'money.credit': {
		when: 'the loan is one fen over a tenth of net worth',
		game: open,
		command: () => ({ type: 'borrow', amount: 20_000_001 }),
		tells: { field: 'amount', params: { left: 20_000_000 } }
	},
	'money.nothingOwed': {
		when: 'there is no loan',
		game: open,
		command: () => ({ type: 'repay', amount: 1 }),
		tells: { field: 'amount' }
	},
	'staff.days': {
		when: 'the representatives have no days left',
		game: () => {
			const game = open();
			teamOf(game).daysLeft = 1;
			return game;
		},
		command: () => ({ type: 'visitClient', client: 'c01' }),
		tells: { params: { needed: 2, left: 1 } }
	},
	'tender.unknown': {
		when: 'the tender belongs to another month',
		game: open,
		command: () => ({ type: 'withdrawBid', tender: 'm07-c01' }),
		tells: { field: 'tender', params: { tender: 'm07-c01' } }
	},
	'tender.noBid': {
		when: 'there is no bid to withdraw',
		game: bidder,
		command: (game) => ({ type: 'withdrawBid', tender: firstTender(game).id }),
		tells: { field: 'tender' }
	},
	'bid.due': {
		when: 'the promise is later than the client waits',
		game: bidder,
		command: (game) => bidOn(game, { dueMonth: firstTender(game).dueMonth + 1 }),
		tells: { field: 'dueMonth' }
	},
	'stock.lacking': {
		when: 'nothing was bought',
		game: () => wonOrder().game,
		command: (game) => ({ type: 'deliver', order: teamOf(game).orders[0]!.id, quantity: 1 }),
		tells: { field: 'quantity', params: { units: 0 } }
	},
	'order.unknown': {
		when: 'the order is not open',
		game: open,
		command: () => ({ type: 'deliver', order: 'm01-c01', quantity: 1 }),
		tells: { field: 'order', params: { order: 'm01-c01' } }
	},
	'order.quantity': {
		when: 'more is delivered than was ordered',
		game: () => wonOrder().game,
		command: (game) => {
			const [order] = teamOf(game).orders;
			return { type: 'deliver', order: order!.id, quantity: order!.quantity + 1 };
		},
		tells: { field: 'quantity' }
	},
	'receivable.unknown': {
		when: 'nobody owes us that',
		game: open,
		command: () => ({ type: 'factorReceivable', receivable: 'r1' }),
		tells: { field: 'receivable', params: { receivable: 'r1' } }
	},
	'plan.action': {
		when: 'a team stages a command of the game itself',
		game: prepared,
		command: () => ({ type: 'stagePlan', actions: [{ type: 'lockMonth' }] }),
		tells: { field: 'actions' }
	},
	'plan.size': {
		when: 'the plan is longer than any month',
		game: prepared,
		command: () => ({
			type: 'stagePlan',
			actions: Array.from({ length: 401 }, () => ({ type: 'visitClient', client: 'c01' }))
		}),
		tells: { field: 'actions', params: { max: 400 } }
	},
	'correction.empty': {
		when: 'a correction changes nothing',
		game: open,
		command: () => ({ type: 'correct', reason: 'no change' }),
		tells: { field: 'cash' }
	},
	'token.none': {
		when: 'nothing has been earned',
		game: open,
		command: () => ({ type: 'spendToken', client: 'c01', about: 'weights' })
	},
	'token.known': {
		when: 'a token has told it before',
		game: () =>
			play(
				open(),
				{ type: 'grantToken', cause: 'quiz:1' },
				{ type: 'grantToken', cause: 'quiz:2' },
				{ type: 'spendToken', client: 'c01', about: 'weights' }
			),
		command: () => ({ type: 'spendToken', client: 'c01', about: 'weights' }),
		tells: { field: 'about', params: { client: 'c01' } }
	},
	'token.earned': {
		when: 'a quiz would give a second token',
		game: () => play(open(), { type: 'grantToken', cause: 'quiz:1' }),
		command: () => ({ type: 'grantToken', cause: 'quiz:1' }),
		tells: { field: 'cause' }
	},
	'token.monthFull': {
		when: 'a third token comes in a month',
		game: () =>
			play(
				open(),
				{ type: 'grantToken', cause: 'quiz:1' },
				{ type: 'grantToken', cause: 'quiz:2' }
			),
		command: () => ({ type: 'grantToken', cause: 'quiz:3' }),
		tells: { params: { max: 2 } }
	}
};

describe('a refusal', () => {
	it.each(REFUSALS)('%s is reached, names the field and changes nothing', (code) => {
		const { game: make, command, tells } = CASES[code];
		const game = make();
		const before = { hash: game.hash(), state: JSON.stringify(game.state), log: game.log.length };
		const outcome = say(game, command(game));
		expect(outcome).toMatchObject({ ok: false, refusal: { code, ...tells } });
		const after = { hash: game.hash(), state: JSON.stringify(game.state), log: game.log.length };
		expect(after).toEqual(before);
	});

	it('has a situation for every code of the catalogue and for no other', () => {
		expect(Object.keys(CASES).sort()).toEqual([...REFUSALS].sort());
	});
});
