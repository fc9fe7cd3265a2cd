import type { GameDeps } from '../services/deps.ts';
import type { MemberRow } from '../stores/classes.ts';
import { membersOf } from '../stores/members.ts';
import { adjusted } from './contribution.ts';
import type { GradeSource, OfferedColumn } from './source.ts';
import { GRADE_SOURCES } from './sources.ts';

/** All columns of a class with all students who have not withdrawn. */
export interface Gathered {
	students: MemberRow[];
	columns: OfferedColumn[];
}

/** Asks every source. The ids of columns are unique: of two with one id the first holds. */
export async function gather(
	deps: GameDeps,
	classId: string,
	sources: readonly GradeSource[] = GRADE_SOURCES
): Promise<Gathered> {
	const { db, t } = deps.store;
	const students = (await membersOf(db, t, classId)).filter(
		({ role, status }) => role === 'student' && status === 'active'
	);
	const columns = new Map<string, OfferedColumn>();
	for (const source of sources)
		for (const column of await source(deps, classId, students))
			if (!columns.has(column.id)) columns.set(column.id, column);
	return { students, columns: await adjusted(deps, classId, students, [...columns.values()]) };
}
