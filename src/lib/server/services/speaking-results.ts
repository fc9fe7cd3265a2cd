import { exact, plain, stored, type Exact } from '../../classroom/exact.ts';
import { defenceBonus, type Question } from '../../classroom/notices/speaking.ts';
import { harshRaters } from '../../classroom/rating/harsh.ts';
import { podium, result, type RatedTeam, type TeamFacts } from '../../classroom/rating/result.ts';
import type { Db, Tables } from '../db/store.ts';
import { marksOf, questionsOf, type QuestionRow, type SpeakingRow } from '../stores/speaking.ts';
import { assignmentsOf, tasksOf } from '../stores/tasks.ts';
import { floorOf, liveRating, settingsOf } from './speaking-session.ts';

/** A step of the podium as it is announced: third, second, first. */
export interface PodiumStep {
	place: number;
	teams: { id: string; name: string; score: string }[];
}

/** When each team last handed in a task of the lesson: the earlier one wins a tie. Milliseconds. */
async function handedInAt(db: Db, t: Tables, unitId: string): Promise<Map<string, number>> {
	const tasks = (await tasksOf(db, t, unitId)).filter(
		({ part, doers }) => part === 'during' && doers === 'team'
	);
	const last = new Map<string, number>();
	for (const { doer, submittedAt } of await assignmentsOf(
		db,
		t,
		tasks.map(({ id }) => id)
	))
		if (submittedAt) last.set(doer, Math.max(last.get(doer) ?? 0, submittedAt.getTime()));
	return last;
}

type StoredResult = NonNullable<SpeakingRow['result']>;

/** Computes what comes out of a session as it is rated now, to be kept from the lock on. */
export async function resultNow(db: Db, t: Tables, row: SpeakingRow): Promise<StoredResult> {
	const rating = await liveRating(db, t, row);
	const marks = new Map((await marksOf(db, t, row.id)).map((m) => [m.teamId, exact(m.mark)]));
	const handedIn = await handedInAt(db, t, row.unitId);
	const facts = new Map<string, TeamFacts>(
		rating.teams.map((id) => [
			id,
			{ instructor: marks.get(id) ?? null, submittedAt: handedIn.get(id) ?? null }
		])
	);
	const { quorum, instructorPercent } = settingsOf(row);
	const kept = (mark: Exact | null) => mark && stored(mark);
	return {
		teams: result(rating, { quorum, instructorPercent }, facts).map((team) => ({
			...{ ...team, students: kept(team.students) },
			...{ instructor: kept(team.instructor), score: kept(team.score) }
		})),
		harsh: harshRaters(rating).map(({ below, ...rest }) => ({ ...rest, below: stored(below) }))
	};
}

/** What came out of a session at its lock: teams in their places, steps of the podium, harsh raters. */
export function outcomeOf({ result: kept }: SpeakingRow) {
	const read = (mark: string | null) => (mark === null ? null : exact(mark));
	const teams: RatedTeam[] = (kept?.teams ?? []).map((team) => ({
		...{ ...team, students: read(team.students) },
		...{ instructor: read(team.instructor), score: read(team.score) }
	}));
	return { teams, steps: podium(teams), harsh: kept?.harsh ?? [] };
}

/** Steps of the podium with names and scores. @param name of a team */
export const namedSteps = (
	steps: ReturnType<typeof podium>,
	teams: readonly RatedTeam[],
	name: (id: string) => string
): PodiumStep[] =>
	steps.map(({ place, teams: ids }) => ({
		place,
		teams: ids.map((id) => ({
			...{ id, name: name(id) },
			score: plain(teams.find(({ team }) => team === id)!.score!, 1)
		}))
	}));

/** Questions that still have somebody who asked, as the rules take them. */
const asked = (rows: readonly QuestionRow[]): Question[] =>
	rows.flatMap(({ id, askedBy, answeredBy, text, at }) =>
		askedBy === null ? [] : [{ id, askedBy, answeredBy, text, at: at.getTime() }]
	);

/** Bonus points by person, with how many questions and answers they come from. */
export async function bonusOf(db: Db, t: Tables, row: SpeakingRow) {
	const rows = asked(await questionsOf(db, t, row.id));
	const points = defenceBonus(rows, settingsOf(row));
	return new Map(
		[...points].map(([person, earned]) => [
			person,
			{
				points: earned,
				asked: rows.filter(({ askedBy }) => askedBy === person).length,
				answered: rows.filter(({ answeredBy }) => answeredBy === person).length
			}
		])
	);
}

/** Who was in each team when it spoke. */
export const crewsOf = (row: SpeakingRow): Record<string, string[]> => floorOf(row).crews;
