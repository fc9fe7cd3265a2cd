import { playBot } from '#sim/bots/driver.ts';
import { botNamed } from '#sim/bots/index.ts';
import type { Move } from '../services/month-moves.ts';
import type { Stage } from './stage.ts';

/** Presses that one request takes along. */
const AT_ONCE = 10;

/** Days before the present on which the months are played. */
const MONTHS = [20, 13];

/**
 * A game of the companies: in each month their people press what a style of the engine's bots would decide, so that
 * everything is done by the rules. The month after the last one is prepared.
 */
export async function playMarket(stage: Stage): Promise<void> {
	const { app, clock, script, owner, classId, companies } = stage;
	clock.goTo(MONTHS[0]!);
	const choices = { ...script.game, scenario: 'campus-lab', access: 'race' as const };
	const game = await app.games.create(owner, classId, choices);
	const lead = async (move: Move): Promise<void> => {
		const moved = await app.lessons.move(owner, game, move);
		if (!moved.ok) throw new Error(`${move}: ${JSON.stringify(moved)}`);
	};

	async function decide(): Promise<void> {
		const copy = await app.host.perform(game, (turn) => turn.game.fork());
		const { month, phase } = copy.state;
		for (const [at, { style, people }] of companies.entries()) {
			const actions = playBot(copy, at, botNamed(style)!).map(({ action }) => action);
			for (let i = 0; i < actions.length; i += AT_ONCE) {
				const requests = actions
					.slice(i, i + AT_ONCE)
					.map((action, k) => ({ id: `demo-${at}-${month}-${phase}-${i + k}`, action }));
				const { actor } = people[(i / AT_ONCE) % people.length]!;
				await app.desks.act(actor, game, requests);
			}
		}
	}

	for (const day of MONTHS) {
		clock.goTo(day);
		await decide();
		await lead('openMonth');
		await decide();
		clock.goTo(day - 0.03);
		await lead('lockMonth');
		await lead('revealMonth');
		await lead('prepareMonth');
	}
}
