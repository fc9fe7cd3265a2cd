import type { App } from '../../src/lib/server/app.ts';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { MemberRow } from '../../src/lib/server/stores/classes.ts';

/** Writes a person directly, as somebody who has been there before the test. */
export async function somebody(
	{ store }: Pick<App, 'store'>,
	siteRole: 'admin' | 'instructor' | 'student',
	name = '王小明'
): Promise<Actor & { user: NonNullable<Actor['user']> }> {
	const id = newId();
	const email = siteRole === 'student' ? null : `${id}@school.example`;
	const row = { id, name, email, siteRole, createdAt: new Date() };
	await store.tx((db) => db.insert(store.t.users).values(row));
	return { user: { id, name, email, siteRole }, address: '10.0.0.2' };
}

/** A class with its owner. */
export async function someClass({ store }: Pick<App, 'store'>, owner: Actor): Promise<string> {
	const id = newId();
	await store.tx(async (db) => {
		await db.insert(store.t.classes).values({
			id,
			name: 'CRM 1',
			term: '2026',
			language: 'zh',
			scenario: 'campus-lab',
			rosterOnly: false,
			locked: false,
			createdAt: new Date()
		});
	});
	await place({ store }, id, owner, 'owner');
	return id;
}

/** Gives a person a place in a class. @returns the id of the place */
export async function place(
	{ store }: Pick<App, 'store'>,
	classId: string,
	actor: Actor,
	role: MemberRow['role'],
	more: Partial<MemberRow> = {}
): Promise<string> {
	const id = newId();
	const row = {
		id,
		classId,
		userId: actor.user!.id,
		role,
		name: actor.user!.name,
		status: 'active' as const,
		extraTime: 0,
		createdAt: new Date(),
		...more
	};
	await store.tx((db) => db.insert(store.t.members).values(row));
	return id;
}
