import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadScenario } from '#sim/scenario/load.ts';
import type { Scenario } from '#sim/scenario/schema.ts';
import { Refused } from './refused.ts';

const kept = new Map<string, Scenario>();

/**
 * A scenario of the product by its id; read once.
 * @throws Refused `form.invalid` for one that the product does not have
 */
export async function scenarioNamed(root: string, id: string): Promise<Scenario> {
	if (!/^[a-z][a-z0-9-]{0,39}$/.test(id)) throw new Refused('form.invalid', 'scenario');
	const had = kept.get(id);
	if (had) return had;
	const file = path.join(root, 'scenarios', id, 'scenario.yaml');
	const text = await readFile(file, 'utf8').catch(() => undefined);
	if (text === undefined) throw new Refused('form.invalid', 'scenario');
	const scenario = loadScenario(text);
	kept.set(id, scenario);
	return scenario;
}
