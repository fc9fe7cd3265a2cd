import { z } from 'zod';
import { mean, ZERO, type Exact } from '../exact.ts';
import { refuse, type Refusal } from '../outcome.ts';

/**
 * When a team may open what is locked (a hint card, a token): every member has passed; so many members have; or the
 * mean of the team reaches a percentage.
 */
export const GatePolicy = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('each') }),
	z.object({ kind: z.literal('members'), count: z.number().int().min(1).max(7) }),
	z.object({ kind: z.literal('mean'), percent: z.number().int().min(1).max(100) })
]);
export type GatePolicy = z.output<typeof GatePolicy>;

/** How one member stands. `score` in percent; null when not taken. Who is excused does not hold the team up. */
export interface MemberProgress {
	member: string;
	score: Exact | null;
	passed: boolean;
	excused: boolean;
}

/** An instructor opens, or keeps shut, against the policy. */
export interface GateOverride {
	open: boolean;
	reason: string;
	by: string;
	at: number;
}

export interface Gate {
	open: boolean;
	/** Who decided. */
	by: 'policy' | 'override';
	/** How far the policy is met: members, or percent for `mean`. */
	have: Exact | number;
	need: number;
	/** Members who are still to pass or to take it; private to the team. */
	waitingFor: string[];
}

export type GateRefusal = 'gate.reason'; // an override wants a reason

/** An override as it may be saved: with a reason. */
export function overrideGate(made: GateOverride): GateOverride | Refusal<GateRefusal> {
	const reason = made.reason.trim();
	return /[\p{L}\p{N}]/u.test(reason) ? { ...made, reason } : refuse('gate.reason');
}

/**
 * Whether a gate is open. A team in which everybody is excused, or nobody is left, meets no policy: the instructor
 * decides. With `members`, a team smaller than the number needs all it has. Who has not taken it counts 0 in a mean.
 */
export function gate(
	policy: GatePolicy,
	team: readonly MemberProgress[],
	override: GateOverride | null = null
): Gate {
	const asked = team.filter(({ excused }) => !excused);
	const passed = asked.filter((m) => m.passed).length;
	const average = mean(asked.map(({ score }) => score ?? ZERO));
	const byMean = policy.kind === 'mean';
	const count = policy.kind === 'members' ? Math.min(policy.count, asked.length) : asked.length;
	const need = byMean ? policy.percent : count;
	const have = byMean ? (average ?? 0) : passed;
	const met = asked.length > 0 && (byMean ? average!.gte(need) : passed >= need);
	return {
		open: override ? override.open : met,
		by: override ? 'override' : 'policy',
		have,
		need,
		waitingFor: asked
			.filter((m) => (byMean ? m.score === null : !m.passed))
			.map(({ member }) => member)
	};
}
