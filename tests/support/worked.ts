import { describe, expect, it } from 'vitest';

/** A worked example: what it shows, the arguments, and what must come out to the last digit. */
type Example<A extends unknown[], R> = readonly [shows: string, ...args: A, expected: R];

/** A formula against examples worked out on paper. */
export function worked<A extends unknown[], R>(
	title: string,
	formula: (...args: A) => R,
	examples: readonly Example<A, R>[]
): void {
	describe(title, () => {
		it.each(examples.map((example) => ({ shows: example[0], example })))('$shows', (one) => {
			const args = one.example.slice(1, -1) as A;
			expect(formula(...args)).toEqual(one.example[one.example.length - 1]);
		});
	});
}
