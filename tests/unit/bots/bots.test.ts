import { describe, expect, it } from 'vitest';
import { playBotSeats, playMonth, playToEnd } from '../../../sim/bots/driver.ts';
import { addBot, botNamed, botNames } from '../../../sim/bots/index.ts';
import { createGame } from '../../../sim/start.ts';
import { campusLab } from '../../support/engine.ts';

const MIX = botNames().map((bot) => ({ bot }));
const game = (options: Partial<Parameters<typeof createGame>[0]> = {}) =>
	createGame({ scenario: campusLab, seed: 'bots', teams: MIX, ...options });

describe('the bots', () => {
	it('are the eight of level L1', () => {
		expect(botNames()).toEqual([
			...['random', 'idle', 'lowPrice', 'reckless'],
			...['recognition', 'specialist', 'trader', 'balanced']
		]);
	});

	it('play the same game again from the same seed', () => {
		expect(playToEnd(game()).monthHashes).toEqual(playToEnd(game()).monthHashes);
	});

	it('plan what they can do: hardly a command of a careful one is refused', () => {
		const played = game();
		let sent = 0;
		let refused = 0;
		const careful = new Set(['t5', 't6', 't7', 't8']);
		while (!played.state.over) {
			if (played.state.phase === 'revealed')
				played.submit({ type: 'prepareMonth', team: null, id: `p${played.state.month}` });
			for (const type of ['openMonth', 'lockMonth', 'revealMonth']) {
				if (type !== 'revealMonth')
					for (const move of playBotSeats(played)) {
						if (!careful.has(move.team)) continue;
						sent++;
						if (!move.accepted) refused++;
					}
				played.submit({ type, team: null, id: `${type}${played.state.month}` });
			}
		}
		expect(sent).toBeGreaterThan(500);
		expect(refused / sent).toBeLessThan(0.01);
	});

	it.each(['race', 'sealed'] as const)('find clients and win orders in %s access', (access) => {
		const played = playToEnd(game({ scenario: { ...campusLab, access } }));
		for (const team of played.state.teams) {
			const wins = team.history.reduce((sum, month) => sum + month.wins, 0);
			if (team.bot === 'idle') expect(wins).toBe(0);
			else expect(wins).toBeGreaterThan(0);
		}
	});

	it('see a team view and the rulebook, and act only through commands', () => {
		const seen: string[] = [];
		addBot({
			name: 'witness',
			decide(view) {
				seen.push(...Object.keys(view));
				return [];
			}
		});
		playMonth(game({ teams: [{ bot: 'witness' }, { bot: 'balanced' }] }));
		expect(botNamed('witness')).toBeDefined();
		expect(new Set(seen)).not.toContain('world');
		expect(new Set(seen)).not.toContain('state');
		expect(new Set(seen)).toContain('rules');
	});
});
