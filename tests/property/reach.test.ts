import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { ACTIONS } from '../../sim/commands/index.ts';
import { PHASES } from '../../sim/world/state.ts';
import { chaosGame, courses, playCourse } from '../support/engine-chaos.ts';

vi.setConfig({ testTimeout: 180_000 });

// The other properties are worth what the random games reach.
it('random games carry out every action, pass every phase, win, deliver, default and go broke', () => {
	const done = new Set<string>();
	fc.assert(
		fc.property(fc.nat(), courses, (seed, course) => {
			const game = chaosGame(seed, false);
			playCourse(game, course, (accepted, type) => {
				if (accepted) done.add(type);
				done.add(game.state.phase);
			});
			for (const team of game.state.teams) {
				done.add(team.status);
				for (const order of team.orders) done.add(order.state);
				for (const relation of team.relations) if (relation) done.add(relation.stage);
			}
		}),
		{ numRuns: 300, seed: 1 }
	);
	const wanted = [
		...[...ACTIONS.map((a) => a.type), ...PHASES],
		...['active', 'restructured', 'closed', 'open', 'delivered', 'defaulted'],
		...['target', 'courting', 'formation', 'stable', 'lost']
	];
	expect(wanted.filter((name) => !done.has(name))).toEqual([]);
});
