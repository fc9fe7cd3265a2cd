import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/lib/classroom/quiz/model.ts';
import { readGift } from '../../src/lib/classroom/quiz/read/gift.ts';
import { writeGift } from '../../src/lib/classroom/quiz/write/gift.ts';
import { anyItem, anyItems } from '../support/quiz-items.ts';

describe('writing questions and reading them again', () => {
	it('gives the same questions through GIFT, whatever is in them', () => {
		fc.assert(
			fc.property(anyItems, (items) => {
				const read = readGift(writeGift(items));
				expect(read.errors).toEqual([]);
				expect(read.items).toEqual(items);
			}),
			{ numRuns: 300 }
		);
	});

	it('is tried with every kind', () => {
		const seen = new Set(fc.sample(anyItem, { numRuns: 400, seed: 1 }).map(({ kind }) => kind));
		expect([...seen].sort()).toEqual([...KINDS].sort());
	});
});
