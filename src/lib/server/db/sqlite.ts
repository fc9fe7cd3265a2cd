import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as schema from './schema/sqlite/index.ts';
import type { Db, Store } from './store.ts';

/** How long a reader waits for another process, such as a restore, in milliseconds. */
const BUSY = 5_000;
/** Prepared statements kept on a connection. */
const STATEMENTS = 500;

function open(file: string, readonly: boolean) {
	const client = new Database(file, { readonly });
	client.pragma(`busy_timeout = ${BUSY}`);
	client.pragma('foreign_keys = ON');
	return keepStatements(client);
}

/** Drizzle prepares a statement for every call; the same text gives the same statement again. */
function keepStatements(client: Database.Database): Database.Database {
	const prepare = client.prepare.bind(client);
	const kept = new Map<string, Database.Statement>();
	client.prepare = ((source: string) => {
		const found = kept.get(source);
		if (found) return found;
		// Lists of values make texts of many lengths; statements are not let grow without end.
		if (kept.size >= STATEMENTS) kept.clear();
		const statement = prepare(source);
		kept.set(source, statement);
		return statement;
	}) as typeof client.prepare;
	return client;
}

/**
 * Opens (or makes) a database file and brings it up to date. Two connections: one that only reads,
 * one for transactions, which run one after the other.
 * @param migrations folder of the migrations of this dialect
 */
export async function openSqlite(file: string, migrations: string): Promise<Store> {
	mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
	const writer = open(file, false);
	writer.pragma('journal_mode = WAL');
	// What has been acknowledged survives the loss of power, not only of the process.
	writer.pragma('synchronous = FULL');
	const writing = drizzle(writer, { schema });
	migrate(writing, { migrationsFolder: migrations });
	const reader = open(file, true);
	const db = drizzle(reader, { schema });
	let tail: Promise<unknown> = Promise.resolve();
	return {
		dialect: 'sqlite',
		db,
		t: schema,
		tx<T>(fn: (db: Db) => Promise<T>): Promise<T> {
			const run = tail.then(async () => {
				writer.exec('BEGIN IMMEDIATE');
				try {
					const result = await fn(writing);
					writer.exec('COMMIT');
					return result;
				} catch (error) {
					// A failed COMMIT on a full disk may have rolled back by itself.
					if (writer.inTransaction) writer.exec('ROLLBACK');
					throw error;
				}
			});
			tail = run.catch(() => undefined);
			return run;
		},
		async ping() {
			db.get(sql`select 1`);
		},
		async close() {
			await tail;
			reader.close();
			writer.close();
		}
	};
}
