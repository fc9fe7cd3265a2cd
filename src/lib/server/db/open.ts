import path from 'node:path';
import type { Store } from './store.ts';

/** Node below 22.14 has an older interface for native modules, on which SQLite ends the process without a word. */
const NAPI_NEEDED = 10;

/** A database that cannot be used, with a sentence for the operator. */
export class DatabaseUnusable extends Error {
	override readonly name = 'DatabaseUnusable';
}

/**
 * Opens the database of an address and migrates it.
 * @param url `file:data/rapport.db` or `postgres://…`
 * @param root folder of the project, where the migrations are
 * @throws DatabaseUnusable
 */
export async function openStore(url: string, root: string, connections?: number): Promise<Store> {
	const migrations = (dialect: string) => path.join(root, 'src/lib/server/db/migrations', dialect);
	try {
		if (/^postgres(ql)?:/.test(url)) {
			const { openPg } = await import('./pg.ts');
			return await openPg(url, migrations('pg'), connections);
		}
		if (Number(process.versions.napi) < NAPI_NEEDED)
			throw new Error(`Node ${process.version} is too old; start with npm start`);
		const { openSqlite } = await import('./sqlite.ts');
		return await openSqlite(path.resolve(root, url.replace(/^file:/, '')), migrations('sqlite'));
	} catch (error) {
		const shown = url.replace(/\/\/[^@/]*@/, '//');
		throw new DatabaseUnusable(`${shown}: ${(error as Error).message}`, { cause: error });
	}
}
