import { makeApp } from '../app.ts';
import { makeSessions } from '../auth/sessions.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../db/open.ts';
import { Hub } from '../live/hub.ts';
import { makeLog } from '../log.ts';
import { hasUsers } from '../stores/users.ts';
import { fillDemo } from './fill.ts';
import type { Keys } from './people.ts';
import { DemoClock } from './stage.ts';

/**
 * `npm run demo`: fills the database of the environment with a class in the middle of its term.
 * @param root folder of the project
 * @returns what is needed to sign in; null when there is somebody in the database already: nothing is changed then
 * @throws DatabaseUnusable, InvalidConfig
 */
export async function runDemo(
	env: Record<string, string | undefined>,
	root: string
): Promise<Keys | null> {
	const config = readConfig(env, root);
	const store = await openStore(config.databaseUrl, root, config.databaseConnections);
	const clock = new DemoClock(Date.now());
	const app = makeApp({
		...{ config, store, log: makeLog('silent'), live: new Hub(), now: clock.now },
		sessions: makeSessions(store, false)
	});
	try {
		return (await hasUsers(store.db, store.t)) ? null : await fillDemo(app, clock);
	} finally {
		await app.close();
	}
}
