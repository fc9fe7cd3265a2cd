import { and, desc, eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type ScenarioRow = Tables['classScenarios']['$inferSelect'];

/** A version with the name of whoever saved it; null once that person is gone. */
export type SignedScenario = Omit<ScenarioRow, 'body'> & { by: string | null };

/** All versions of all scenarios of a class without their texts, the newest first. */
export async function scenarioVersions(
	db: Db,
	t: Tables,
	classId: string
): Promise<SignedScenario[]> {
	const { classScenarios: s, users } = t;
	return db
		.select({
			classId: s.classId,
			scenarioId: s.scenarioId,
			version: s.version,
			base: s.base,
			name: s.name,
			note: s.note,
			createdBy: s.createdBy,
			createdAt: s.createdAt,
			by: users.name
		})
		.from(s)
		.leftJoin(users, eq(users.id, s.createdBy))
		.where(eq(s.classId, classId))
		.orderBy(desc(s.createdAt), desc(s.version));
}

/** One version; the newest where none is named. */
export async function scenarioRow(
	db: Db,
	t: Tables,
	classId: string,
	scenarioId: string,
	version?: number
): Promise<ScenarioRow | undefined> {
	const { classScenarios: s } = t;
	const [row] = await db
		.select()
		.from(s)
		.where(
			and(
				eq(s.classId, classId),
				eq(s.scenarioId, scenarioId),
				...(version === undefined ? [] : [eq(s.version, version)])
			)
		)
		.orderBy(desc(s.version))
		.limit(1);
	return row;
}

export async function addScenario(db: Db, t: Tables, row: ScenarioRow): Promise<void> {
	await db.insert(t.classScenarios).values(row);
}

/** Removes all versions. Games made from it have their own copy. */
export async function dropScenario(
	db: Db,
	t: Tables,
	classId: string,
	scenarioId: string
): Promise<void> {
	const { classScenarios: s } = t;
	await db.delete(s).where(and(eq(s.classId, classId), eq(s.scenarioId, scenarioId)));
}

/** What a person has saved, wherever: name, version and note. */
export async function scenariosBy(db: Db, t: Tables, userId: string) {
	const { classScenarios: s } = t;
	const { name, version, note, createdAt: at } = s;
	return db.select({ name, version, note, at }).from(s).where(eq(s.createdBy, userId));
}
