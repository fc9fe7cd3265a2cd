import { ascending, exact, mean, median, ONE, type Exact } from '../exact.ts';
import type { Instant } from '../instant.ts';
import type { LiveRating } from './live.ts';

/** From so many ratings on, the mean is trimmed; below, the median is taken. */
export const LEAST_FOR_TRIMMED = 10;

export interface RatingRules {
	/** Fewest ratings by students for a team to be placed; 0 where the instructor alone decides. */
	quorum: number;
	/** Part of the instructor in the score, in percent (0–100). */
	instructorPercent: number;
}

export interface TeamFacts {
	/** The instructor's mark, 0–100; null when there is none. */
	instructor: Exact | null;
	/** When the team handed its work in; null: not at all. */
	submittedAt: Instant | null;
}

export interface RatedTeam {
	team: string;
	/** How many students rated it. */
	ratings: number;
	/** What the students gave it together; null where nobody did. */
	students: Exact | null;
	instructor: Exact | null;
	/** 0–100; null when it could not be placed. */
	score: Exact | null;
	/** From 1; equal places are shared, and the next place is left out. Null like the score. */
	place: number | null;
	/** Why there is no score. */
	missing: 'quorum' | 'instructor' | null;
}

/**
 * What many marks say together: with n ≥ 10 the mean without the lowest and the highest ⌊n/10⌋ (10 % trimmed mean),
 * else the median. Null of nothing.
 */
export function trimmedMean(marks: readonly Exact[]): Exact | null {
	if (marks.length < LEAST_FOR_TRIMMED) return median(marks);
	const cut = Math.floor(marks.length / 10);
	return mean(ascending(marks).slice(cut, marks.length - cut));
}

const marksOf = (rating: LiveRating, team: string): Exact[] =>
	Object.values(rating.marks).flatMap((marks) =>
		Object.hasOwn(marks, team) ? [marks[team]!] : []
	);

function scored(rating: LiveRating, rules: RatingRules, team: string, facts: TeamFacts): RatedTeam {
	const marks = marksOf(rating, team);
	const students = trimmedMean(marks);
	const weight = exact(rules.instructorPercent).div(100);
	const { instructor } = facts;
	const unplaced = (missing: 'quorum' | 'instructor'): RatedTeam => ({
		...{ team, ratings: marks.length, students, instructor },
		...{ score: null, place: null, missing }
	});
	if (marks.length < rules.quorum || (students === null && weight.lt(1))) return unplaced('quorum');
	// A part that is missing is not made up for: teams would be ranked by different yardsticks.
	if (instructor === null && weight.gt(0)) return unplaced('instructor');
	const fromStudents = students ? students.mul(ONE.sub(weight)) : exact(0);
	const score = instructor ? fromStudents.add(instructor.mul(weight)) : fromStudents;
	return { ...unplaced('quorum'), score, missing: null };
}

/** Better first: score, then the instructor's mark, then the earlier submission. 0 shares the place. */
function order(facts: ReadonlyMap<string, TeamFacts>) {
	const later = (at: Instant | null) => at ?? Number.POSITIVE_INFINITY;
	return (a: RatedTeam, b: RatedTeam): number => {
		const byScore = b.score!.compare(a.score!);
		if (byScore !== 0) return byScore;
		const byInstructor = (b.instructor ?? exact(-1)).compare(a.instructor ?? exact(-1));
		if (byInstructor !== 0) return byInstructor;
		const [x, y] = [facts.get(a.team)!, facts.get(b.team)!].map((f) => later(f.submittedAt));
		return x === y ? 0 : x! < y! ? -1 : 1;
	};
}

/**
 * The result of a live rating (CLASSROOM.md: presentation): score = (1 − w) · students + w · instructor, places with
 * ties broken by the instructor's mark, then the earlier submission, else shared. Teams without a score come last,
 * in the order of the queue.
 * @param facts by team; every team of the rating must have its own
 */
export function result(
	rating: LiveRating,
	rules: RatingRules,
	facts: ReadonlyMap<string, TeamFacts>
): RatedTeam[] {
	const teams = rating.teams.map((team) => scored(rating, rules, team, facts.get(team)!));
	const compare = order(facts);
	const placed = teams.filter(({ score }) => score !== null).sort(compare);
	const withPlace = placed.map((team) => ({
		...team,
		place: 1 + placed.findIndex((first) => compare(first, team) === 0)
	}));
	return [...withPlace, ...teams.filter(({ score }) => score === null)];
}

/** Third, second, first: the steps as they are announced, each with everybody who stands on it; empty ones left out. */
export const podium = (teams: readonly RatedTeam[]): { place: number; teams: string[] }[] =>
	[3, 2, 1]
		.map((place) => ({
			place,
			teams: teams.filter((t) => t.place === place).map(({ team }) => team)
		}))
		.filter((step) => step.teams.length > 0);
