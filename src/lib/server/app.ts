import { makeSessions } from './auth/sessions.ts';
import type { Config } from './config.ts';
import { openStore } from './db/open.ts';
import { Hub } from './live/hub.ts';
import { Streams } from './live/streams.ts';
import { makeLog } from './log.ts';
import { makeClasses, type Classes } from './services/classes.ts';
import type { Deps } from './services/deps.ts';
import { makeDoors, type Doors } from './services/doors.ts';
import { makeForming, type Forming } from './services/forming.ts';
import { makeJoining, type Joining } from './services/joining.ts';
import { makeRosters, type Rosters } from './services/rosters.ts';
import { makeTeams, type Teams } from './services/teams.ts';

/** The running application: one per process, handed to routes as `locals.app`. */
export interface App extends Deps {
	readonly streams: Streams;
	readonly classes: Classes;
	readonly doors: Doors;
	readonly rosters: Rosters;
	readonly joining: Joining;
	readonly teams: Teams;
	readonly forming: Forming;
	/** Ends everything in order: streams, clocks, database last. */
	close(): Promise<void>;
}

/** Puts the application together. @throws DatabaseUnusable */
export async function startApp(config: Config): Promise<App> {
	const log = makeLog(config.logLevel);
	const store = await openStore(config.databaseUrl, config.root, config.databaseConnections);
	return makeApp({
		config,
		log,
		store,
		sessions: makeSessions(store, false),
		live: new Hub(),
		now: () => new Date()
	});
}

/** The application over parts that are there already; tests bring their own store and clock. */
export function makeApp(deps: Deps): App {
	const streams = new Streams(deps.live);
	return {
		...deps,
		streams,
		classes: makeClasses(deps),
		doors: makeDoors(deps),
		rosters: makeRosters(deps),
		joining: makeJoining(deps),
		teams: makeTeams(deps),
		forming: makeForming(deps),
		async close() {
			streams.close();
			await deps.store.close();
		}
	};
}
