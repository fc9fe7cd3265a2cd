import { SCHEMA_VERSION, type Cell, type Column, type Material, type Table } from './columns.ts';
import { ledger, months, teams } from './company-tables.ts';
import { bids, commands, orders } from './market-tables.ts';

/** A table, whatever its rows are made of. */
export interface Sheet extends Pick<Table<never>, 'name' | 'means'> {
	columns: readonly Omit<Column<never>, 'value'>[];
	/** The rows as cells, the heading first. */
	cells(material: Material): Cell[][];
}

const sheet = <Row>({ rows, columns, ...table }: Table<Row>): Sheet => ({
	...table,
	columns,
	cells: (material) => [
		columns.map(({ name }) => name),
		...rows(material).map((row) => columns.map((column) => column.value(row)))
	]
});

/** The tables of an export, in the order in which they explain each other. */
export const TABLES: readonly Sheet[] = [
	sheet(teams),
	sheet(months),
	sheet(commands),
	sheet(bids),
	sheet(orders),
	sheet(ledger)
];

/** Heading of the data dictionary. */
const DICTIONARY = [
	'schema_version',
	'table_name',
	'column_name',
	'kind',
	'unit',
	'part_of_key',
	'meaning_en',
	'meaning_zh'
];

const line = (table: Sheet, column: Sheet['columns'][number] | null): Cell[] => [
	SCHEMA_VERSION,
	table.name,
	column?.name ?? null,
	column?.kind ?? null,
	column?.unit ?? null,
	column ? (column.key ? 1 : 0) : null,
	(column ?? table).means({}, { locale: 'en' }),
	(column ?? table).means({}, { locale: 'zh' })
];

/** What every table and column means, in both languages: made of the columns that the writer uses. */
export const dictionary = (): Cell[][] => [
	DICTIONARY,
	...TABLES.flatMap((table) => [
		line(table, null),
		...table.columns.map((column) => line(table, column))
	])
];
