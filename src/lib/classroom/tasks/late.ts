import { z } from 'zod';
import { clamp, exact, HUNDRED, ONE, ZERO, type Exact } from '../exact.ts';

const percent = z.number().min(0).max(100);
/** Milliseconds since 1970 UTC. The rules never look at a clock: the time of an act is an argument. */
export type Instant = number;

const DAY = 86_400_000;

/**
 * What becomes of work after its time:
 * `refuse` closes the door at the deadline; `accept` takes it until the door closes; `deduct` takes it and costs
 * `perDay` percent of the mark for each day begun, `most` percent at the utmost.
 */
export const LatePolicy = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('refuse') }),
	z.object({ kind: z.literal('accept') }),
	z.object({ kind: z.literal('deduct'), perDay: percent, most: percent })
]);
export type LatePolicy = z.output<typeof LatePolicy>;

/**
 * What is left of a mark, as a factor in [0, 1].
 * @param dueAt the deadline of this doer, an extension included
 */
export function lateFactor(policy: LatePolicy, dueAt: Instant, at: Instant): Exact {
	if (policy.kind !== 'deduct' || at <= dueAt) return ONE;
	const days = Math.ceil((at - dueAt) / DAY);
	const lost = clamp(exact(policy.perDay).mul(days), ZERO, exact(policy.most));
	return ONE.sub(lost.div(HUNDRED));
}
