import type { Db, Tables } from './store.ts';

/**
 * A query that every request runs: built and prepared once for each connection instead of every time.
 * @param make builds the query, with `sql.placeholder`s, up to its `prepare()`
 */
export function preparedOnce<Q>(
	make: (db: Db, t: Tables) => Q
): (reading: { db: Db; t: Tables }) => Q {
	const made = new WeakMap<Db, Q>();
	return ({ db, t }) => {
		let query = made.get(db);
		if (!query) made.set(db, (query = make(db, t)));
		return query;
	};
}
