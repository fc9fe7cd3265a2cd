import pino from 'pino';
import { makeApp, type App, type Parts } from '../../src/lib/server/app.ts';
import { makeSessions } from '../../src/lib/server/auth/sessions.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Store } from '../../src/lib/server/db/store.ts';
import { Hub } from '../../src/lib/server/live/hub.ts';
import { Refused } from '../../src/lib/server/services/refused.ts';
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

/**
 * The application over a test's own store and clock; nothing runs by itself.
 * @param env settings other than the defaults
 * @param parts what the test brings of its own
 */
export const appOver = (
	store: Store,
	now: () => Date = () => new Date(),
	env: Record<string, string> = {},
	parts: Partial<Parts> = {}
): App =>
	makeApp({
		config: readConfig({ LOG_LEVEL: 'silent', ...env }, root),
		log: quiet,
		store,
		sessions: makeSessions(store, false),
		live: new Hub(),
		now,
		...parts
	});

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
