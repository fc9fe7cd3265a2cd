import pino from 'pino';
import { makeApp, type App } from '../../src/lib/server/app.ts';
import { makeSessions } from '../../src/lib/server/auth/sessions.ts';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { Hub } from '../../src/lib/server/live/hub.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { Refused } from '../../src/lib/server/services/refused.ts';

/** The application over a test's own store, with a clock that the test holds. */
export interface TestClassroom {
	app: App;
	/** Moves the clock on, in hours. */
	later(hours: number): void;
	/** Somebody with an account. */
	person(siteRole: 'admin' | 'instructor' | 'student', name?: string): Promise<Actor>;
	/** Topics told of since the last call. */
	told(): string[];
}

export const visitor: Actor = { user: null, address: '10.0.0.1' };

export function testClassroom(store: Store): TestClassroom {
	let at = Date.parse('2026-09-01T08:00:00Z');
	const live = new Hub();
	let told: string[] = [];
	live.onPublish = ({ topic }) => told.push(topic);
	const app = makeApp({
		config: readConfig({}, process.cwd()),
		log: pino({ level: 'silent' }),
		store,
		sessions: makeSessions(store, false),
		live,
		now: () => new Date((at += 1))
	});
	return {
		app,
		later: (hours) => void (at += hours * 3_600_000),
		async person(siteRole, name = siteRole) {
			const id = newId();
			const email = siteRole === 'student' ? null : `${id}@school.example`;
			await store.tx((db) =>
				db.insert(store.t.users).values({
					id,
					name,
					email,
					siteRole,
					createdAt: new Date(at)
				})
			);
			return { user: { id, name, email, siteRole }, address: '10.0.0.2' };
		},
		told() {
			const all = told;
			told = [];
			return all;
		}
	};
}

/** The code that something is refused with; `done` when it is not. */
export async function refusal(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return 'done';
	} catch (error) {
		if (error instanceof Refused) return error.facts.code;
		throw error;
	}
}

export const settings = {
	name: 'CRM',
	term: '2026',
	language: 'zh' as const,
	scenario: 'campus-lab',
	rosterOnly: false
};

/** Whoever has joined a class, as the actor of later requests. */
export async function joined(app: App, token: string): Promise<Actor> {
	const { user } = await app.sessions.validateSession(token);
	if (!user) throw new Error('no session');
	const { id, name, email, siteRole } = user;
	return { user: { id, name, email, siteRole }, address: '10.0.0.3' };
}
