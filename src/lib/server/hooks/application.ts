import type { Handle } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { startApp, type App } from '$lib/server/app';
import { readConfig } from '$lib/server/config';

let starting: Promise<App> | undefined;

/** Under this name the launcher, which is outside of the build, finds the running application. */
const RUNNING = Symbol.for('rapport.running');

async function startOnce(): Promise<App> {
	const app = await startApp(readConfig(process.env, process.cwd()));
	const token = await app.accounts.firstAdminLink();
	const firstAdmin = token && `/link/${token}`;
	Object.assign(globalThis, {
		[RUNNING]: { firstAdmin, endStreams: () => app.streams.close(), close: () => app.close() }
	});
	// In production the launcher says it, and no token comes into a log.
	if (dev && firstAdmin) app.log.warn({ firstAdmin }, 'account.link');
	return app;
}

/** Starts the application once; a second call waits for the first. */
export const start = (): Promise<App> => (starting ??= startOnce());

/** Hands the application to every request. */
export const application: Handle = async ({ event, resolve }) => {
	event.locals.app = await start();
	return resolve(event);
};
