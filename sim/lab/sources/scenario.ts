import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkScenario, type LoadResult } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { CliError, EXIT } from '../terminal/errors.ts';
import { nearest } from '../terminal/nearest.ts';
import { root } from '../terminal/paths.ts';
import { readText } from './files.ts';
import { faultSentence } from './scenario-faults.ts';
import type { Text } from '../terminal/text.ts';

const shelf = path.join(root, 'scenarios');

/** Ids of the scenarios that come with the project. */
export function scenarioIds(): string[] {
	return readdirSync(shelf, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && existsSync(fileOf(entry.name)))
		.map((entry) => entry.name)
		.sort();
}

const fileOf = (id: string): string => path.join(shelf, id, 'scenario.yaml');

/** Whether a name is written as a file, not as an id. */
const looksLikeFile = (name: string): boolean => /[\\/.]/.test(name);

/** Checks the scenario of an id or a file. @throws CliError where there is nothing to read */
export function checkNamed(folder: string, name: string): LoadResult {
	if (!looksLikeFile(name) && scenarioIds().includes(name))
		return checkScenario(readText(folder, fileOf(name)));
	if (looksLikeFile(name) || existsSync(path.resolve(folder, name)))
		return checkScenario(readText(folder, name));
	const ids = scenarioIds();
	const known = ids.join(', ');
	const meant = nearest(name, ids);
	throw meant
		? new CliError('scenarioUnknownNear', { scenario: name, meant, known })
		: new CliError('scenarioUnknown', { scenario: name, known });
}

/** The scenario of an id or a file. @throws CliError where it is missing or invalid */
export function loadNamed(folder: string, name: string, text: Text): Scenario {
	const result = checkNamed(folder, name);
	if (result.ok) return result.scenario;
	const [first] = result.errors;
	const where = [first!.line > 0 ? `${name}:${first!.line}` : name, first!.path]
		.filter(Boolean)
		.join(' ');
	throw new CliError(
		'scenarioInvalid',
		{ where, fault: faultSentence(first!, text), count: result.errors.length, scenario: name },
		EXIT.negative
	);
}
