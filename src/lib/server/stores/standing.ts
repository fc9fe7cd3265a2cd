import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { preparedOnce } from '../db/prepared.ts';
import type { Store } from '../db/store.ts';
import type { ClassRow, MemberRow } from './classes.ts';
import type { GameCard, SeatRow } from './games.ts';
import type { TeamMemberRow } from './teams.ts';

/** A game, its class, and what a person is in both; asked by every request of a desk, so it is one query. */
export interface Standing {
	game: GameCard;
	class: ClassRow;
	member: MemberRow | null;
	place: TeamMemberRow | null;
	seat: SeatRow | null;
}

const query = preparedOnce((db, { games, classes, members, teamMembers, seats }) => {
	// The start object is most of a game's row, and nobody who asks for a standing needs it.
	const { start: _start, ...game } = getTableColumns(games);
	return db
		.select({ game, class: classes, member: members, place: teamMembers, seat: seats })
		.from(games)
		.innerJoin(classes, eq(classes.id, games.classId))
		.leftJoin(
			members,
			and(eq(members.classId, games.classId), eq(members.userId, sql.placeholder('userId')))
		)
		.leftJoin(teamMembers, eq(teamMembers.memberId, members.id))
		.leftJoin(seats, and(eq(seats.gameId, games.id), eq(seats.teamId, teamMembers.teamId)))
		.where(eq(games.id, sql.placeholder('gameId')))
		.prepare();
});

/** What a person is in a game; undefined where there is no such game. */
export async function standingOf(
	reading: Pick<Store, 'db' | 't'>,
	gameId: string,
	userId: string
): Promise<Standing | undefined> {
	const [row] = await query(reading).execute({ gameId, userId });
	return row;
}
