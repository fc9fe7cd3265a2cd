import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadScenario } from '#sim/scenario/load.ts';
import type { Scenario } from '#sim/scenario/schema.ts';
import { scenarioRow } from '../stores/class-scenarios.ts';
import type { Deps } from './deps.ts';
import { Refused } from './refused.ts';

/** A scenario of the product: its file and what the engine reads from it. */
export interface ProductScenario {
	text: string;
	scenario: Scenario;
}

const kept = new Map<string, ProductScenario>();

/**
 * A scenario of the product by its id; read once.
 * @throws Refused `form.invalid` for one that the product does not have
 */
export async function scenarioFile(root: string, id: string): Promise<ProductScenario> {
	if (!/^[a-z][a-z0-9-]{0,39}$/.test(id)) throw new Refused('form.invalid', 'scenario');
	const had = kept.get(id);
	if (had) return had;
	const file = path.join(root, 'scenarios', id, 'scenario.yaml');
	const text = await readFile(file, 'utf8').catch(() => undefined);
	if (text === undefined) throw new Refused('form.invalid', 'scenario');
	const read = { text, scenario: loadScenario(text) };
	kept.set(id, read);
	return read;
}

/** One of a class's own scenarios, in one version. */
export interface OwnReference {
	id: string;
	version: number;
}

/** The name by which a version of an own scenario is chosen in a form. */
export const referenceOf = ({ id, version }: OwnReference): string => `own:${id}@${version}`;

/** Reads such a name; null for a scenario of the product. */
export function readReference(name: string): OwnReference | null {
	const found = /^own:([a-z0-9]{1,40})@(\d{1,6})$/.exec(name);
	return found && { id: found[1]!, version: Number(found[2]) };
}

/**
 * What a class plays under a name: a scenario of the product, or a version of its own. The actor has been checked.
 * @throws Refused `form.invalid`, `scenario.unknown`
 */
export async function scenarioOfClass(
	{ store, config }: Pick<Deps, 'store' | 'config'>,
	classId: string,
	name: string
): Promise<Scenario> {
	const own = readReference(name);
	if (!own) return (await scenarioFile(config.root, name)).scenario;
	const row = await scenarioRow(store.db, store.t, classId, own.id, own.version);
	if (!row) throw new Refused('scenario.unknown', 'scenario');
	return loadScenario(row.body);
}
