import type { Store } from '../db/store.ts';
import type { Place } from '../live/presence.ts';
import type { GameCard, GameRow, SeatRow } from '../stores/games.ts';
import { standingOf, type Standing } from '../stores/standing.ts';
import { judged, type ClassAccess } from './access.ts';
import type { Actor } from './actor.ts';
import type { ClassCapability } from './capabilities.ts';
import { Refused } from './refused.ts';

/** A game that the actor may do the asked thing in. */
export interface GameAccess extends ClassAccess {
	readonly game: GameCard;
}

/** A company that the actor belongs to. */
export interface SeatAccess extends GameAccess {
	readonly seat: SeatRow;
	readonly captain: boolean;
}

type Reading = Pick<Store, 'db' | 't'>;

/** One query for all that a request of a desk has to know of the person. */
async function stand(
	store: Reading,
	actor: Actor,
	gameId: string,
	capability: ClassCapability
): Promise<Standing & { access: GameAccess }> {
	if (!actor.user) throw new Refused('access.signIn');
	const standing = await standingOf(store, gameId, actor.user.id);
	if (!standing) throw new Refused('game.unknown');
	const { game, class: own, member } = standing;
	try {
		return { ...standing, access: { ...judged(actor.user, own, member, capability), game } };
	} catch (error) {
		const unknown = error instanceof Refused && error.facts.code === 'class.unknown';
		throw unknown ? new Refused('game.unknown') : error;
	}
}

/**
 * Checks what the actor may do in a game.
 * @throws Refused `game.unknown` also for those who do not belong to its class
 */
export async function inGame(
	store: Reading,
	actor: Actor,
	gameId: string,
	capability: ClassCapability
): Promise<GameAccess> {
	return (await stand(store, actor, gameId, capability)).access;
}

/**
 * The seat of the actor's own team.
 * @throws Refused `game.notYourCompany` for someone of the class whose team does not take part
 */
export async function ownSeat(store: Reading, actor: Actor, gameId: string): Promise<SeatAccess> {
	const { access, place, seat } = await stand(store, actor, gameId, 'game.play');
	if (!access.member || !place || !seat) throw new Refused('game.notYourCompany');
	return { ...access, seat, captain: place.captain };
}

/** Where in a game the person of a seat sits. */
export const chairOf = ({ game, seat, member }: SeatAccess): Place => ({
	game: game.id,
	company: seat.company,
	member: member!.id
});

/** When the month ends for a company: later than for others where a member has extra time. */
export function endOf(
	{ deadline, monthSeconds }: Pick<GameRow, 'deadline' | 'monthSeconds'>,
	extraTime: number
): Date | null {
	if (!deadline) return null;
	return new Date(deadline.getTime() + ((monthSeconds ?? 0) * 1000 * extraTime) / 100);
}
