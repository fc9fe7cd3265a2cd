/**
 * `npm run restore -- file`: puts a backup in the place of the embedded database. Refuses while the application has it
 * open, and keeps what was there.
 */
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile, isSound, refuse, stamp } from './database-file.mjs';
import { say } from './words.mjs';

const args = process.argv.slice(2);
const [given] = args;
if (args.length !== 1 || !given || given.startsWith('-')) refuse(say('backupUsage'));
const source = path.resolve(given);
const target = databaseFile();
if (!isSound(source)) refuse(say('backupBroken', source));
mkdirSync(path.dirname(target), { recursive: true });

/** Takes the journal into the file and leaves it alone in the folder: possible only if nobody else has it open. */
function closeJournal() {
	const db = new Database(target);
	try {
		db.pragma('busy_timeout = 500');
		db.pragma('journal_mode = DELETE');
	} catch (error) {
		const { code } = /** @type {{ code?: string }} */ (error);
		if (code?.startsWith('SQLITE_BUSY')) refuse(say('restoreBusy', target));
		// A broken file is a reason to restore, not a hindrance; it is kept below.
	} finally {
		db.close();
	}
}

// The copy lies in the same folder before anything is moved, so that a full disk changes nothing.
const draft = `${target}.${process.pid}`;
copyFileSync(source, draft);
if (existsSync(target)) {
	closeJournal();
	const kept = `${target}.before-${stamp()}`;
	for (const end of ['', '-wal', '-shm'])
		if (existsSync(target + end)) renameSync(target + end, kept + end);
	console.log(say('restoreKept', kept));
}
renameSync(draft, target);
console.log(say('restoreDone', source, target));
