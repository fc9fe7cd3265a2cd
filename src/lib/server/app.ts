import { makeSessions } from './auth/sessions.ts';
import type { Config } from './config.ts';
import { openStore } from './db/open.ts';
import { GameHost } from './host/game-host.ts';
import { Scheduler } from './jobs/scheduler.ts';
import { Thinker } from './jobs/thinker.ts';
import { Hub } from './live/hub.ts';
import { Streams } from './live/streams.ts';
import { makeLog } from './log.ts';
import { choresOf, recoverClocks } from './services/chores.ts';
import type { Deps, GameDeps } from './services/deps.ts';
import { makeDesks, type Desks } from './services/desks.ts';
import { GameNews } from './services/game-news.ts';
import { makeGames, type Games } from './services/games.ts';
import { makeLessons, type Lessons } from './services/lessons.ts';

/** The running application: one per process, handed to routes as `locals.app`. */
export interface App extends GameDeps {
	readonly streams: Streams;
	readonly games: Games;
	readonly desks: Desks;
	readonly lessons: Lessons;
	/** Begins what the server does by itself: clocks, heartbeats, sweeping. */
	begin(): Promise<void>;
	/** Ends everything in order: streams, clocks, database last. */
	close(): Promise<void>;
}

/** Puts the application together and sets it going. @throws DatabaseUnusable */
export async function startApp(config: Config): Promise<App> {
	const log = makeLog(config.logLevel);
	const store = await openStore(config.databaseUrl, config.root, config.databaseConnections);
	const app = makeApp({
		config,
		log,
		store,
		sessions: makeSessions(store, false),
		live: new Hub(),
		now: () => new Date()
	});
	await app.begin();
	return app;
}

/** The application over parts that are there already; tests bring their own store and clock. */
export function makeApp(parts: Deps): App {
	const host = new GameHost(parts.store, parts.log, parts.now);
	const thinker = new Thinker(parts.config.root);
	const deps: GameDeps = { ...parts, host, thinker };
	const streams = new Streams(parts.live);
	const scheduler = new Scheduler(parts.log);
	const news = new GameNews(parts.live);
	host.onCommit = (committed) => news.tell(committed);
	const lessons = makeLessons(deps);
	return {
		...deps,
		streams,
		lessons,
		games: makeGames(deps),
		desks: makeDesks(deps),
		async begin() {
			await recoverClocks(deps);
			for (const chore of choresOf(deps, lessons)) scheduler.add(chore);
		},
		async close() {
			streams.close();
			news.close();
			await scheduler.close();
			await thinker.close();
			await parts.store.close();
		}
	};
}
