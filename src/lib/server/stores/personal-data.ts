import { eq, inArray, like, or } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

/** Everything in which a person's places in classes appear. */
export async function tracesOf(db: Db, t: Tables, memberIds: readonly string[]) {
	const ids = [...memberIds];
	if (ids.length === 0) return { teams: [], drafts: [], messages: [], commands: [] };
	const { teamMembers, teams, drafts, chats, gameCommands } = t;
	const places = await db
		.select()
		.from(teamMembers)
		.innerJoin(teams, eq(teams.id, teamMembers.teamId))
		.where(inArray(teamMembers.memberId, ids));
	return {
		teams: places.map(({ team, team_member: place }) => ({
			company: team.name,
			captain: place.captain,
			roles: place.roles,
			joinedAt: place.joinedAt
		})),
		drafts: await db.select().from(drafts).where(inArray(drafts.memberId, ids)),
		messages: await db.select().from(chats).where(inArray(chats.memberId, ids)),
		commands: await db
			.select({ gameId: gameCommands.gameId, line: gameCommands.line, at: gameCommands.at })
			.from(gameCommands)
			.where(or(...ids.map((id) => like(gameCommands.line, `%"member":"${id}"%`))))
			.orderBy(gameCommands.gameId, gameCommands.seq)
	};
}

/** What the person has done that was noted, and what was noted about the person's places. */
export const notesBy = (db: Db, t: Tables, userId: string) =>
	db
		.select({ what: t.auditLog.what, about: t.auditLog.about, at: t.auditLog.at })
		.from(t.auditLog)
		.where(eq(t.auditLog.actorId, userId))
		.then((rows) => rows);

/**
 * Empties a place in a class: the name becomes a pseudonym, number and address go, messages too. The company keeps what
 * it decided, and the game log its pseudonym.
 */
export async function emptyPlace(
	db: Db,
	t: Tables,
	memberId: string,
	pseudonym: string
): Promise<void> {
	await db
		.update(t.members)
		.set({
			name: pseudonym,
			studentNumber: null,
			email: null,
			userId: null,
			status: 'withdrawn'
		})
		.where(eq(t.members.id, memberId));
	await db.delete(t.teamMembers).where(eq(t.teamMembers.memberId, memberId));
	await db.delete(t.chats).where(eq(t.chats.memberId, memberId));
}

/** Replaces what names a person in the notes of a class, or in those of no class. */
export async function cleanNotes(
	db: Db,
	t: Tables,
	classIds: readonly string[],
	names: ReadonlySet<string>,
	pseudonym: string
): Promise<void> {
	if (classIds.length === 0) return;
	const { auditLog } = t;
	const rows = await db
		.select()
		.from(auditLog)
		.where(inArray(auditLog.classId, [...classIds]));
	for (const { id, about } of rows) {
		const changed = Object.entries(about).map(([key, value]) =>
			typeof value === 'string' && names.has(value) ? [key, pseudonym] : [key, value]
		);
		const cleaned = Object.fromEntries(changed) as typeof about;
		if (JSON.stringify(cleaned) !== JSON.stringify(about))
			await db.update(auditLog).set({ about: cleaned }).where(eq(auditLog.id, id));
	}
}
