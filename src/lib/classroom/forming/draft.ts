import { refuse, type Refusal } from '../outcome.ts';
import type { Instant } from '../instant.ts';
import { skillMeans } from './balance.ts';
import { SKILLS, type Candidate, type Skill } from './questionnaire.ts';
import { sizesOf } from './sizes.ts';

/** A student in the draft, with the captains they would like best, first first. */
export interface Drafted extends Candidate {
	ranking: readonly string[];
}

export interface DraftRules {
	/** Milliseconds a captain has to pick, and the others to contest a pick. */
	turn: number;
	contest: number;
}

/** A student has come to a team: picked, won from another captain, or given because the time was up. */
export interface Assigned {
	student: string;
	/** The captain, who stands for the team. */
	captain: string;
	how: 'pick' | 'contest' | 'auto';
	at: Instant;
	/** The skill that an automatic pick was to fill. */
	gap?: Skill;
	/** Place of the turn that it cost, for undoing. */
	turn: number;
}

export interface Draft {
	rules: DraftRules;
	/** Captains and students; captains are in their teams from the start. */
	captains: readonly Drafted[];
	students: readonly Drafted[];
	/** Whose turn it is, and whose after that. Empty at the end. */
	turns: readonly string[];
	turnEnds: Instant;
	/** A pick that may still be contested. */
	pending: { student: string; captain: string; rivals: readonly string[]; until: Instant } | null;
	assigned: readonly Assigned[];
}

export type DraftMove =
	| { type: 'pick' | 'contest'; captain: string; student: string; at: Instant }
	/** Time has passed. May be sent by anybody, as often as one likes. */
	| { type: 'tick'; at: Instant }
	/** By the instructor: takes back the pending pick, else the last assignment. */
	| { type: 'undo'; at: Instant };

export type DraftRefusal =
	| 'draft.over'
	| 'draft.notYourTurn'
	| 'draft.pending' // a pick is being contested: wait for it
	| 'draft.notPending' // too late: the student has a team, or nobody has picked this one
	| 'draft.taken' // the student is in a team
	| 'draft.unknown' // no such student in the draft
	| 'draft.full' // no turn left, so no place
	| 'draft.nothingToUndo';

/** The captains of each turn: 1 2 3, 3 2 1, 1 2 3, … until every team is full. */
export function snake(captains: readonly string[], people: number): string[] {
	const places = sizesOf(people, captains.length).map((size) => size - 1);
	const turns: string[] = [];
	for (let round = 0; round < Math.max(0, ...places); round++) {
		const open = captains.filter((_, i) => places[i]! > round);
		turns.push(...(round % 2 === 0 ? open : open.reverse()));
	}
	return turns;
}

/** A draft about to begin. @param captains in the order of the first round: draw it */
export function startDraft(
	captains: readonly Drafted[],
	students: readonly Drafted[],
	rules: DraftRules,
	at: Instant
): Draft {
	const turns = snake(
		captains.map(({ id }) => id),
		captains.length + students.length
	);
	return {
		...{ rules, captains, students, turns },
		...{ turnEnds: at + rules.turn, pending: null, assigned: [] }
	};
}

/** Students who have no team yet. */
export const available = (draft: Draft): Drafted[] =>
	draft.students.filter(({ id }) => !draft.assigned.some(({ student }) => student === id));

/** Captain and members of a team. */
export function teamOf(draft: Draft, captain: string): Drafted[] {
	const members = draft.assigned.filter((a) => a.captain === captain).map((a) => a.student);
	return [
		...draft.captains.filter(({ id }) => id === captain),
		...draft.students.filter(({ id }) => members.includes(id))
	];
}

/** The skill in which a team lies furthest below the class, and so what it needs most. */
export function largestGap(draft: Draft, captain: string): Skill {
	const everybody = skillMeans([...draft.captains, ...draft.students]);
	const own = skillMeans(teamOf(draft, captain));
	return SKILLS.reduce((worst, skill) =>
		everybody[skill] - own[skill] > everybody[worst] - own[worst] ? skill : worst
	);
}

/** Place of a captain in a student's ranking; who is not ranked comes after all who are. */
const rank = (student: Drafted, captain: string): number => {
	const at = student.ranking.indexOf(captain);
	return at < 0 ? Number.POSITIVE_INFINITY : at;
};

