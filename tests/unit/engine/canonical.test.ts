import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashText, shortHash } from '../../../sim/log/canonical.ts';
import { utf8 } from '../../../sim/log/utf8.ts';

describe('canonical JSON', () => {
	it.each([
		[
			'keys sorted by code unit',
			{ b: 1, a: 2, B: 3, é: 4, 客: 5 },
			'{"B":3,"a":2,"b":1,"é":4,"客":5}'
		],
		['no spaces, arrays in their order', [3, [1, 2], { x: null }], '[3,[1,2],{"x":null}]'],
		['undefined members left out', { a: undefined, b: 1 }, '{"b":1}'],
		['minus zero is zero', [-0], '[0]'],
		['numbers as JSON has them', [1e21, 0.1, 12_345], '[1e+21,0.1,12345]'],
		['texts escaped', { t: '"\n\ud800' }, '{"t":"\\"\\n\\ud800"}']
	])('%s', (_name, value, text) => expect(canonicalJson(value)).toBe(text));

	it('does not depend on the order in which keys were set', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
				const reversed = Object.fromEntries(Object.entries(record).reverse());
				expect(canonicalJson(reversed)).toBe(canonicalJson(record));
				expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
			}),
			{ numRuns: 500 }
		);
	});

	it('refuses a list with a hole, which JSON cannot hold', () => {
		expect(() => canonicalJson([undefined])).toThrow(TypeError);
	});
});

describe('a hash', () => {
	it('is SHA-256 of the UTF-8 bytes, for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				expect(Buffer.from(utf8(text)).equals(Buffer.from(text))).toBe(true);
				expect(hashText(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
			}),
			{ numRuns: 500 }
		);
	});

	it.each(['', 'a', 'é', '客户认可度', '😀', '\ud800', '\udc00x', 'x\ud83d'])(
		'encodes %j as the platform does',
		(text) => expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)])
	);

	it('is shown to people by its first six characters', () => {
		expect(shortHash(hashText('Rapport'))).toMatch(/^[0-9a-f]{6}$/);
	});
});
