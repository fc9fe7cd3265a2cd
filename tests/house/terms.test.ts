import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesUnder, textOf } from '../support/files.ts';

it('every term on a page is in the glossary', () => {
	const { terms }: { terms: { id: string }[] } = parse(textOf('scenarios/glossary.yaml'));
	const known = new Set(terms.map(({ id }) => id));
	const unknown = filesUnder('src', '.svelte').flatMap((file) =>
		[...textOf(file).matchAll(/<Term\b[^>]*?\bid="([^"{]+)"/g)]
			.filter(([, id]) => !known.has(id!))
			.map(([, id]) => `${file}: ${id}`)
	);
	expect(unknown).toEqual([]);
});
