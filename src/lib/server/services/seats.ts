import type { Store } from '../db/store.ts';
import type { Place } from '../live/presence.ts';
import { gameById, seatOfTeam, type GameRow, type SeatRow } from '../stores/games.ts';
import { placeOf } from '../stores/teams.ts';
import { inClass, type ClassAccess } from './access.ts';
import type { Actor } from './actor.ts';
import type { ClassCapability } from './capabilities.ts';
import { Refused } from './refused.ts';

/** A game that the actor may do the asked thing in. */
export interface GameAccess extends ClassAccess {
	readonly game: GameRow;
}

/** A company that the actor belongs to. */
export interface SeatAccess extends GameAccess {
	readonly seat: SeatRow;
	readonly captain: boolean;
}

type Reading = Pick<Store, 'db' | 't'>;

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
	const game = await gameById(store.db, store.t, gameId);
	if (!game) throw new Refused(actor.user ? 'game.unknown' : 'access.signIn');
	const access = await inClass(store, actor, game.classId, capability).catch((error: unknown) => {
		const unknown = error instanceof Refused && error.facts.code === 'class.unknown';
		throw unknown ? new Refused('game.unknown') : error;
	});
	return { ...access, game };
}

/**
 * The seat of the actor's own team.
 * @throws Refused `game.notYourCompany` for someone of the class whose team does not take part
 */
export async function ownSeat(store: Reading, actor: Actor, gameId: string): Promise<SeatAccess> {
	const access = await inGame(store, actor, gameId, 'game.play');
	const { db, t } = store;
	const place = access.member ? await placeOf(db, t, access.member.id) : undefined;
	const seat = place && (await seatOfTeam(db, t, gameId, place.teamId));
	if (!seat) throw new Refused('game.notYourCompany');
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
