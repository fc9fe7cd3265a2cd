import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playBotSeats, moveMonth } from '#sim/bots/driver.ts';
import type { Game } from '#sim/game.ts';
import { loadScenario } from '#sim/scenario/load.ts';
import { createGame } from '#sim/start.ts';
import { rulebookOf } from '#sim/view/rulebook.ts';
import { teamView } from '#sim/view/team.ts';
import {
	bidFault,
	CLAIMS_WANTED,
	STEPS,
	stepsOf,
	type CoachFacts,
	type StepId
} from '../../../src/lib/desk/coach/steps.ts';

const scenario = {
	...loadScenario(
		readFileSync(
			new URL('../../../scenarios/campus-lab-practice/scenario.yaml', import.meta.url),
			'utf8'
		)
	),
	access: 'sealed' as const
};
const rules = rulebookOf(scenario);

function newGame(): Game {
	return createGame({
		scenario,
		seed: 'COACH',
		teams: [{}, { bot: 'idle' }, { bot: 'idle' }],
		hashing: false
	});
}

/** What the coach sees of a game, on a page and with so many envelopes opened. */
const factsOf = (game: Game, page = 'today', envelopesOpened = 0): CoachFacts => ({
	view: teamView(game.world, 0),
	rules,
	page,
	envelopesOpened
});

let commands = 0;
function act(game: Game, action: { type: string } & Record<string, unknown>): void {
	const outcome = game.submit({ ...action, team: 't1', id: `me-${commands++}` });
	if (!outcome.ok) throw new Error(outcome.refusal.code);
}

const withTender = (game: Game) => {
	const { clients } = teamView(game.world, 0);
	return clients.filter((c) => c.tender !== undefined).map((c) => c.id);
};

const open = (game: Game) => {
	playBotSeats(game);
	moveMonth(game, 'openMonth');
};
const close = (game: Game) => {
	moveMonth(game, 'lockMonth');
	moveMonth(game, 'revealMonth');
};

/** A game in which three clients with a tender are ours and the month is open. */
function openedGame(): { game: Game; clients: string[] } {
	const game = newGame();
	const clients = withTender(game).slice(0, CLAIMS_WANTED);
	for (const client of clients) act(game, { type: 'claimClient', client });
	open(game);
	return { game, clients };
}

function bid(game: Game, client: string, price: 'fair' | 'overCeiling', features?: string[]): void {
	const tender = teamView(game.world, 0).tenders.find((t) => t.client === client)!;
	act(game, {
		type: 'submitBid',
		tender: tender.id,
		unitPrice: price === 'fair' ? tender.ceiling - 100 : tender.ceiling + 100,
		features: features ?? tender.required,
		dueMonth: tender.dueMonth,
		serviceLevel: 0
	});
}

const done = (id: StepId, facts: CoachFacts) => STEPS[id].done(facts);

describe('the steps of the practice scenario', () => {
	it('are all known to the desk, in the order of the scenario', () => {
		expect(stepsOf(rules).map((step) => step.id)).toEqual(scenario.coach);
	});

	it('leave out an id that the desk does not know', () => {
		expect(stepsOf({ ...rules, coach: ['meetMarket', 'flyToTheMoon'] }).map((s) => s.id)).toEqual([
			'meetMarket'
		]);
	});
});

