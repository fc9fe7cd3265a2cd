import { limits } from './auth/limits.ts';
import { makeSessions } from './auth/sessions.ts';
import type { Config } from './config.ts';
import { openStore } from './db/open.ts';
import type { Store } from './db/store.ts';
import { Hub } from './live/hub.ts';
import { Streams } from './live/streams.ts';
import { makeLog } from './log.ts';
import { makeMetrics, serveMetrics, type Metrics } from './metrics.ts';
import { makeAccounts, type Accounts } from './services/accounts.ts';
import type { Deps } from './services/deps.ts';

/** The running application: one per process, handed to routes as `locals.app`. */
export interface App extends Deps {
	readonly accounts: Accounts;
	readonly streams: Streams;
	/** Ends everything in order: streams, clocks, database last. */
	close(): Promise<void>;
}

/** What the application is put together from; limits and metrics are its own unless a test brings some. */
export type Parts = Omit<Deps, 'limits' | 'metrics'> & Partial<Pick<Deps, 'limits' | 'metrics'>>;

/** Puts the application together. @throws DatabaseUnusable */
export async function startApp(config: Config): Promise<App> {
	const log = makeLog(config.logLevel);
	const metrics = makeMetrics();
	const opened = await openStore(config.databaseUrl, config.root, config.databaseConnections);
	const store = timed(opened, metrics);
	const app = makeApp({
		config,
		log,
		store,
		metrics,
		sessions: makeSessions(store, false),
		live: new Hub(),
		now: () => new Date()
	});
	if (config.metricsPort === undefined) return app;
	const end = await serveMetrics(metrics, config.metricsPort, config.metricsHost, log);
	return {
		...app,
		close: async () => {
			end();
			await app.close();
		}
	};
}

/** The application over parts that are there already; tests bring their own store and clock. */
export function makeApp(parts: Parts): App {
	const deps: Deps = {
		...parts,
		limits: parts.limits ?? limits,
		metrics: parts.metrics ?? makeMetrics()
	};
	const streams = new Streams(deps.live);
	deps.metrics.watch('rapport_streams', 'open event streams', () => streams.count);
	return {
		...deps,
		accounts: makeAccounts(deps),
		streams,
		async close() {
			streams.close();
			await deps.store.close();
		}
	};
}

/** The same store, with the time of its transactions measured. */
function timed(store: Store, { transactionSeconds }: Metrics): Store {
	return {
		...store,
		async tx(fn) {
			const end = transactionSeconds.startTimer();
			try {
				const result = await store.tx(fn);
				end({ outcome: 'committed' });
				return result;
			} catch (caught) {
				end({ outcome: 'undone' });
				throw caught;
			}
		}
	};
}
