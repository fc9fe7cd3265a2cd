import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import type { MemberRow } from './classes.ts';

export type TeamRow = Tables['teams']['$inferSelect'];
export type TeamMemberRow = Tables['teamMembers']['$inferSelect'];

/** The team a member of a class is in now. */
export async function placeOf(
	db: Db,
	t: Tables,
	memberId: string
): Promise<TeamMemberRow | undefined> {
	const [row] = await db.select().from(t.teamMembers).where(eq(t.teamMembers.memberId, memberId));
	return row;
}

/** The companies of a class in their order. */
export async function teamsOf(db: Db, t: Tables, classId: string): Promise<TeamRow[]> {
	const { teams } = t;
	return db
		.select()
		.from(teams)
		.where(eq(teams.classId, classId))
		.orderBy(asc(teams.place), asc(teams.id));
}

/** A company by its id, within its class: the id of another class finds nothing. */
export async function teamById(
	db: Db,
	t: Tables,
	classId: string,
	id: string
): Promise<TeamRow | undefined> {
	const { teams } = t;
	const [row] = await db
		.select()
		.from(teams)
		.where(and(eq(teams.classId, classId), eq(teams.id, id)));
	return row;
}

/** Who is in which company of a class, in the order in which they came; only active members. */
export async function placesOf(
	db: Db,
	t: Tables,
	classId: string
): Promise<(TeamMemberRow & { name: string })[]> {
	const { teams, teamMembers, members } = t;
	const rows = await db
		.select({ place: teamMembers, name: members.name })
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.innerJoin(members, eq(members.id, teamMembers.memberId))
		.where(and(eq(teams.classId, classId), eq(members.status, 'active')))
		.orderBy(asc(teamMembers.joinedAt), asc(teamMembers.memberId));
	return rows.map(({ place, name }) => ({ ...place, name }));
}

export async function insertTeam(db: Db, t: Tables, row: TeamRow): Promise<void> {
	await db.insert(t.teams).values(row);
}

export async function updateTeam(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Pick<TeamRow, 'name' | 'color' | 'place'>>
): Promise<void> {
	await db.update(t.teams).set(values).where(eq(t.teams.id, id));
}

export async function deleteTeam(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.teams).where(eq(t.teams.id, id));
}

/** Puts a member into a company, and out of the one before. */
export async function putPlace(db: Db, t: Tables, row: TeamMemberRow): Promise<void> {
	const { teamId, captain, roles, joinedAt } = row;
	await db.insert(t.teamMembers).values(row).onConflictDoUpdate({
		target: t.teamMembers.memberId,
		set: { teamId, captain, roles, joinedAt }
	});
}

export async function updatePlace(
	db: Db,
	t: Tables,
	memberId: string,
	values: Partial<Pick<TeamMemberRow, 'captain' | 'roles'>>
): Promise<void> {
	await db.update(t.teamMembers).set(values).where(eq(t.teamMembers.memberId, memberId));
}

export async function deletePlace(db: Db, t: Tables, memberId: string): Promise<void> {
	await db.delete(t.teamMembers).where(eq(t.teamMembers.memberId, memberId));
}

/** The companies of a class that sit in a game which is running. */
export async function playingTeams(db: Db, t: Tables, classId: string): Promise<Set<string>> {
	const { games, seats } = t;
	const rows = await db
		.select({ teamId: seats.teamId })
		.from(seats)
		.innerJoin(games, eq(games.id, seats.gameId))
		.where(and(eq(games.classId, classId), eq(games.status, 'running')));
	return new Set(rows.map(({ teamId }) => teamId));
}

/** Whether a game of the class is running. */
export async function hasRunningGame(db: Db, t: Tables, classId: string): Promise<boolean> {
	const { games } = t;
	const [row] = await db
		.select({ id: games.id })
		.from(games)
		.where(and(eq(games.classId, classId), eq(games.status, 'running')))
		.limit(1);
	return row !== undefined;
}

/** Active members of some teams, with their place in the class. */
export async function crewOf(
	db: Db,
	t: Tables,
	teamIds: readonly string[]
): Promise<{ place: TeamMemberRow; member: MemberRow }[]> {
	if (teamIds.length === 0) return [];
	const rows = await db
		.select()
		.from(t.teamMembers)
		.innerJoin(t.members, eq(t.members.id, t.teamMembers.memberId))
		.where(and(inArray(t.teamMembers.teamId, [...teamIds]), eq(t.members.status, 'active')))
		.orderBy(asc(t.teamMembers.joinedAt), asc(t.teamMembers.memberId));
	return rows.map((row) => ({ place: row.team_member, member: row.class_member }));
}