describe('a step is done when the game shows it', () => {
	it('the market has been met once its page is open', () => {
		const game = newGame();
		expect(done('meetMarket', factsOf(game))).toBe(false);
		expect(done('meetMarket', factsOf(game, 'market'))).toBe(true);
	});

	it('clients are claimed when three claims are placed, not two', () => {
		const game = newGame();
		const clients = withTender(game).slice(0, 3);
		for (const client of clients.slice(0, 2)) act(game, { type: 'claimClient', client });
		expect(done('claimClients', factsOf(game))).toBe(false);
		expect(STEPS.claimClients.count!(factsOf(game))).toEqual({ done: 2, of: 3 });
		act(game, { type: 'claimClient', client: clients[2]! });
		expect(done('claimClients', factsOf(game))).toBe(true);
	});

	it('the month is open when it is', () => {
		const game = newGame();
		expect(done('openMonth', factsOf(game))).toBe(false);
		open(game);
		expect(done('openMonth', factsOf(game))).toBe(true);
	});

	it('a seminar is held when the books show one', () => {
		const { game, clients } = openedGame();
		expect(done('holdSeminar', factsOf(game))).toBe(false);
		act(game, { type: 'holdSeminar', clients: [clients[0]!] });
		expect(done('holdSeminar', factsOf(game))).toBe(true);
	});

	it('a bid counts only when the client would not throw it away', () => {
		const { game, clients } = openedGame();
		act(game, { type: 'holdSeminar', clients: [clients[0]!] });
		bid(game, clients[0]!, 'overCeiling');
		expect(done('submitBid', factsOf(game))).toBe(false);
		expect(STEPS.submitBid.hint!(factsOf(game))).toBe('bidPrice');
		bid(game, clients[0]!, 'fair', []);
		expect(STEPS.submitBid.hint!(factsOf(game))).toBe('bidFeatures');
		bid(game, clients[0]!, 'fair');
		expect(done('submitBid', factsOf(game))).toBe(true);
		expect(STEPS.submitBid.hint!(factsOf(game))).toBeUndefined();
	});

	it('a bid to a client that hardly knows us has its own hint', () => {
		const game = newGame();
		const demanding = teamView(game.world, 0).tenders.find(
			(t) => t.minRecognition > rules.claim.lift
		)!;
		act(game, { type: 'claimClient', client: demanding.client });
		open(game);
		bid(game, demanding.client, 'fair');
		const { view } = factsOf(game);
		const tender = view.tenders.find((t) => t.id === demanding.id)!;
		expect(bidFault(view, tender)).toBe('bidRecognition');
	});

	it('an autopsy is read when an envelope has been opened on the review page', () => {
		const { game, clients } = openedGame();
		act(game, { type: 'holdSeminar', clients: [clients[0]!] });
		bid(game, clients[0]!, 'fair');
		close(game);
		expect(done('closeMonth', factsOf(game))).toBe(true);
		expect(done('readAutopsy', factsOf(game, 'review', 0))).toBe(false);
		expect(done('readAutopsy', factsOf(game, 'today', 1))).toBe(false);
		expect(done('readAutopsy', factsOf(game, 'review', 1))).toBe(true);
	});

	it('without a bid the review page alone is enough, because there is no envelope', () => {
		const game = newGame();
		open(game);
		close(game);
		expect(done('readAutopsy', factsOf(game, 'review', 0))).toBe(true);
		expect(STEPS.readAutopsy.hint!(factsOf(game, 'review', 0))).toBe('noBid');
	});

	it('the last step waits for units that have left', () => {
		const { game, clients } = openedGame();
		act(game, { type: 'holdSeminar', clients: [clients[0]!] });
		bid(game, clients[0]!, 'fair');
		close(game);
		expect(STEPS.buyAndDeliver.hint!(factsOf(game))).toBe('nextMonth');
		moveMonth(game, 'prepareMonth');
		open(game);
		const order = teamView(game.world, 0).orders[0]!;
		expect(done('buyAndDeliver', factsOf(game))).toBe(false);
		act(game, { type: 'buyStock', features: order.features, quantity: 1 });
		act(game, { type: 'deliver', order: order.id, quantity: 1 });
		expect(done('buyAndDeliver', factsOf(game))).toBe(true);
	});
});

describe('a step whose moment has passed', () => {
	it('is passed, so that the coach never asks for the impossible', () => {
		const game = newGame();
		open(game);
		expect(done('claimClients', factsOf(game))).toBe(true);
		expect(STEPS.holdSeminar.hint!(factsOf(game))).toBe('noClients');
		close(game);
		expect(done('holdSeminar', factsOf(game))).toBe(true);
		expect(done('submitBid', factsOf(game))).toBe(true);
	});
});
