import { describe, expect, it } from 'vitest';
import { filesUnder } from '../support/files.ts';
import { resolve, specifiersOf } from '../support/imports.ts';
import { exceptions, layers, type Layer } from './layers.ts';

const sources = [
	...filesUnder('src', '.ts', '.js', '.mjs', '.svelte'),
	...filesUnder('sim', '.ts')
];

/** The layer with the longest path that covers the file. */
function layerOf(file: string): Layer | undefined {
	return layers
		.filter(({ path }) => (path.endsWith('/') ? file.startsWith(path) : file === path))
		.sort((a, b) => b.path.length - a.path.length)[0];
}

/** Why an import is not allowed; `undefined` when it is. */
function objection(file: string, specifier: string): string | undefined {
	const from = layerOf(file);
	if (!from) return `${file} belongs to no layer: add one to tests/house/layers.ts`;
	const target = resolve(file, specifier);
	if (target === null) {
		const known = from.packages.some((name) =>
			/[:/]$/.test(name)
				? specifier.startsWith(name)
				: specifier === name || specifier.startsWith(`${name}/`)
		);
		return known ? undefined : `${file} may not use the package ${specifier}`;
	}
	if (/(^|\/)\$types(\.js)?$/.test(target)) return undefined;
	const to = layerOf(target);
	if (to === from || (to && from.imports.includes(to.path))) return undefined;
	return `${file} (${from.path}) may not import ${target} (${to?.path ?? 'no layer'})`;
}

const isException = (file: string, specifier: string) =>
	exceptions.some(({ from, to }) => from === file && to === resolve(file, specifier));

describe('the import graph', () => {
	it('has only the edges of the table', () => {
		const objections = sources.flatMap((file) =>
			specifiersOf(file)
				.filter((specifier) => !isException(file, specifier))
				.map((specifier) => objection(file, specifier))
				.filter((text) => text !== undefined)
		);
		expect(objections).toEqual([]);
	});

	it('still needs every exception', () => {
		const stale = exceptions.filter(
			({ from, to }) =>
				!sources.includes(from) || !specifiersOf(from).some((s) => resolve(from, s) === to)
		);
		expect(stale).toEqual([]);
	});

	it('sees a forbidden edge', () => {
		expect(objection('sim/game.ts', '$lib/ui/Button.svelte')).toContain('may not import');
		expect(objection('sim/game.ts', 'node:fs')).toContain('may not use the package');
		expect(objection('src/lib/ui/Button.svelte', '$lib/desk/Market.svelte')).toContain('may not');
	});
});

describe('the engine', () => {
	it('names its own files with their ending, because Node runs them as they are', () => {
		const files = [...filesUnder('sim', '.ts'), ...filesUnder('tests', '.ts')];
		const without = files.flatMap((file) =>
			specifiersOf(file)
				.filter((s) => /^(\.|#sim\/)/.test(s) && !/\.(ts|js|mjs|json|svelte|ya?ml)(\?.*)?$/.test(s))
				.map((s) => `${file}: ${s}`)
		);
		expect(without).toEqual([]);
	});
});
