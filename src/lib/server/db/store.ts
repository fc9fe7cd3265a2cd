import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type * as schema from './schema/sqlite/index.ts';

/** The tables, by the names of `schema/`; the types are SQLite's for both dialects. */
export type Tables = typeof schema;
export type Db = BetterSQLite3Database<Tables>;

/** A database of either dialect. Queries are written once, against the types of SQLite. */
export interface Store {
	readonly dialect: 'sqlite' | 'pg';
	/** For reading only: writes go through {@link Store.tx}. */
	readonly db: Db;
	readonly t: Tables;
	/**
	 * Runs all of `fn` or nothing. Inside, only database calls may be awaited: on SQLite every other
	 * writer waits meanwhile.
	 */
	tx<T>(fn: (db: Db) => Promise<T>): Promise<T>;
	/** Throws when the database does not answer. */
	ping(): Promise<void>;
	/** Messages to other processes on this database; undefined where there is only one. */
	readonly wire?: Wire;
	close(): Promise<void>;
}

/** Carries short texts to every process that listens on the same database, also to the one that sends. */
export interface Wire {
	/** Longest text, in bytes. */
	readonly limit: number;
	/** Texts that are sent one after the other arrive in this order. @throws when it cannot be sent */
	send(text: string): Promise<void>;
	/**
	 * Listens instead of before.
	 * @param onReady told whenever listening begins, again after a connection was lost: what was sent between is gone
	 * @throws when it cannot begin
	 */
	listen(onMessage: (text: string) => void, onReady: () => void): Promise<void>;
	close(): Promise<void>;
}

interface Coded {
	code?: unknown;
	cause?: unknown;
	message?: string;
}

const UNIQUE = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']);
/** Full disk, read-only file or device, held by another program, input/output error; PostgreSQL's counterparts. */
const UNWRITABLE = /^(SQLITE_(FULL|READONLY|BUSY|IOERR|CANTOPEN)|53100|25006|58030|57P0|08)/;

function codesOf(error: unknown): string[] {
	const { code, cause } = (error ?? {}) as Coded;
	return [
		...(typeof code === 'string' ? [code] : []),
		...(cause === undefined ? [] : codesOf(cause))
	];
}

/** Whether a write was refused because a row of that key is there already. */
export const isUniqueViolation = (error: unknown): boolean =>
	codesOf(error).some((code) => UNIQUE.has(code));

/** Whether the database cannot take writes at all now. */
export const isUnwritable = (error: unknown): boolean =>
	codesOf(error).some(
		(code) => UNWRITABLE.test(code) || code === 'CONNECT_TIMEOUT' || /^ECONN/.test(code)
	);
