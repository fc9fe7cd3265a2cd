import pino from 'pino';
import { makeApp, type App } from '../../src/lib/server/app.ts';
import { makeLimits } from '../../src/lib/server/auth/limits.ts';
import { makeSessions } from '../../src/lib/server/auth/sessions.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { Hub } from '../../src/lib/server/live/hub.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
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
export * from './people.ts';
