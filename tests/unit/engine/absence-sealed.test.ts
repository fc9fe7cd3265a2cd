import { describe, expect, it } from 'vitest';
import { coverAbsence, coverPreparation, createGame, loadScenario } from '../../../sim/index.ts';
import { readFileSync } from 'node:fs';

const scenario = loadScenario(readFileSync('scenarios/campus-lab/scenario.yaml', 'utf8'));

/** A game of two people in which the first has staged two claims and a visit, and left. */
function left() {
	const game = createGame({ scenario, seed: 'absent', teams: 2 });
	game.submit({
		type: 'stagePlan',
		team: 't1',
		id: 'staged',
		actions: [
			{ type: 'claimClient', client: 'c01' },
			{ type: 'visitClient', client: 'c01' },
			{ type: 'claimClient', client: 'c02' }
		]
	});
	return game;
}

describe('an absent company in sealed access', () => {
	it('has its staged claims placed before the opening and the rest carried at the lock', () => {
		const game = left();
		expect(coverPreparation(game).map((m) => [m.action.type, m.accepted])).toEqual([
			['claimClient', true],
			['claimClient', true]
		]);
		game.submit({ type: 'openMonth', team: null, id: 'open' });
		expect(game.state.claimResults.map((c) => [c.team, c.granted])).toEqual([
			[0, true],
			[0, true]
		]);
		expect(coverAbsence(game).map((m) => [m.team, m.action.type])).toEqual([['t1', 'visitClient']]);
		expect(game.state.teams[0]!.plan).toEqual([]);
	});

	it('is not absent once a person has acted', () => {
		const game = left();
		game.submit({ type: 'claimClient', team: 't1', client: 'c09', id: 'person' });
		expect(coverPreparation(game)).toEqual([]);
		game.submit({ type: 'openMonth', team: null, id: 'open' });
		expect(coverAbsence(game)).toEqual([]);
		expect(game.state.teams[0]!.plan).toHaveLength(3);
	});
});