function assign(
	draft: Draft,
	student: string,
	captain: string,
	how: Assigned['how'],
	at: Instant,
	gap?: Skill
): Draft {
	// Who wins a contest pays with the own next turn; whose pick was lost picks again.
	const turn = draft.turns.indexOf(captain);
	const assigned: Assigned = { student, captain, how, at, turn, ...(gap && { gap }) };
	return {
		...draft,
		turns: draft.turns.filter((_, i) => i !== turn),
		turnEnds: at + draft.rules.turn,
		pending: null,
		assigned: [...draft.assigned, assigned]
	};
}

/** When something happens by itself next; null at the end. */
export const nextInstant = ({ pending, turns, turnEnds }: Draft): Instant | null =>
	pending ? pending.until : turns.length > 0 ? turnEnds : null;

/** The student's own ranking decides between picker and rivals; who ranks nobody stays with the picker. */
function settle(draft: Draft, at: Instant): Draft {
	const { student: id, captain, rivals } = draft.pending!;
	const student = draft.students.find((s) => s.id === id)!;
	const winner = rivals.reduce(
		(best, rival) => (rank(student, rival) < rank(student, best) ? rival : best),
		captain
	);
	return assign(draft, id, winner, winner === captain ? 'pick' : 'contest', at);
}

function autoPick(draft: Draft, at: Instant): Draft {
	const captain = draft.turns[0]!;
	const gap = largestGap(draft, captain);
	const best = available(draft).reduce((a, b) => {
		const order = b.skills[gap] - a.skills[gap] || rank(a, captain) - rank(b, captain);
		return order > 0 ? b : a;
	});
	return assign(draft, best.id, captain, 'auto', at, gap);
}

function tick(draft: Draft, at: Instant): Draft {
	if (draft.pending) return at >= draft.pending.until ? settle(draft, at) : draft;
	// One turn a tick: after an outage nobody loses more than the turn that was running.
	return draft.turns.length > 0 && at >= draft.turnEnds ? autoPick(draft, at) : draft;
}

function undo(draft: Draft, at: Instant): Draft | Refusal<DraftRefusal> {
	const turnEnds = at + draft.rules.turn;
	if (draft.pending) return { ...draft, pending: null, turnEnds };
	const last = draft.assigned.at(-1);
	if (!last) return refuse('draft.nothingToUndo');
	// The turn comes back where it was; turns may have become fewer since, when somebody left.
	const turns = draft.turns.toSpliced(last.turn, 0, last.captain);
	return { ...draft, turns, turnEnds, assigned: draft.assigned.slice(0, -1) };
}

function claim(
	draft: Draft,
	move: Extract<DraftMove, { captain: string }>
): Draft | Refusal<DraftRefusal> {
	const { captain, student, at } = move;
	if (draft.turns.length === 0) return refuse('draft.over');
	if (!draft.students.some(({ id }) => id === student)) return refuse('draft.unknown');
	if (!available(draft).some(({ id }) => id === student)) return refuse('draft.taken');
	const { pending } = draft;
	if (move.type === 'contest') {
		if (pending?.student !== student) return refuse('draft.notPending');
		if (!draft.turns.includes(captain)) return refuse('draft.full');
		if (captain === pending.captain || pending.rivals.includes(captain)) return draft;
		return { ...draft, pending: { ...pending, rivals: [...pending.rivals, captain] } };
	}
	if (pending?.captain === captain && pending.student === student) return draft;
	if (pending) return refuse('draft.pending');
	if (draft.turns[0] !== captain) return refuse('draft.notYourTurn');
	const until = at + draft.rules.contest;
	const picked = { ...draft, pending: { student, captain, rivals: [], until } };
	return draft.rules.contest === 0 ? settle(picked, at) : picked;
}

/**
 * One step of a captains' draft (CLASSROOM.md: teams): snake order; a pick may be contested for a while, and the
 * student's own ranking of the captains decides; when a turn runs out the team gets who fills its largest skill gap
 * best. Time only moves by the instants of the moves, and a double tap changes nothing.
 */
export function moveDraft(draft: Draft, move: DraftMove): Draft | Refusal<DraftRefusal> {
	if (move.type === 'undo') return undo(draft, move.at);
	const now = tick(draft, move.at);
	return move.type === 'tick' ? now : claim(now, move);
}
