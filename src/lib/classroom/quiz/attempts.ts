import { compareRatios, type Ratio } from './total.ts';

/** Times are milliseconds since 1970; every function is given the clock. */

/** What happens to answers after the due time. */
export type LatePolicy =
	| { kind: 'refuse' }
	| { kind: 'accept' }
	/** `percent` of the mark for each day begun, at most `most` percent. */
	| { kind: 'penalty'; percent: number; most: number };

export interface AttemptPolicy {
	/** Most attempts; null for any number. */
	tries: number | null;
	/** Least time between the end of an attempt and the beginning of the next, in seconds. */
	cooldown: number;
	/** Which attempt counts. */
	counts: 'best' | 'last' | 'first';
	/** Time for one attempt, in seconds; null for any. */
	limit: number | null;
	opens: number | null;
	/** Later is late. */
	due: number | null;
	/** Nothing is taken any more, late or not. */
	closes: number | null;
	late: LatePolicy;
}

/** What one student is allowed beyond the policy. */
export interface Allowance {
	/** Multiplies the time limit: percent, 100–300. */
	time: number;
	/** Moves due and closing time, in seconds. */
	extension: number;
	extraTries: number;
}

export const NO_ALLOWANCE: Allowance = { time: 100, extension: 0, extraTries: 0 };

/** What has happened, in the order in which it was stored. */
export type AttemptEvent =
	| { type: 'started'; at: number }
	| { type: 'submitted'; at: number }
	/** The mark of the attempt with this number, from 0; a later one replaces it. */
	| { type: 'marked'; attempt: number; share: Ratio };

export interface Attempt {
	startedAt: number;
	/** When it ends by itself; null when nothing ends it. */
	endsAt: number | null;
	/** When it was handed in, or ended by itself; null while it runs. */
	submittedAt: number | null;
	/** Time ran out before it was handed in; what was saved counts. */
	ranOut: boolean;
	late: boolean;
	/** What lateness costs, in percent of the mark. */
	penalty: number;
	/** Mark after the penalty; null when it is not marked yet. */
	share: Ratio | null;
}

export type QuizPhase =
	| 'notOpen' // until `opens`
	| 'ready' // an attempt may begin
	| 'running' // one is under way
	| 'cooling' // the next may begin at `nextAt`
	| 'spent' // no attempt is left
	| 'closed';

export interface QuizState {
	phase: QuizPhase;
	attempts: Attempt[];
	/** Attempts that are left; null for any number. */
	triesLeft: number | null;
	/** When an attempt may begin, while one may not yet. */
	nextAt: number | null;
	/** The attempt that counts now, by its number; null when none is marked. */
	counted: number | null;
	/** Some attempt that has ended is not marked yet, so `counted` may change. */
	pending: boolean;
	/** What begins now would be late when handed in. */
	late: boolean;
}

/** Answers on their way when time runs out are taken this long after, in milliseconds. */
export const GRACE = 10_000;
const DAY = 86_400_000;

interface Limits {
	due: number | null;
	/** Nothing is taken after this. */
	end: number | null;
	/** For one attempt, in milliseconds. */
	limit: number | null;
}

/** The times of a policy for one student. @throws RangeError for an allowance out of range */
export function limitsFor(policy: AttemptPolicy, allowance: Allowance): Limits {
	const { time, extension } = allowance;
	if (!(time >= 100 && time <= 300) || extension < 0 || allowance.extraTries < 0)
		throw new RangeError('an allowance gives, within limits');
	const later = (at: number | null) => (at === null ? null : at + extension * 1_000);
	const due = later(policy.due);
	const closes = later(policy.closes);
	const ends = [closes, policy.late.kind === 'refuse' ? due : null].filter((at) => at !== null);
	return {
		due,
		end: ends.length > 0 ? Math.min(...ends) : null,
		limit: policy.limit === null ? null : Math.ceil(policy.limit * time * 10)
	};
}

/** What lateness costs, in percent of the mark. */
export function penaltyFor(late: LatePolicy, due: number | null, at: number): number {
	if (late.kind !== 'penalty' || due === null || at <= due) return 0;
	return Math.min(late.most, 100, late.percent * Math.ceil((at - due) / DAY));
}

const less = ({ earned, of }: Ratio, percent: number): Ratio => ({
	// Penalties have two decimals at most.
	earned: earned * BigInt(10_000 - Math.round(percent * 100)),
	of: of * 10_000n
});

