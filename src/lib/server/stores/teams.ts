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

/** Teams of a class in their order. */
export async function teamsOf(db: Db, t: Tables, classId: string): Promise<TeamRow[]> {
	return db.select().from(t.teams).where(eq(t.teams.classId, classId)).orderBy(asc(t.teams.place));
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
