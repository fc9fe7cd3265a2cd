import {
	index,
	integer,
	primaryKey,
	real,
	sqliteTable,
	text,
	uniqueIndex
} from 'drizzle-orm/sqlite-core';

/** Columns of the embedded database; `columns.pg.ts` has the same names. */
export const table = sqliteTable;
export const id = (name = 'id') => text(name).primaryKey();
export const str = (name: string) => text(name);
export const int = (name: string) => integer(name);
export const num = (name: string) => real(name);
export const bool = (name: string) => integer(name, { mode: 'boolean' });
/** A moment, exact to the millisecond. */
export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>();
export { index, primaryKey, uniqueIndex };
