import { loadScenario } from '#sim/scenario/load.ts';
import type { Scenario } from '#sim/scenario/schema.ts';

/** The scenario files as text, each fetched when it is played. Only the worker imports this. */
const files = import.meta.glob<string>('/scenarios/*/scenario.yaml', {
	query: '?raw',
	import: 'default'
});

/** A scenario of the product; undefined for an id it does not have. */
export async function scenarioOf(id: string): Promise<Scenario | undefined> {
	const load = files[`/scenarios/${id}/scenario.yaml`];
	return load && loadScenario(await load());
}
