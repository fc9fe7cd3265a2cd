import { describe, expect, it } from 'vitest';
import { unusedProps, writtenLinks } from '../support/components.ts';
import { filesUnder, textOf } from '../support/files.ts';

const components = filesUnder('src', '.svelte').map((file) => ({ file, source: textOf(file) }));

describe('components', () => {
	it('take every property that they declare', () => {
		const unused = components.flatMap(({ file, source }) =>
			unusedProps(source).map((name) => `${file}: ${name}`)
		);
		expect(unused).toEqual([]);
	});

	it('resolve the addresses that they link to', () => {
		const written = components.flatMap(({ file, source }) =>
			writtenLinks(source).map((link) => `${file}: ${link}`)
		);
		expect(written).toEqual([]);
	});
});

describe('the look at components', () => {
	const script = (code: string) => `<script lang="ts">\n${code}\n</script>`;

	it.each([
		['interface Props { a: string; b?: number }\nlet { a }: Props = $props();', ['b']],
		['type Props = { a: string; b?: number };\nlet { a, b = 1 }: Props = $props();', []],
		['let { a }: { a: string; b: string } = $props();', ['b']],
		['interface Props { a: string; b: string }\nlet { a, ...rest }: Props = $props();', []],
		[
			"interface Props { 'aria-label': string; class?: string }\nlet { class: extra }: Props = $props();",
			['aria-label']
		],
		['let props: { a: string } = $props();', []],
		['let { data } = $props();', []]
	])('finds in %s what is not taken', (code, names) => {
		expect(unusedProps(script(code))).toEqual(names);
	});

	it.each([
		['<a href="/play">', 1],
		["<a href={'/play'}>", 1],
		['<a href={`/class/${id}`}>', 1],
		['<a href="#main">', 0],
		['<a href={resolve(`/class/${id}`)}>', 0],
		['<form action="?/save">', 0]
	])('finds in %s %i written addresses', (source, count) => {
		expect(writtenLinks(source)).toHaveLength(count);
	});
});
