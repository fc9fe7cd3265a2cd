import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { determinism } from '../../.ci/lint/determinism.js';

const linter = new Linter();

/** Messages of the determinism rules about a line of code in a file of the engine. */
const complaints = (code: string, file = 'sim/month/decay.ts') =>
	linter.verify(code, [{ files: ['**/*.ts'] }, ...determinism], file).map(({ message }) => message);

describe('the determinism lint', () => {
	it.each([
		['const now = Date.now();', 'no clock'],
		['const x = Math.random();', 'named stream'],
		['const x = Math.exp(1);', 'tables of sim/kernel'],
		['const x = Math["exp"](1);', 'Name the Math function'],
		['const { exp } = Math;', 'Name the Math function'],
		['const x = 2 ** 3;', 'tables of sim/kernel'],
		['names.sort((a, b) => a.localeCompare(b));', 'code unit'],
		['const x = (1234).toLocaleString();', 'code unit'],
		['const x = new Intl.Collator();', 'code unit'],
		['for (const key in teams) use(key);', 'sorted list of keys'],
		['import fs from "node:fs";', 'no input or output'],
		['const x = performance.now();', 'no input or output'],
		['document.title = "x";', 'no input or output']
	])('refuses %s', (code, reason) => {
		expect(complaints(code).join()).toContain(reason);
	});

	it.each([
		'const x = Math.floor(7 / 2);',
		'const x = distance ** 2;',
		'for (const team of teams) use(team);'
	])('accepts %s', (code) => {
		expect(complaints(code)).toEqual([]);
	});

	it('leaves the laboratory alone', () => {
		expect(complaints('const t = performance.now();', 'sim/lab/bench.ts')).toEqual([]);
	});
});
