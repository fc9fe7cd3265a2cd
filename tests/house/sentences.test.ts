import { describe, expect, it } from 'vitest';
import { filesUnder, textOf } from '../support/files.ts';
import { sentencesInSvelte, sentencesInTypeScript } from '../support/sentences.ts';

describe('what a person reads', () => {
	it('is a message, never written into a component', () => {
		const found = filesUnder('src', '.svelte').flatMap((file) =>
			sentencesInSvelte(textOf(file)).map((text) => `${file}:${text}`)
		);
		expect(found).toEqual([]);
	});

	it('is a message, never written into a module', () => {
		const found = filesUnder('src', '.ts').flatMap((file) =>
			sentencesInTypeScript(textOf(file)).map((text) => `${file}:${text}`)
		);
		expect(found).toEqual([]);
	});
});

describe('the search for sentences', () => {
	it.each([
		['<p>Hello</p>', 1],
		['<p>{m.shell_hello()}</p>', 0],
		['<p>举办研讨会</p>', 1],
		['<Button label="Hold seminar" />', 1],
		['<Button label={m.hold()} class="flex items-center" />', 0],
		["<p>{open ? 'Close the list' : name}</p>", 1],
		['<p>{count} / {total} · ¥</p>', 0],
		['<p>{`Winning this needs ${cash}`}</p>', 1],
		['<script lang="ts">const kind: string = "primary";</script><p>{kind}</p>', 0]
	])('reads %s', (source, count) => {
		expect(sentencesInSvelte(source)).toHaveLength(count);
	});

	it.each([
		["import x from 'Some module here';", 0],
		["const text = 'Winning this needs cash';", 1],
		["const text = '现金不足';", 1],
		["throw new Error('No such month in the log');", 0],
		["const classes = 'text-small flex items-center';", 0]
	])('reads %s', (source, count) => {
		expect(sentencesInTypeScript(source)).toHaveLength(count);
	});
});
