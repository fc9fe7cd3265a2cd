import type { Topic } from '../live/hub.ts';
import type { Place } from '../live/presence.ts';
import { gameById, seatOfTeam } from '../stores/games.ts';
import { sessionById } from '../stores/speaking.ts';
import { placeOf } from '../stores/teams.ts';
import { inClass } from './access.ts';
import type { Actor } from './actor.ts';
import type { Deps } from './deps.ts';
import { inUnit } from './in-unit.ts';
import { Refused } from './refused.ts';

/** What a tab listens to at most: its class, its game, its team. */
const MAX_TOPICS = 6;

/**
 * Checks that the actor may hear of every topic asked for.
 * - `class:ID`: members of the class
 * - `staff:ID`: its staff, about what only they see
 * - `game:ID`: members of its class
 * - `company:GAME:COMPANY`: members of that company's team, and the staff
 * - `crew:GAME:COMPANY`: the same people, about each other rather than about the market
 * - `speaking:SESSION`, `rated:SESSION`: whoever sees the session's unit; the second says that somebody has rated
 * @returns the topics, and the desks at which the actor sits by listening to them
 * @throws Refused
 */
export async function heard(
	deps: Deps,
	actor: Actor,
	topics: readonly string[]
): Promise<{ topics: Topic[]; places: Place[] }> {
	if (topics.length === 0 || topics.length > MAX_TOPICS) throw new Refused('form.invalid', 'topic');
	const places: Place[] = [];
	for (const topic of topics) {
		const place = await hear(deps, actor, topic);
		if (place) places.push(place);
	}
	return { topics: [...topics], places };
}

/** @returns the actor's own place where the topic is its crew's */
async function hear(deps: Deps, actor: Actor, topic: string): Promise<Place | undefined> {
	const { store } = deps;
	const { db, t } = store;
	const [kind, id = '', company = ''] = topic.split(':');
	if (kind === 'class') return void (await inClass(store, actor, id, 'class.view'));
	if (kind === 'speaking' || kind === 'rated') {
		const found = await sessionById(db, t, id);
		if (!found) throw new Refused('speaking.unknown');
		const { classId, id: unitId } = found.unit;
		return void (await inUnit(deps, actor, classId, unitId, 'unit.view'));
	}
	if (kind === 'staff') return void (await inClass(store, actor, id, 'class.manage'));
	if (kind !== 'game' && kind !== 'company' && kind !== 'crew')
		throw new Refused('form.invalid', 'topic');
	const game = await gameById(db, t, id);
	if (!game) throw new Refused('game.unknown');
	const access = await inClass(store, actor, game.classId, 'game.watch');
	if (kind === 'game' || access.role !== 'student') return undefined;
	const member = access.member!.id;
	const mine = await placeOf(db, t, member);
	const seat = mine && (await seatOfTeam(db, t, id, mine.teamId));
	if (seat?.company !== company) throw new Refused('game.notYourCompany');
	return kind === 'crew' ? { game: id, company, member } : undefined;
}
