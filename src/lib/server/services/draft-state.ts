import { joinDraft, leaveDraft } from '../../classroom/forming/draft-people.ts';
import { nextInstant, type Draft } from '../../classroom/forming/draft.ts';
import type { Candidate } from '../../classroom/forming/questionnaire.ts';
import type { Db, Tables } from '../db/store.ts';
import { rankingsOf, updateDraft, type CaptainDraftRow } from '../stores/captain-drafts.ts';
import { candidatesOf } from './candidates.ts';

/** A draft that has begun, with the class as it is now. */
export interface Held {
	row: CaptainDraftRow;
	draft: Draft;
	/** Captains who have left the class; nothing goes on until somebody else leads. */
	gone: string[];
	/** The time of the draft, in milliseconds: it stands still while it is paused. */
	at: number;
}

/**
 * The draft as stored, brought up to the class: who has left is out, who has come late is in, and rankings are the
 * present ones.
 * @param row one that has begun
 */
export async function held(db: Db, t: Tables, row: CaptainDraftRow, now: Date): Promise<Held> {
	const at = (row.pausedAt ?? now).getTime();
	const rankings = await rankingsOf(db, t, row.id);
	const { people } = await candidatesOf(db, t, row.classId, row.who);
	const here = new Map<string, Candidate>(people.map(({ id, skills }) => [id, { id, skills }]));
	let draft = row.state as Draft;
	for (const { id } of draft.students) if (!here.has(id)) draft = leaveDraft(draft, id, at);
	for (const person of here.values()) draft = joinDraft(draft, { ...person, ranking: [] }, at);
	const students = draft.students.map((student) => ({
		...student,
		ranking: rankings.get(student.id) ?? []
	}));
	const gone = draft.captains.filter(({ id }) => !here.has(id)).map(({ id }) => id);
	return { row, draft: { ...draft, students }, gone, at };
}

/** Whether nothing is left to pick. */
export const isOver = ({ turns, pending }: Draft): boolean => turns.length === 0 && !pending;

/**
 * Stores a draft as it has become; it pauses when a captain has left.
 * @param pausedAt when it was paused; null = it runs
 */
export async function keepDraft(
	db: Db,
	t: Tables,
	{ row, gone, at }: Held,
	draft: Draft,
	pausedAt: Date | null
): Promise<void> {
	const stopped = pausedAt ?? (gone.length > 0 ? new Date(at) : null);
	const next = nextInstant(draft);
	await updateDraft(db, t, row.id, {
		// Rankings have a table of their own: everybody writes there without waiting for a pick.
		state: { ...draft, students: draft.students.map((s) => ({ ...s, ranking: [] })) },
		captains: draft.captains.map(({ id }) => id),
		status: stopped ? 'paused' : 'running',
		pausedAt: stopped,
		nextAt: stopped || next === null ? null : new Date(next)
	});
}
