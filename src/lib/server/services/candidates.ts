import { SKILLS, type Candidate, type Skills } from '../../classroom/forming/questionnaire.ts';
import type { Db, Tables } from '../db/store.ts';
import type { MemberRow } from '../stores/classes.ts';
import { answersIn } from '../stores/forming.ts';
import { membersOf } from '../stores/members.ts';

/** Whom a division is about: only those who have joined, or everybody on the list. */
export type Who = 'joined' | 'listed';

export interface Candidates {
	people: (Candidate & Pick<MemberRow, 'name'>)[];
	/** Those of them who have answered the questionnaire. */
	answered: ReadonlySet<string>;
}

/** Middle of the scale, where nobody has answered. */
const MIDDLE = 3;

/**
 * The active students of a class with their skills, 1–5. Who has not answered counts as average, so that silence
 * neither attracts nor repels.
 */
export async function candidatesOf(
	db: Db,
	t: Tables,
	classId: string,
	who: Who
): Promise<Candidates> {
	const answers = new Map((await answersIn(db, t, classId)).map((a) => [a.memberId, a.answers]));
	const students = (await membersOf(db, t, classId))
		.filter((m) => m.role === 'student' && m.status === 'active')
		.filter((m) => who === 'listed' || m.userId !== null);
	const known = students.flatMap(({ id }) => answers.get(id)?.skills ?? []);
	const mean = Object.fromEntries(
		SKILLS.map((skill) => [
			skill,
			known.length > 0 ? known.reduce((sum, s) => sum + s[skill], 0) / known.length : MIDDLE
		])
	) as unknown as Skills;
	return {
		people: students.map(({ id, name }) => ({
			...{ id, name, skills: answers.get(id)?.skills ?? mean }
		})),
		answered: new Set(students.flatMap(({ id }) => (answers.has(id) ? [id] : [])))
	};
}
