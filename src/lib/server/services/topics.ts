import type { Topic } from '../live/hub.ts';
import { gameById, seatOfTeam } from '../stores/games.ts';
import { placeOf } from '../stores/teams.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { Refused } from './refused.ts';

/** What a tab listens to at most: its class, its game, its team. */
const MAX_TOPICS = 6;

/**
 * Checks that the actor may hear of every topic asked for.
 * - `class:ID`: members of the class
 * - `game:ID`: members of its class
 * - `company:GAME:COMPANY`: members of that company's team, and the staff
 * @throws Refused
 */
export async function heard(deps: Deps, actor: Actor, topics: readonly string[]): Promise<Topic[]> {
	if (topics.length === 0 || topics.length > MAX_TOPICS) throw new Refused('form.invalid', 'topic');
	for (const topic of topics) await hear(deps, actor, topic);
	return [...topics];
}

async function hear({ store }: Deps, actor: Actor, topic: string): Promise<void> {
	const { db, t } = store;
	const [kind, id = '', company = ''] = topic.split(':');
	if (kind === 'class') return void (await inClass(store, actor, id, 'class.view'));
	if (kind !== 'game' && kind !== 'company') throw new Refused('form.invalid', 'topic');
	const game = await gameById(db, t, id);
	if (!game) throw new Refused('game.unknown');
	const access = await inClass(store, actor, game.classId, 'game.watch');
	if (kind === 'game' || access.role !== 'student') return;
	const mine = await placeOf(db, t, access.member!.id);
	const seat = mine && (await seatOfTeam(db, t, id, mine.teamId));
	if (seat?.company !== company) throw new Refused('game.notYourCompany');
}
