import type { Chance } from '../chance.ts';
import { refuse, type Refusal } from '../outcome.ts';

/** One review to be written: who gives it and whose work it is about. Teams or students, by id. */
export interface Pair {
	giver: string;
	receiver: string;
}

export type AllocationRefusal =
	| 'review.tooFew' // fewer than three can review each other
	| 'review.tooMany' // more than `max` reviews each
	| 'review.doubledMember';

/** Most reviews that each of `n` can give without a pair that reviews each other. */
export const mostReviews = (n: number): number => Math.max(0, Math.floor((n - 1) / 2));

/**
 * The offsets of a week: k neighbours in 1, 2, …, m, −1, −2, …, −m (mod n) taken in a circle, m = ⌊(n−1)/2⌋. Two
 * opposite offsets stand m apart, so no week holds both; and the circle is walked through before one comes again.
 */
function offsets(n: number, k: number, week: number): number[] {
	const m = mostReviews(n);
	return Array.from({ length: k }, (_, i) => {
		const at = (week * k + i) % (2 * m);
		return at < m ? at + 1 : n - (at - m + 1);
	});
}

/**
 * Who reviews whom (CLASSROOM.md, peer review): everybody in a drawn circle reviews those at the offsets D, with
 * D ∩ −D = ∅. So everyone gives and gets exactly `each` reviews, nobody reviews oneself, and no two review each
 * other. From week to week the offsets move on: for ⌊2m / each⌋ weeks no review is written by the same giver again.
 * @param members at least three ids, each once, in an order that does not change from week to week
 * @param each 1 … ⌊(n−1)/2⌋
 * @param week from 0
 * @param chance the same stream, from its start, in every week
 * @throws RangeError for a week that is no whole number from 0
 */
export function allocate(
	members: readonly string[],
	each: number,
	week: number,
	chance: Chance
): Pair[] | Refusal<AllocationRefusal> {
	const n = members.length;
	if (new Set(members).size !== n) return refuse('review.doubledMember');
	if (n < 3) return refuse('review.tooFew', { min: 3 });
	if (!Number.isInteger(each) || each < 1 || each > mostReviews(n))
		return refuse('review.tooMany', { max: mostReviews(n) });
	if (!Number.isInteger(week) || week < 0) throw new RangeError(`no week: ${week}`);
	const circle = chance.shuffle(members);
	return circle.flatMap((giver, i) =>
		offsets(n, each, week).map((offset) => ({ giver, receiver: circle[(i + offset) % n]! }))
	);
}

/** What is wrong with an allocation, for whoever changes one by hand. */
export type AllocationFault =
	| { code: 'self' | 'doubled' | 'reciprocal' | 'stranger'; pair: Pair }
	| { code: 'gives' | 'gets'; member: string; count: number };

const same = (a: Pair, b: Pair) => a.giver === b.giver && a.receiver === b.receiver;
const opposite = (a: Pair, b: Pair) => a.giver === b.receiver && a.receiver === b.giver;

/** Everything in which `pairs` differ from what {@link allocate} promises; empty for its own work. */
export function inspect(
	pairs: readonly Pair[],
	members: readonly string[],
	each: number
): AllocationFault[] {
	const faults: AllocationFault[] = pairs.flatMap((pair, i) => {
		const found: AllocationFault[] = [];
		const strange = [pair.giver, pair.receiver].some((id) => !members.includes(id));
		if (strange) found.push({ code: 'stranger', pair });
		if (pair.giver === pair.receiver) found.push({ code: 'self', pair });
		else if (pairs.slice(0, i).some((earlier) => opposite(earlier, pair)))
			found.push({ code: 'reciprocal', pair });
		if (pairs.slice(0, i).some((earlier) => same(earlier, pair)))
			found.push({ code: 'doubled', pair });
		return found;
	});
	for (const member of members) {
		const gives = pairs.filter(({ giver }) => giver === member).length;
		const gets = pairs.filter(({ receiver }) => receiver === member).length;
		if (gives !== each) faults.push({ code: 'gives', member, count: gives });
		if (gets !== each) faults.push({ code: 'gets', member, count: gets });
	}
	return faults;
}

export type ChangeRefusal =
	| 'review.self'
	| 'review.doubled'
	| 'review.notAllocated' // no such pair to take away
	| 'review.done'; // a review that has been written is not taken away

/**
 * A change by hand. Reviewing oneself and doubling are refused; anything else is the instructor's decision, and
 * {@link inspect} says what it breaks.
 * @param done reviews that have been handed in
 */
export function changePairs(
	pairs: readonly Pair[],
	change: { add: Pair } | { remove: Pair },
	done: readonly Pair[] = []
): Pair[] | Refusal<ChangeRefusal> {
	if ('remove' in change) {
		if (!pairs.some((pair) => same(pair, change.remove))) return refuse('review.notAllocated');
		if (done.some((pair) => same(pair, change.remove))) return refuse('review.done');
		return pairs.filter((pair) => !same(pair, change.remove));
	}
	if (change.add.giver === change.add.receiver) return refuse('review.self');
	if (pairs.some((pair) => same(pair, change.add))) return refuse('review.doubled');
	return [...pairs, change.add];
}
