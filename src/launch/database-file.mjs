import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { root } from './root.mjs';
import { say } from './words.mjs';

/**
 * Ends the process with a sentence.
 * @param {string} reason
 * @returns {never}
 */
export function refuse(reason) {
	console.error(reason);
	process.exit(1);
}

/** The file of the embedded database, as the application finds it. Ends the process when another kind is set. */
export function databaseFile() {
	const url = process.env.DATABASE_URL || 'file:data/rapport.db';
	if (!url.startsWith('file:')) refuse(say('backupOtherDatabase'));
	return path.resolve(root, url.slice('file:'.length));
}

/** Moment for a file name, such as 20261122-031500, in UTC. */
export const stamp = () =>
	new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');

/**
 * Whether a file is a database of this application with nothing broken in it.
 * @param {string} file
 */
export function isSound(file) {
	if (!existsSync(file)) refuse(say('backupMissing', file));
	try {
		const db = new Database(file, { readonly: true });
		try {
			const tables = db
				.prepare("select name from sqlite_master where type = 'table'")
				.pluck()
				.all();
			return (
				db.pragma('integrity_check', { simple: true }) === 'ok' &&
				['user', 'class', 'game_command', '__drizzle_migrations'].every((t) => tables.includes(t))
			);
		} finally {
			db.close();
		}
	} catch {
		// Not a database at all, or one that cannot be read to its end.
		return false;
	}
}
