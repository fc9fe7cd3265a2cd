import type { Refusal } from '#sim/kernel/refusals.ts';
import type { LinkRefusal } from './link';

/** The sentence for a refusal in the person's language. */
export function refusalText(refusal: {
	code: Refusal['code'] | LinkRefusal;
	params?: Refusal['params'];
}): string {
	return refusal.code;
}
