import pino from 'pino';
import { makeApp, type App } from '../../src/lib/server/app.ts';
import { makeSessions } from '../../src/lib/server/auth/sessions.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { Hub } from '../../src/lib/server/live/hub.ts';
import { root } from './files.ts';

export const quiet = pino({ level: 'silent' });

/** A clock that stands still until it is moved. */
export class TestClock {
	ms = Date.UTC(2026, 10, 22, 8);
	readonly now = (): Date => new Date(this.ms);
	/** Moves on by so many seconds. */
	pass(seconds: number): void {
		this.ms += seconds * 1000;
	}
}

/** The application over a test's own store and clock; nothing runs by itself. */
export const appOver = (store: Store, now: () => Date = () => new Date()): App =>
	makeApp({
		config: readConfig({ LOG_LEVEL: 'silent' }, root),
		log: quiet,
		store,
		sessions: makeSessions(store, false),
		live: new Hub(),
		now
	});
