import { describe, expect, it } from 'vitest';
import { nextSort, sorted, type Column } from '../../../src/lib/ui/table.ts';

interface Client {
	name: string;
	budget: number | null;
}
const clients: Client[] = [
	{ name: 'Harbour', budget: 20 },
	{ name: 'Lakeside', budget: null },
	{ name: 'Abbey', budget: 100 },
	{ name: 'Old Town', budget: 20 }
];
const columns: Column<Client>[] = [
	{ id: 'name', label: 'Name', sort: ({ name }) => name },
	{ id: 'budget', label: 'Budget', sort: ({ budget }) => budget },
	{ id: 'note', label: 'Note' }
];
const names = (id: string, dir: 'asc' | 'desc') =>
	sorted(clients, columns, { id, dir }, (a, b) => (a < b ? -1 : 1)).map(({ name }) => name);

describe('a sorted table', () => {
	it('compares numbers as numbers, and keeps the order of equal rows', () => {
		expect(names('budget', 'asc')).toEqual(['Harbour', 'Old Town', 'Abbey', 'Lakeside']);
	});

	it('puts rows without a value last in both directions', () => {
		expect(names('budget', 'desc')).toEqual(['Abbey', 'Harbour', 'Old Town', 'Lakeside']);
	});

	it('compares text with the reader’s rules', () => {
		expect(names('name', 'desc')).toEqual(['Old Town', 'Lakeside', 'Harbour', 'Abbey']);
	});

	it('leaves the rows as they are for a column that does not sort, or none', () => {
		expect(names('note', 'asc')).toEqual(clients.map(({ name }) => name));
		expect(sorted(clients, columns, null, () => 0)).toBe(clients);
	});

	it('turns round on the second press of a heading, and starts anew on another', () => {
		const first = nextSort(null, 'name');
		expect(first).toEqual({ id: 'name', dir: 'asc' });
		expect(nextSort(first, 'name')).toEqual({ id: 'name', dir: 'desc' });
		expect(nextSort(first, 'budget')).toEqual({ id: 'budget', dir: 'asc' });
	});
});
