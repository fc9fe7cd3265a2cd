import 'fake-indexeddb/auto';
import { Saves } from '$lib/game/saves';
import { hostOf } from '$lib/game/solo-new';
import type { SoloHost } from '$lib/game/solo-host';
import type { NewGame } from '$lib/game/solo-types';

/** What the tests of solo play start from: a small game, and a browser's storage of its own. */

export const PRACTICE: NewGame = {
	scenario: 'campus-lab-practice',
	difficulty: 'guided',
	seed: 'TEST',
	company: 'Jade Bridge',
	rivals: ['Granite', 'Swift', 'Orchid', 'Delta', 'River'],
	name: 'First year'
};

export const soloHost = (game: Partial<NewGame> = {}): Promise<SoloHost> =>
	hostOf({ ...PRACTICE, ...game });

let databases = 0;
/** Opens a database that no other test uses, or the one of this name. */
export function freshStorage(name = `solo-${databases++}`): () => Promise<Saves> {
	return () => Saves.open(name);
}

let moves = 0;
/** Plays whole months without doing anything in them. */
export function passMonths(host: SoloHost, months: number): void {
	for (let i = 0; i < months; i++) {
		if (host.game.state.phase === 'revealed') host.clock('nextMonth', `n${moves++}`);
		host.clock('openMonth', `o${moves++}`);
		host.clock('closeMonth', `c${moves++}`);
	}
}
