import { expect, it } from 'vitest';
import { routes } from '../support/routes.ts';
import { TABLE } from './route-table.ts';

const rows = TABLE.map(({ route }) => route).sort();

it('every route and form action has a row in the table of roles', () => {
	const found = routes();
	expect(found.length).toBeGreaterThan(30);
	expect(found.filter((route) => !rows.includes(route))).toEqual([]);
});

it('no row of the table is without its route, or doubled', () => {
	const found = routes();
	expect(rows.filter((route) => !found.includes(route))).toEqual([]);
	expect(rows).toEqual([...new Set(rows)]);
});
