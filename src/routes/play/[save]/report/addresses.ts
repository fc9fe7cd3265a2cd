import { resolve } from '$app/paths';
import type { Addresses } from '$lib/desk/report/addresses';
import { scenarioCard, scenarios } from '$lib/game/scenarios';
import { shareLink } from '$lib/game/share-link';
import type { SaveMeta } from '$lib/game/solo-types';

/** Where a finished solo game leads on to. */
export function addressesOf(
	{ id, scenario, difficulty, seed }: Pick<SaveMeta, 'id' | 'scenario' | 'difficulty' | 'seed'>,
	play: string
): Addresses {
	const same = shareLink(play, { scenario, difficulty, seed });
	const harder = harderThan(scenario, difficulty);
	return {
		replay: resolve(`/replay/${id}`),
		same,
		// Without a seed the page draws one.
		other: `${play}?${new URLSearchParams({ scenario, difficulty })}`,
		...(harder && { harder: `${play}?${new URLSearchParams(harder)}` }),
		share: same,
		games: play
	};
}

/** The next difficulty of the scenario; after its last, the first of the next scenario. */
function harderThan(
	scenario: string,
	difficulty: string
): { scenario: string; difficulty: string } | undefined {
	const levels = scenarioCard(scenario)?.difficulties ?? [];
	const next = levels[levels.findIndex((level) => level.id === difficulty) + 1];
	if (next) return { scenario, difficulty: next.id };
	const after = scenarios[scenarios.findIndex((card) => card.id === scenario) + 1];
	return after && { scenario: after.id, difficulty: after.difficulties[0]!.id };
}
