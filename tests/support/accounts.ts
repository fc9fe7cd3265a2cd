import type { App } from '../../src/lib/server/app.ts';
import { makeLimits } from '../../src/lib/server/auth/limits.ts';
import type { Actor } from '../../src/lib/server/services/actor.ts';
import { appOver as applicationOver, refusal } from './application.ts';
import { onEveryStore, type TestStore } from './stores.ts';

/** An application over a test's own store, with a clock that the test moves. */
export interface TestApp extends App {
	/** Moves the clock of the application, in milliseconds. */
	pass(ms: number): void;
}

/** @param env settings other than the defaults */
export function appOver({ store }: TestStore, env: Record<string, string> = {}): TestApp {
	let ahead = 0;
	const now = () => new Date(Date.now() + ahead);
	const app = applicationOver(store, now, env, { limits: makeLimits() });
	return { ...app, pass: (ms) => void (ahead += ms) };
}

export const visitor: Actor = { user: null, address: '10.0.0.1' };

/** The code with which something was refused; undefined when it was not. */
export const refusalOf = async (work: Promise<unknown>): Promise<string | undefined> => {
	const code = await refusal(work);
	return code === 'done' ? undefined : code;
};

export { onEveryStore, type TestStore };
export * from './people.ts';
