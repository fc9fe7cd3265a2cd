import { actionOf } from '#sim/commands/index.ts';
import type { LoggedCommand } from '#sim/game.ts';
import { firstCounted } from '#sim/log/branch.ts';
import { newId } from '../auth/secrets.ts';
import { waitingFrom, type DraftRow } from '../stores/drafts.ts';
import type { SeatRow } from '../stores/games.ts';
import { isDone, isPerson } from './deciding.ts';
import type { GameDeps } from './deps.ts';
import { MAX_DRAFTS } from './drafts.ts';
import { play } from './playing.ts';

/** A game that goes on from an earlier month in another one. */
export interface Rewinding {
	from: string;
	to: string;
	/** The month that is played again. */
	month: number;
	seats: readonly SeatRow[];
}

/**
 * What the teams get back as drafts when months are undone: what they did in the months after the one played again
 * (that month's own actions come back as their plan), and the drafts that were waiting.
 */
export async function returnedDrafts(
	deps: GameDeps,
	{ from, to, month, seats }: Rewinding
): Promise<DraftRow[]> {
	const { store, now } = deps;
	const at = now().getTime();
	const teamOf = new Map(seats.map((seat) => [seat.company, seat.teamId]));
	const waiting = await waitingFrom(store.db, store.t, from, month);
	const { undone, left } = await play(deps, from, ({ game }) => ({
		undone: game.log.slice(firstCounted(game)).filter((c) => c.month > month && isOwnDeed(c)),
		left: waiting.filter((row) => !isDone(game, row.id))
	}));
	const rows = undone.flatMap((deed, i): DraftRow[] => {
		const { seq: _s, month: madeIn, team, id: _i, member, ...action } = deed;
		const teamId = teamOf.get(team!);
		const open = { state: 'waiting', closedBy: null, closedAt: null } as const;
		const whose = { gameId: to, memberId: member!, createdAt: new Date(at + i), ...open };
		return teamId
			? [{ ...whose, id: newId(), teamId, action, month: madeIn, why: 'returned' }]
			: [];
	});
	const kept = left.map((row) => ({ ...row, id: newId(), gameId: to }));
	return [...teamOf.values()].flatMap((teamId) =>
		[...kept, ...rows].filter((row) => row.teamId === teamId).slice(0, MAX_DRAFTS)
	);
}

/** What a person of a company has done, other than planning. */
const isOwnDeed = ({ type, team, member }: LoggedCommand): boolean =>
	team !== null && isPerson(member) && actionOf(type)?.passive === undefined && !!actionOf(type);
