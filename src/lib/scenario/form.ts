import type { Scenario } from '#sim/scenario/schema.ts';
import type { Text } from '#sim/world/state.ts';
import { sectionsOf, valueAt, type Cell, type Row } from './fields.ts';
import { limitsAt, type Limits } from './limits.ts';

/** A value as the form shows it: in the file's units, beside what the base has. */
export interface FormCell extends Cell {
	/** Name of its own, where the scenario gives one. */
	name?: Text;
	limits: Limits;
	value: number | string;
	/** Null where the base has nothing there. */
	base: number | string | null;
}

export interface FormRow extends Omit<Row, 'cells'> {
	/** Name of its own: of a kind of clients, or of a kind of news. */
	name?: Text;
	/** What happens, in a row about news. */
	news?: string;
	cells: FormCell[];
}

export interface ScenarioForm {
	sections: { id: string; rows: FormRow[] }[];
	/** Every industry of this scenario and of the base. */
	industries: { id: string; name: Text; on: boolean; inBase: boolean }[];
}

const plain = (value: unknown): number | string | null =>
	typeof value === 'number' || typeof value === 'string' ? value : null;

/** Place in a list that an id such as `archetype.2` means; undefined for all others. */
function placeIn(id: string | undefined, list: string): number | undefined {
	const [head, place] = (id ?? '').split('.');
	return head === list && place !== undefined ? Number(place) : undefined;
}

/** The form over a scenario, compared with the one it was made from. Plain data for a page. */
export function formOf(scenario: Scenario, base: Scenario): ScenarioForm {
	const archetype = (id: string | undefined): { name?: Text } => {
		const place = placeIn(id, 'archetype');
		return place === undefined ? {} : { name: scenario.archetypes[place]!.name };
	};
	const rowOf = ({ cells, ...row }: Row): FormRow => {
		const news = placeIn(row.id, 'news');
		return {
			...row,
			...archetype(row.id),
			...(news !== undefined && { news: scenario.news[news]!.kind }),
			cells: cells.map((cell) => ({
				...cell,
				...archetype(cell.short),
				limits: limitsAt(cell.path),
				value: plain(valueAt(scenario, cell.path)) ?? '',
				base: plain(valueAt(base, cell.path))
			}))
		};
	};
	const own = new Set(scenario.industries.map(({ id }) => id));
	const known = new Set(base.industries.map(({ id }) => id));
	const others = scenario.industries.filter(({ id }) => !known.has(id));
	return {
		sections: sectionsOf(scenario).map(({ id, rows }) => ({ id, rows: rows.map(rowOf) })),
		industries: [...base.industries, ...others].map(({ id, name }) => ({
			id,
			name,
			on: own.has(id),
			inBase: known.has(id)
		}))
	};
}
