import { makeStart } from '#sim/start.ts';
import { scenarioOf } from './scenario-files';
import { SoloHost } from './solo-host';
import type { NewGame } from './solo-types';

/**
 * A new solo game: the person in the first seat, the bots of the difficulty in the others. Access is
 * sealed, so that no bot wins a race by reflex; with a coach it begins with practice months.
 * @throws RangeError for a scenario or difficulty that the product does not have
 */
export async function hostOf(game: NewGame): Promise<SoloHost> {
	const scenario = await scenarioOf(game.scenario);
	const bots = scenario?.difficulties.find((d) => d.id === game.difficulty)?.bots;
	if (!scenario || !bots) throw new RangeError(`no game ${game.scenario}/${game.difficulty}`);
	const rivals = bots.map((bot, i) => {
		const name = game.rivals[i];
		return name === undefined ? { bot } : { bot, name };
	});
	return SoloHost.start(
		makeStart({
			scenario: { ...scenario, access: 'sealed' },
			seed: game.seed,
			teams: [{ name: game.company }, ...rivals],
			practice: scenario.coach.length > 0
		})
	);
}