const begun = (at: number, { limit, end }: Limits): Attempt => {
	const ends = [limit === null ? null : at + limit, end].filter((each) => each !== null);
	return {
		startedAt: at,
		endsAt: ends.length > 0 ? Math.min(...ends) : null,
		submittedAt: null,
		ranOut: false,
		late: false,
		penalty: 0,
		share: null
	};
};

function ended(attempt: Attempt, at: number, policy: AttemptPolicy, { due }: Limits): Attempt {
	const ranOut = attempt.endsAt !== null && at > attempt.endsAt + GRACE;
	// Within the grace an answer counts as given at the end.
	const submittedAt = attempt.endsAt === null ? at : Math.min(at, attempt.endsAt);
	return {
		...attempt,
		submittedAt,
		ranOut,
		late: due !== null && submittedAt > due,
		penalty: penaltyFor(policy.late, due, submittedAt)
	};
}

/** The attempts after one more event. Events that cannot be are passed over: they were refused when they came. */
function next(
	attempts: readonly Attempt[],
	event: AttemptEvent,
	policy: AttemptPolicy,
	limits: Limits
): Attempt[] {
	const last = attempts.at(-1);
	const running = last !== undefined && last.submittedAt === null;
	if (event.type === 'marked')
		return attempts.map((attempt, index) =>
			index === event.attempt ? { ...attempt, share: event.share } : attempt
		);
	if (event.type === 'submitted')
		return running
			? [...attempts.slice(0, -1), ended(last, event.at, policy, limits)]
			: [...attempts];
	if (!running) return [...attempts, begun(event.at, limits)];
	const over = last.endsAt !== null && event.at > last.endsAt;
	return over
		? [
				...attempts.slice(0, -1),
				ended(last, last.endsAt! + GRACE + 1, policy, limits),
				begun(event.at, limits)
			]
		: [...attempts];
}

/** The number of the attempt that counts; of equal ones the earlier. */
function countedOf(attempts: readonly Attempt[], counts: AttemptPolicy['counts']): number | null {
	const marked = attempts.flatMap(({ share }, index) => (share ? [{ index, share }] : []));
	if (marked.length === 0) return null;
	if (counts === 'first') return marked[0]!.index;
	if (counts === 'last') return marked.at(-1)!.index;
	return marked.reduce((best, each) => (compareRatios(each.share, best.share) > 0 ? each : best))
		.index;
}

/**
 * Where a student stands with a quiz at a moment: the attempts so far, whether one may begin, which one counts. The
 * same events and the same clock always give the same; an attempt whose time has run out ends without an event.
 */
export function quizState(
	policy: AttemptPolicy,
	allowance: Allowance,
	events: readonly AttemptEvent[],
	now: number
): QuizState {
	const limits = limitsFor(policy, allowance);
	let attempts: Attempt[] = [];
	for (const event of events) attempts = next(attempts, event, policy, limits);
	const open = attempts.at(-1);
	if (open?.submittedAt === null && open.endsAt !== null && now > open.endsAt + GRACE)
		attempts = [...attempts.slice(0, -1), ended(open, now, policy, limits)];
	attempts = attempts.map((attempt) =>
		attempt.share && attempt.penalty > 0
			? { ...attempt, share: less(attempt.share, attempt.penalty) }
			: attempt
	);
	const allowed = policy.tries === null ? null : policy.tries + allowance.extraTries;
	const triesLeft = allowed === null ? null : Math.max(0, allowed - attempts.length);
	const last = attempts.at(-1);
	const cooled =
		(last?.submittedAt ?? null) === null ? null : last!.submittedAt! + policy.cooldown * 1_000;
	const nextAt = Math.max(policy.opens ?? -Infinity, cooled ?? -Infinity);
	const phase = ((): QuizPhase => {
		if (last?.submittedAt === null) return 'running';
		if (limits.end !== null && now >= limits.end) return 'closed';
		if (triesLeft === 0) return 'spent';
		if (policy.opens !== null && now < policy.opens) return 'notOpen';
		return now < nextAt ? 'cooling' : 'ready';
	})();
	return {
		phase,
		attempts,
		triesLeft,
		nextAt: phase === 'notOpen' || phase === 'cooling' ? nextAt : null,
		counted: countedOf(attempts, policy.counts),
		pending: attempts.some(({ submittedAt, share }) => submittedAt !== null && share === null),
		late: limits.due !== null && now > limits.due
	};
}

/** Whether an answer that arrives now belongs to the attempt under way. */
export const takesAnswers = ({ phase, attempts }: QuizState, now: number): boolean => {
	const endsAt = attempts.at(-1)?.endsAt ?? null;
	return phase === 'running' && (endsAt === null || now <= endsAt + GRACE);
};
