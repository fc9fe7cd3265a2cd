import { weightUnits, ONE_PERCENT } from '../weight.ts';

/**
 * Weights for a question that says only which options are right: they share 100 %, and a wrong one costs as much as a
 * right one earns, so that ticking everything earns nothing.
 */
export function evenWeights(right: readonly boolean[]): number[] {
	const count = right.filter(Boolean).length;
	const share = Math.floor(weightUnits(100) / Math.max(count, 1)) / ONE_PERCENT;
	return right.map((is) => (is ? share : count > 1 ? -share : 0));
}
