import { plain, stored } from '../../classroom/exact.ts';
import type { Cell } from '../../classroom/grades/model.ts';
import { sessionsOfClass } from '../stores/speaking.ts';
import { bonusOf, crewsOf, outcomeOf } from '../services/speaking-results.ts';
import { settingsOf } from '../services/speaking-session.ts';
import type { GradeSource, OfferedColumn } from './source.ts';

/**
 * Two columns a session of presentations: what the team was given together, for everybody who stood in front with it,
 * and bonus points for questions and answers. Before the lock no mark leaves the session.
 */
export const speakingGrades: GradeSource = async ({ store: { db, t } }, classId, students) => {
	const columns: OfferedColumn[] = [];
	const known = new Set(students.map(({ id }) => id));
	for (const row of await sessionsOfClass(db, t, classId)) {
		const closed = row.lockedAt !== null;
		const { instructorPercent, most } = settingsOf(row);
		const rated = new Map<string, Cell>();
		const { teams } = outcomeOf(row);
		for (const { team, score, ratings, students: given, instructor } of teams)
			for (const member of score ? (crewsOf(row)[team] ?? []) : [])
				if (known.has(member))
					rated.set(member, {
						...{ kind: 'score', score: stored(score!) },
						basis: {
							rule: 'speakingRating',
							inputs: {
								...{ ratings: String(ratings), percent: String(instructorPercent) },
								...{ students: given ? plain(given, 2) : '0', score: plain(score!, 2) },
								instructor: instructor ? plain(instructor, 2) : '0'
							}
						}
					});
		const bonus = new Map<string, Cell>();
		for (const [member, { points, asked, answered }] of await bonusOf(db, t, row))
			if (known.has(member))
				bonus.set(member, {
					...{ kind: 'score', score: String(points) },
					basis: {
						rule: 'speakingBonus',
						inputs: {
							...{ asked: String(asked), answered: String(answered) },
							...{ points: String(points), most: String(most) }
						}
					}
				});
		const { id, title } = row;
		columns.push({
			...{ id: `speaking:${id}`, source: 'task', title, max: '100', closed, cells: rated }
		});
		// Whoever asked nothing has no bonus, which is no mark that is missing.
		if (most > 0)
			columns.push({
				...{ id: `speaking-bonus:${id}`, source: 'bonus', title, max: String(most) },
				...{ closed: false, cells: bonus }
			});
	}
	return columns;
};
