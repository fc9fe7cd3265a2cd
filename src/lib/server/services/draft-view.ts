import {
	available,
	nextInstant,
	type Assigned,
	type Draft
} from '../../classroom/forming/draft.ts';
import type { IntroductionCard } from '../../classroom/forming/questionnaire.ts';
import type { Db, Tables } from '../db/store.ts';
import { rankingsOf, type CaptainDraftRow } from '../stores/captain-drafts.ts';
import { introductionsIn } from '../stores/forming.ts';
import { namesOf } from '../stores/members.ts';
import type { ClassAccess } from './access.ts';
import { candidatesOf } from './candidates.ts';
import { mayInClass } from './capabilities.ts';
import { held, isOver } from './draft-state.ts';

export interface DraftPerson {
	id: string;
	name: string;
}

/** A draft as the class sees it: no rating and nobody else's ranking. */
export interface DraftView {
	status: 'preparing' | 'running' | 'paused';
	over: boolean;
	/** Milliseconds. */
	turn: number;
	contest: number;
	/** In the order of the first round, once it has begun. */
	captains: (DraftPerson & {
		/** Has left the class: somebody else must lead. */
		gone: boolean;
		members: (DraftPerson & Pick<Assigned, 'how'>)[];
		/** How many there will be, the captain included. */
		size: number;
	})[];
	/** Ids of captains: whose turn it is, and whose after that. */
	turns: string[];
	/** Milliseconds until time runs out; null = nothing is running. */
	left: number | null;
	pending: { student: DraftPerson; captain: string; rivals: string[] } | null;
	free: (DraftPerson & { card: IntroductionCard | null })[];
	/** The last one who has come into a team; the skill it was to fill is for the staff. */
	last: (Pick<Assigned, 'captain' | 'how' | 'gap'> & { student: DraftPerson }) | null;
	/** Students who have ranked the captains, and how many there are. */
	ranked: number;
	students: number;
	/** The asking person's part in it; null for staff. */
	me: {
		id: string;
		leads: boolean;
		ranking: string[];
		/** Captain of the team that the person is in. */
		team: string | null;
	} | null;
	staff: boolean;
}

/** @param row of the class of `access` */
export async function draftView(
	db: Db,
	t: Tables,
	access: ClassAccess,
	row: CaptainDraftRow,
	now: Date
): Promise<DraftView> {
	const staff = mayInClass(access.role, 'class.manage');
	const begun = row.status === 'preparing' ? null : await held(db, t, row, now);
	const { people } = await candidatesOf(db, t, row.classId, row.who);
	const captains = begun?.draft.captains.map(({ id }) => id) ?? row.captains;
	const names = {
		...(await namesOf(db, t, row.classId, captains)),
		...Object.fromEntries(people.map(({ id, name }) => [id, name]))
	};
	const person = (id: string): DraftPerson => ({ id, name: names[id] ?? '' });
	const here = new Set(people.map(({ id }) => id));
	const cards = new Map(
		(await introductionsIn(db, t, row.classId)).map((c) => [c.memberId, c.card])
	);
	const free = begun
		? available(begun.draft).map(({ id }) => id)
		: people.map(({ id }) => id).filter((id) => !captains.includes(id));
	const rankings = await rankingsOf(db, t, row.id);
	const students = people.filter(({ id }) => !captains.includes(id));
	const assigned = begun?.draft.assigned ?? [];
	const me = staff || !access.member ? null : access.member.id;
	return {
		status: row.status as DraftView['status'],
		over: begun !== null && isOver(begun.draft),
		turn: row.turn,
		contest: row.contest,
		captains: captains.map((id) => {
			const members = assigned.filter((a) => a.captain === id);
			const turns = begun?.draft.turns.filter((captain) => captain === id).length ?? 0;
			return {
				...person(id),
				gone: !here.has(id),
				members: members.map(({ student, how }) => ({ ...person(student), how })),
				size: 1 + members.length + turns
			};
		}),
		turns: [...(begun?.draft.turns ?? [])],
		left: begun ? timeLeft(begun.draft, begun.at) : null,
		pending: begun?.draft.pending
			? {
					student: person(begun.draft.pending.student),
					captain: begun.draft.pending.captain,
					rivals: [...begun.draft.pending.rivals]
				}
			: null,
		free: free.map((id) => ({ ...person(id), card: cards.get(id) ?? null })),
		last: lastOf(assigned, person, staff),
		ranked: students.filter(({ id }) => (rankings.get(id)?.length ?? 0) > 0).length,
		students: students.length,
		me:
			me === null
				? null
				: {
						id: me,
						leads: captains.includes(me),
						ranking: rankings.get(me) ?? [],
						team: captains.includes(me)
							? me
							: (assigned.find((a) => a.student === me)?.captain ?? null)
					},
		staff
	};
}

function timeLeft(draft: Draft, at: number): number | null {
	const next = nextInstant(draft);
	return next === null ? null : Math.max(0, next - at);
}

function lastOf(
	assigned: readonly Assigned[],
	person: (id: string) => DraftPerson,
	staff: boolean
): DraftView['last'] {
	const last = assigned.at(-1);
	if (!last) return null;
	const { student, captain, how, gap } = last;
	return { student: person(student), captain, how, ...(staff && gap && { gap }) };
}
