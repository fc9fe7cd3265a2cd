import type { Instant } from '../instant.ts';
import { refuse, type Refusal } from '../outcome.ts';
import { available, teamOf, type Draft, type Drafted } from './draft.ts';

/** What happens to a captains' draft from outside: people leave, come late or hand the lead on; it pauses. */

export type DraftPeopleRefusal =
	| 'draft.notLeading' // this person leads no team
	| 'draft.unknown'; // whoever is to lead is neither free nor in that team

/** How large each team becomes when all turns are taken. */
const finalSizes = ({ captains, assigned, turns }: Draft): Map<string, number> =>
	new Map(
		captains.map(({ id }) => [
			id,
			1 +
				assigned.filter((a) => a.captain === id).length +
				turns.filter((captain) => captain === id).length
		])
	);

/** As many turns as free students; sizes differ by one at most wherever turns are left to see to it. */
function fit(draft: Draft): Draft {
	const goal = available(draft).length;
	let turns = [...draft.turns];
	const rank = () =>
		[...finalSizes({ ...draft, turns })].sort(([, a], [, b]) => a - b).map(([id]) => id);
	const takeFrom = (captain: string) => (turns = turns.toSpliced(turns.lastIndexOf(captain), 1));
	while (turns.length > goal) takeFrom(rank().findLast((id) => turns.includes(id))!);
	while (turns.length < goal) turns.push(rank()[0]!);
	for (;;) {
		const sizes = finalSizes({ ...draft, turns });
		const smallest = rank()[0]!;
		const largest = rank().findLast((id) => turns.includes(id));
		if (!largest || sizes.get(largest)! - sizes.get(smallest)! <= 1) return { ...draft, turns };
		turns[turns.lastIndexOf(largest)] = smallest;
	}
}

/** Takes a student out who has left the class. A captain is replaced with {@link leadAnew} instead. */
export function leaveDraft(draft: Draft, student: string, at: Instant): Draft {
	if (!draft.students.some(({ id }) => id === student)) return draft;
	const lost = draft.pending?.student === student;
	return fit({
		...draft,
		students: draft.students.filter(({ id }) => id !== student),
		assigned: draft.assigned.filter((a) => a.student !== student),
		...(lost && { pending: null, turnEnds: at + draft.rules.turn })
	});
}

/** Takes somebody in who has come late: one more turn, for the smallest team. */
export function joinDraft(draft: Draft, student: Drafted, at: Instant): Draft {
	if ([...draft.captains, ...draft.students].some(({ id }) => id === student.id)) return draft;
	const joined = fit({ ...draft, students: [...draft.students, student] });
	return draft.turns.length === 0 ? { ...joined, turnEnds: at + draft.rules.turn } : joined;
}

/**
 * Another student leads a team. A captain who `stays` becomes a member of it.
 * @param next free, or a member of that team
 */
export function leadAnew(
	draft: Draft,
	captain: string,
	next: string,
	stays: boolean,
	at: Instant
): Draft | Refusal<DraftPeopleRefusal> {
	const old = draft.captains.find(({ id }) => id === captain);
	if (!old) return refuse('draft.notLeading');
	const leader = [...available(draft), ...teamOf(draft, captain)].find(({ id }) => id === next);
	if (!leader) return refuse('draft.unknown');
	if (next === captain) return draft;
	const named = (id: string) => (id === captain ? next : id);
	const taken = draft.pending?.student === next;
	const { pending } = draft;
	return fit({
		...draft,
		captains: draft.captains.map((one) => (one.id === captain ? leader : one)),
		students: [...draft.students.filter(({ id }) => id !== next), ...(stays ? [old] : [])],
		turns: draft.turns.map(named),
		assigned: [
			...draft.assigned.filter((a) => a.student !== next),
			...(stays ? [{ student: captain, captain, how: 'pick' as const, at, turn: 0 }] : [])
		].map((a) => ({ ...a, captain: named(a.captain) })),
		pending:
			pending && !taken
				? { ...pending, captain: named(pending.captain), rivals: pending.rivals.map(named) }
				: null,
		...(taken && { turnEnds: at + draft.rules.turn })
	});
}

/** Goes on after a pause with the time that was left; what had run out when it stopped begins anew. */
export function resumeDraft(draft: Draft, pausedAt: Instant, at: Instant): Draft {
	const again = (end: Instant, whole: number) =>
		end > pausedAt ? end + at - pausedAt : at + whole;
	const { turn, contest } = draft.rules;
	return {
		...draft,
		turnEnds: again(draft.turnEnds, turn),
		pending: draft.pending && { ...draft.pending, until: again(draft.pending.until, contest) }
	};
}
