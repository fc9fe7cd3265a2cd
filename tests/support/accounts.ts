import pino from 'pino';
import { makeApp, type App } from '../../src/lib/server/app.ts';
import { makeLimits } from '../../src/lib/server/auth/limits.ts';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import { makeSessions } from '../../src/lib/server/auth/sessions.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { Hub } from '../../src/lib/server/live/hub.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import type { MemberRow } from '../../src/lib/server/stores/classes.ts';
import { onEveryStore, type TestStore } from './stores.ts';

/** An application over a test's own store, with a clock that the test moves. */
export interface TestApp extends App {
	/** Moves the clock of the application, in milliseconds. */
	pass(ms: number): void;
}

/** @param env settings other than the defaults */
export function appOver({ store }: TestStore, env: Record<string, string> = {}): TestApp {
	let ahead = 0;
	const app = makeApp({
		config: readConfig(env, '.'),
		log: pino({ level: 'silent' }),
		store,
		limits: makeLimits(),
		sessions: makeSessions(store, false),
		live: new Hub(),
		now: () => new Date(Date.now() + ahead)
	});
	return { ...app, pass: (ms) => void (ahead += ms) };
}

export const visitor: Actor = { user: null, address: '10.0.0.1' };

/** Writes a person directly, as somebody who has been there before the test. */
export async function somebody(
	{ store }: App,
	siteRole: 'admin' | 'instructor' | 'student',
	name = '王小明'
): Promise<Actor & { user: NonNullable<Actor['user']> }> {
	const id = newId();
	const email = siteRole === 'student' ? null : `${id}@school.example`;
	const row = { id, name, email, siteRole, createdAt: new Date() };
	await store.tx((db) => db.insert(store.t.users).values(row));
	return { user: { id, name, email, siteRole }, address: '10.0.0.1' };
}

/** A class with its owner. */
export async function someClass({ store }: App, owner: Actor): Promise<string> {
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
	await place({ store } as App, id, owner, 'owner');
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

/** The code with which something was refused; undefined when it was not. */
export const refusalOf = (promise: Promise<unknown>): Promise<string | undefined> =>
	promise.then(
		() => undefined,
		(error: { facts?: { code: string } }) => {
			if (!error.facts) throw error;
			return error.facts.code;
		}
	);

export { onEveryStore, type TestStore };
