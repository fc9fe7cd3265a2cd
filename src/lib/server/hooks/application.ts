import type { Handle } from '@sveltejs/kit';
import { startApp, type App } from '$lib/server/app';
import { readConfig } from '$lib/server/config';

let starting: Promise<App> | undefined;

/** Starts the application once; a second call waits for the first. */
export const start = (): Promise<App> =>
	(starting ??= startApp(readConfig(process.env, process.cwd())));

/** Hands the application to every request. */
export const application: Handle = async ({ event, resolve }) => {
	event.locals.app = await start();
	return resolve(event);
};
