import { describe, expect, it } from 'vitest';
import { REFUSED } from '../../src/lib/classroom/refusals.ts';
import { filesUnder, textOf } from '../support/files.ts';

const everything = (folder: string): string =>
	filesUnder(folder, '.ts', '.svelte')
		.filter((file) => !file.endsWith('classroom/refusals.ts') && !file.endsWith('refused/text.ts'))
		.map(textOf)
		.join('\n');
const product = everything('src');
const tests = everything('tests');
/** Codes of a file that cannot be read are named by the part after the dot. */
const named = (text: string, code: string): boolean =>
	text.includes(`'${code}'`) || (code.startsWith('roster.') && text.includes(`'${code.slice(7)}'`));

describe('every refusal of the classroom', () => {
	it.each(Object.keys(REFUSED))('%s happens somewhere and is reached by a test', (code) => {
		expect(named(product, code), 'is used').toBe(true);
		expect(named(tests, code), 'is tested').toBe(true);
	});
});
