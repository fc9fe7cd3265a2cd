import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import type { ScenarioCard } from './scenarios';

const name = 'virtual:scenario-index';
const folder = path.resolve('scenarios');

/**
 * Gives the pages titles and difficulties of all scenarios as a small module, so that neither the
 * YAML parser nor the scenario files reach a page: the worker reads those.
 */
export function scenarioIndex(): Plugin {
	return {
		name: 'scenario-index',
		resolveId: (id) => (id === name ? `\0${name}` : undefined),
		load(id) {
			if (id !== `\0${name}`) return undefined;
			const cards = readdirSync(folder, { withFileTypes: true })
				.filter((entry) => entry.isDirectory())
				.map((entry) => path.join(folder, entry.name, 'scenario.yaml'))
				// Beside the scenarios stand the bank of questions and the courses.
				.filter((file) => existsSync(file))
				.map((file) => {
					this.addWatchFile(file);
					return cardOf(parse(readFileSync(file, 'utf8')));
				})
				.sort((a, b) => Number(b.coach) - Number(a.coach) || (a.id < b.id ? -1 : 1));
			return `export default ${JSON.stringify(cards)};`;
		}
	};
}

function cardOf(file: ScenarioCard & { coach?: unknown }): ScenarioCard {
	const { id, title, summary, level = 'L1', months, seats = 8, capital, difficulties } = file;
	const coach = Array.isArray(file.coach) && file.coach.length > 0;
	return { id, title, summary, level, months, seats, capital, coach, difficulties };
}
