import {
	bigint,
	boolean,
	doublePrecision,
	index,
	jsonb,
	pgTable,
	primaryKey,
	text,
	timestamp,
	uniqueIndex
} from 'drizzle-orm/pg-core';

/** Columns of PostgreSQL; `columns.sqlite.ts` has the same names. */
export const table = pgTable;
export const id = (name = 'id') => text(name).primaryKey();
export const str = (name: string) => text(name);
export const int = (name: string) => bigint(name, { mode: 'number' });
export const num = (name: string) => doublePrecision(name);
export const bool = (name: string) => boolean(name);
/** A moment, exact to the millisecond. */
export const instant = (name: string) =>
	timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
export const json = <T>(name: string) => jsonb(name).$type<T>();
export { index, primaryKey, uniqueIndex };
