import type { Exact } from '../exact.ts';
import { refuse, type Refusal } from '../outcome.ts';
import { readSheet, sheetGrade, type ReviewSheet, type Rubric } from '../review/rubric.ts';

/** A live rating of the teams that present in one lesson. Results stay hidden until it is locked. */
export interface LiveRating {
	rubric: Rubric;
	/** Teams that present, in the order of the queue. */
	teams: readonly string[];
	locked: boolean;
	/** By rater, then by team: 0–100. */
	marks: Readonly<Record<string, Readonly<Record<string, Exact>>>>;
}

export type RatingMove =
	/** `ownTeam` of the rater; null for a guest of the class. */
	| { type: 'rate'; rater: string; ownTeam: string | null; team: string; sheet: ReviewSheet }
	| { type: 'takeBack'; rater: string; team: string }
	| { type: 'lock' }
	| { type: 'unlock' };

export type RatingRefusal =
	| 'rating.locked' // the rating is over
	| 'rating.unknownTeam' // this team does not present
	| 'rating.ownTeam' // nobody rates the own team
	| 'rating.incomplete'; // a criterion is missing or outside its range; `criterion` is the first

const withMark = (
	rating: LiveRating,
	rater: string,
	marks: Readonly<Record<string, Exact>>
): LiveRating => ({ ...rating, marks: { ...rating.marks, [rater]: marks } });

/**
 * One step of a live rating: one rating a person a team, changeable until the lock. Rating again replaces; locking
 * twice changes nothing.
 */
export function rateLive(
	rating: LiveRating,
	move: RatingMove
): LiveRating | Refusal<RatingRefusal> {
	if (move.type === 'lock' || move.type === 'unlock')
		return { ...rating, locked: move.type === 'lock' };
	if (rating.locked) return refuse('rating.locked');
	if (!rating.teams.includes(move.team)) return refuse('rating.unknownTeam');
	const own = Object.hasOwn(rating.marks, move.rater) ? rating.marks[move.rater]! : {};
	if (move.type === 'takeBack') {
		const rest = Object.entries(own).filter(([team]) => team !== move.team);
		return withMark(rating, move.rater, Object.fromEntries(rest));
	}
	if (move.ownTeam === move.team) return refuse('rating.ownTeam');
	const { marks, faults } = readSheet(rating.rubric, move.sheet);
	const mark = sheetGrade(marks);
	if (faults.length > 0 || mark === null)
		return refuse('rating.incomplete', { criterion: faults[0]?.criterion ?? '' });
	return withMark(rating, move.rater, { ...own, [move.team]: mark });
}

/** How many have rated each team: all that is public before the lock. */
export const counts = (rating: LiveRating): Map<string, number> =>
	new Map(
		rating.teams.map((team) => [
			team,
			Object.values(rating.marks).filter((marks) => Object.hasOwn(marks, team)).length
		])
	);
