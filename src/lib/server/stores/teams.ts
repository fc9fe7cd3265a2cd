import { eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

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
