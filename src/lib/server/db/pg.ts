import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { pgWire } from './pg-wire.ts';
import * as schema from './schema/pg/index.ts';
import type { Db, Store, Tables } from './store.ts';

/** Any number: processes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_284_301;

/**
 * Connects to PostgreSQL and brings it up to date.
 * @param url `postgres://user:password@host:port/name`
 * @param connections most connections at a time
 */
export async function openPg(url: string, migrations: string, connections = 10): Promise<Store> {
	const quiet = { onnotice: () => undefined };
	const single = postgres(url, { ...quiet, max: 1 });
	try {
		await single`select pg_advisory_lock(${MIGRATION_LOCK})`;
		await migrate(drizzle(single), { migrationsFolder: migrations });
	} finally {
		await single.end();
	}
	const client = postgres(url, { ...quiet, max: connections });
	const store = pgStore(drizzle(client, { schema }), () => client.end({ timeout: 5 }));
	return { ...store, wire: pgWire(url) };
}

/** A store over any PostgreSQL driver of Drizzle. */
export function pgStore(
	db: Pick<PostgresJsDatabase<typeof schema>, 'transaction' | 'execute'>,
	close: () => Promise<void>
): Store {
	return {
		dialect: 'pg',
		// One set of queries: the builder of both dialects has the same methods for what we use.
		db: db as unknown as Db,
		t: schema as unknown as Tables,
		tx: <T>(fn: (db: Db) => Promise<T>) =>
			db.transaction((tx) => fn(tx as unknown as Db)) as Promise<T>,
		async ping() {
			await db.execute(sql`select 1`);
		},
		close
	};
}
