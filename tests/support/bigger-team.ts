import type { App } from '../../src/lib/server/app.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { ClassRoom } from './class-room.ts';
import { place, somebody } from './people.ts';

export interface Mate {
	actor: Actor;
	member: string;
}

/** The first team of a class, made larger. @returns its members, the captain first */
export async function biggerTeam(app: App, room: ClassRoom, more: number): Promise<Mate[]> {
	const { db, t, tx } = app.store;
	const members = await db.select().from(t.members);
	const mates = room.students[0]!.map((actor) => ({
		actor,
		member: members.find(({ userId }) => userId === actor.user!.id)!.id
	}));
	for (let at = 0; at < more; at++) {
		const actor = await somebody(app, 'student', `Mate ${at}`);
		const member = await place(app, room.classId, actor, 'student', { studentNumber: `S${at}` });
		const row = { memberId: member, teamId: room.teams[0]!, captain: false, roles: [] };
		await tx((db) => db.insert(t.teamMembers).values({ ...row, joinedAt: new Date() }));
		mates.push({ actor, member });
	}
	return mates;
}
