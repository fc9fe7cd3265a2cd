import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createGame, loadScenario } from '../../../sim/index.ts';
import { purchaseCost } from '../../../sim/world/world.ts';

const scenario = loadScenario(readFileSync('scenarios/campus-lab/scenario.yaml', 'utf8'));

it('names the price of a purchase although it is paid in its effect, affordable or not', () => {
	const game = createGame({ scenario, seed: 'quote', teams: 2 });
	game.submit({ type: 'openMonth', team: null, id: 'open' });
	const ask = (quantity: number) =>
		game.quote({ type: 'buyStock', team: 't1', id: 'q', features: [], quantity });
	expect(ask(10)).toEqual({ money: purchaseCost(game.world, 0, 10, 1), days: 0 });
	const dear = ask(900_000);
	expect(dear.refusal?.code).toBe('money.cash');
	expect(dear.money).toBe(purchaseCost(game.world, 0, 900_000, 1));
	const before = game.hash();
	game.submit({ type: 'buyStock', team: 't1', id: 'b', features: [], quantity: 10 });
	expect(game.state.teams[0]!.accounts.stock).toBe(ask(10).money);
	expect(game.hash()).not.toBe(before);
});
