import type { LoggedCommand } from '#sim/game.ts';
import type { TeamView } from '#sim/view/types.ts';
import { m } from '../paraglide/messages.js';

/** Raised whenever a column is renamed, changes its meaning or goes. */
export const SCHEMA_VERSION = 1;

/** What a cell may hold. What is not known is an empty cell, never a zero. */
export type Cell = string | number | null;

export type Kind = 'integer' | 'decimal' | 'text' | 'flag' | 'json';
export type Unit = 'yuan' | 'points' | 'percent' | 'units' | 'month';

/** A message, in the language asked for. */
export type Meaning = (
	inputs: Record<string, never>,
	options: { locale: 'en' | 'zh' }
) => string & {};

/** A column of a table: the writer and the data dictionary are made of the same one. */
export interface Column<Row> {
	/** Stable, in snake case; the unit is part of the name where there is one. */
	name: string;
	kind: Kind;
	unit?: Unit;
	/** Part of what tells the rows of the table apart. */
	key?: true;
	means: Meaning;
	value: (row: Row) => Cell;
}

/** A table: one row, one observation. */
export interface Table<Row> {
	name: string;
	means: Meaning;
	columns: readonly Column<Row>[];
	rows: (material: Material) => Row[];
}

/** Where figures come from: enough to compute them again. */
export interface Source {
	gameId: string;
	engine: string;
	/** Hash of the last settled month; null before the first. */
	hash: string | null;
}

/** A company as its rows are made: what its own view shows, and nothing else. */
export interface Company {
	view: TeamView;
	/** Commands about this company, in the order of the log. */
	log: readonly LoggedCommand[];
}

/** Everything that the tables are written from. */
export interface Material {
	source: Source;
	companies: readonly Company[];
	/** Commands of the game itself, such as opening a month. Empty where only a company is asked for. */
	own: readonly LoggedCommand[];
	/** Hash after each settled month of practice and of the year, in the order of the log. */
	monthHashes: readonly string[];
	/** Commands up to this one belong to practice months, which the clean start has wiped. */
	practiceUpTo: number;
	/** Whether the game is in practice now. */
	practice: boolean;
}

/** What every row has. */
export interface Sourced {
	source: Source;
	practice: boolean;
}

/** What a column is made of: its stable name without the unit, what it means, and its value in the engine's unit. */
type Make<Value> = <Row>(
	name: string,
	means: Meaning,
	value: (row: Row) => Value | null | undefined
) => Column<Row>;

const make =
	<Value>(kind: Kind, unit: Unit | undefined, shown: (value: Value) => Cell): Make<Value> =>
	(name, means, value) => ({
		name: unit && unit !== 'month' ? `${name}_${unit}` : name,
		kind,
		...(unit && { unit }),
		means,
		value: (row) => {
			const found = value(row);
			return found === null || found === undefined ? null : shown(found);
		}
	});

const asIs = <Value extends Cell>(value: Value): Cell => value;
/** Fen or hundredths: a number with at most two decimals, whatever the language. */
const hundredths = (n: number): number => Number((n / 100).toFixed(2));

export const text = make<string>('text', undefined, asIs);
export const count = make<number>('integer', undefined, asIs);
export const units = make<number>('integer', 'units', asIs);
export const month = make<number>('integer', 'month', asIs);
/** Fen in, yuan out. */
export const money = make<number>('decimal', 'yuan', hundredths);
/** Hundredths in, points out. */
export const points = make<number>('decimal', 'points', hundredths);
/** Basis points in, percent out. */
export const percent = make<number>('decimal', 'percent', hundredths);
export const flag = make<boolean>('flag', undefined, (is) => (is ? 1 : 0));
export const json = make<object>('json', undefined, (value) => JSON.stringify(value));

/** The same column as part of what tells the rows apart. */
export const key = <Row>(column: Column<Row>): Column<Row> => ({ ...column, key: true });

/** The columns that every table begins with. */
export const SOURCE: readonly Column<Sourced>[] = [
	key(text('game_id', m.export_game_id, (r) => r.source.gameId)),
	text('engine_version', m.export_engine_version, (r) => r.source.engine),
	text('game_hash', m.export_game_hash, (r) => r.source.hash),
	key(flag('practice', m.export_practice, (r) => r.practice))
];
