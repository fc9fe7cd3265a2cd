import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { describe } from 'vitest';
import { openPg, pgStore } from '../../src/lib/server/db/pg.ts';
import * as pgSchema from '../../src/lib/server/db/schema/pg/index.ts';
import { openSqlite } from '../../src/lib/server/db/sqlite.ts';
import type { Store } from '../../src/lib/server/db/store.ts';

const MIGRATIONS = 'src/lib/server/db/migrations';

/** A database of its own for one test file; `dispose` removes what it left. */
export interface TestStore {
	store: Store;
	dispose(): Promise<void>;
}

/** A SQLite file in a temporary folder. */
export async function sqliteStore(): Promise<TestStore> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'rapport-store-'));
	const store = await openSqlite(path.join(folder, 'test.db'), `${MIGRATIONS}/sqlite`);
	return {
		store,
		async dispose() {
			await store.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

async function pgliteStore(): Promise<TestStore> {
	const client = new PGlite();
	const db = drizzle(client, { schema: pgSchema });
	await migrate(db, { migrationsFolder: `${MIGRATIONS}/pg` });
	const store = pgStore(db as never, () => client.close());
	return { store, dispose: () => store.close() };
}

const POSTGRES_URL = process.env.TEST_POSTGRES_URL;

/** A fresh database on a real server, which several stores can be opened on. */
export async function serverDatabase(server: string) {
	const { default: postgres } = await import('postgres');
	const name = `rapport_test_${process.pid}_${Math.floor(performance.now() * 1000)}`;
	const admin = postgres(server, { max: 1, onnotice: () => undefined });
	await admin.unsafe(`create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return {
		name,
		url: url.href,
		admin,
		open: (): Promise<Store> => openPg(url.href, `${MIGRATIONS}/pg`, 4),
		async drop() {
			await admin.unsafe(`drop database ${name} with (force)`);
			await admin.end();
		}
	};
}

async function serverStore(server: string): Promise<TestStore> {
	const database = await serverDatabase(server);
	const store = await database.open();
	return {
		store,
		async dispose() {
			await store.close();
			await database.drop();
		}
	};
}

const MAKERS: [string, () => Promise<TestStore>][] = [
	['SQLite', sqliteStore],
	['PostgreSQL in process', pgliteStore],
	...(POSTGRES_URL
		? [
				['a PostgreSQL server', () => serverStore(POSTGRES_URL)] as [
					string,
					() => Promise<TestStore>
				]
			]
		: [])
];

/**
 * Runs the same tests against every dialect. The queries of the stores run on a server wherever there is one; services,
 * which do the same on both kinds of PostgreSQL, on a server that is named by hand.
 */
export function onEveryStore(
	name: string,
	tests: (make: () => Promise<TestStore>) => void,
	{ queries = false } = {}
): void {
	const few = process.env.TEST_POSTGRES_OWN && !queries;
	for (const [dialect, make] of few ? MAKERS.slice(0, 2) : MAKERS)
		describe(`${name} on ${dialect}`, () => tests(make));
}
