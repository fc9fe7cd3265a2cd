import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import type { Glossary } from './types';

const name = 'virtual:glossary-terms';
const file = path.resolve('scenarios/glossary.yaml');

/**
 * Gives the application the bare terms of the glossary, `{ id: { en, zh } }`, as a module. The terms stand in running
 * text and must be there at once; definitions and the YAML parser stay out of every page.
 */
export function glossaryTerms(): Plugin {
	return {
		name: 'glossary-terms',
		resolveId: (id) => (id === name ? `\0${name}` : undefined),
		load(id) {
			if (id !== `\0${name}`) return undefined;
			this.addWatchFile(file);
			const { terms }: Glossary = existsSync(file)
				? parse(readFileSync(file, 'utf8'))
				: { terms: [] };
			const bare = terms.map(({ id, en, zh }) => [id, { en: en.term, zh: zh.term }]);
			return `export default ${JSON.stringify(Object.fromEntries(bare))};`;
		}
	};
}
