import type { App } from '../../src/lib/server/app.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { Hub } from '../../src/lib/server/live/hub.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { appOver } from './application.ts';
import { somebody } from './people.ts';

export { refusal } from './application.ts';

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
	const app = appOver(store, () => new Date((at += 1)), {}, { live });
	return {
		app,
		later: (hours) => void (at += hours * 3_600_000),
		person: (siteRole, name = siteRole) => somebody(app, siteRole, name),
		told() {
			const all = told;
			told = [];
			return all;
		}
	};
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
