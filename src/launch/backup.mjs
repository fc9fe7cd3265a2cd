/**
 * `npm run backup [-- file]`: a copy of the embedded database, safe while the application runs: SQLite's own online
 * backup sees one consistent state, and the copy gets its name only after it has been checked.
 */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile, isSound, refuse, stamp } from './database-file.mjs';
import { say } from './words.mjs';

const args = process.argv.slice(2);
if (args.length > 1 || args[0]?.startsWith('-')) refuse(say('backupUsage'));
const source = databaseFile();
const target = path.resolve(
	args[0] ?? path.join(path.dirname(source), 'backups', `rapport-${stamp()}.db`)
);
if (!existsSync(source)) refuse(say('backupMissing', source));
if (existsSync(target)) refuse(say('backupExists', target));
mkdirSync(path.dirname(target), { recursive: true });

const draft = `${target}.${process.pid}`;
const db = new Database(source, { readonly: true });
db.pragma('busy_timeout = 10000');
await db.backup(draft);
db.close();
if (!isSound(draft)) {
	rmSync(draft);
	refuse(say('backupBroken', source));
}
renameSync(draft, target);
console.log(say('backupDone', target, statSync(target).size));
