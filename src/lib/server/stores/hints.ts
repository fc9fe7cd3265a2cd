import { and, eq, inArray } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type HintRow = Tables['hints']['$inferSelect'];
export type HintOverrideRow = Tables['hintOverrides']['$inferSelect'];

/** The hints of some tasks. */
export async function hintsOf(db: Db, t: Tables, taskIds: readonly string[]): Promise<HintRow[]> {
	if (taskIds.length === 0) return [];
	return db
		.select()
		.from(t.hints)
		.where(inArray(t.hints.taskId, [...taskIds]));
}

export async function insertHint(db: Db, t: Tables, row: HintRow): Promise<void> {
	await db.insert(t.hints).values(row);
}

/** Changes a hint that is still at `version`. @returns false when somebody else has changed it */
export async function updateHint(
	db: Db,
	t: Tables,
	row: HintRow,
	version: number
): Promise<boolean> {
	const { taskId, ...values } = row;
	const rows = await db
		.update(t.hints)
		.set({ ...values, version: version + 1 })
		.where(and(eq(t.hints.taskId, taskId), eq(t.hints.version, version)))
		.returning({ id: t.hints.taskId });
	return rows.length === 1;
}

export async function deleteHint(db: Db, t: Tables, taskId: string): Promise<void> {
	await db.delete(t.hints).where(eq(t.hints.taskId, taskId));
}

export async function hintOverridesOf(
	db: Db,
	t: Tables,
	taskIds: readonly string[]
): Promise<HintOverrideRow[]> {
	if (taskIds.length === 0) return [];
	return db
		.select()
		.from(t.hintOverrides)
		.where(inArray(t.hintOverrides.taskId, [...taskIds]));
}

export async function putHintOverride(db: Db, t: Tables, row: HintOverrideRow): Promise<void> {
	const { taskId: _task, doer: _doer, ...values } = row;
	await db
		.insert(t.hintOverrides)
		.values(row)
		.onConflictDoUpdate({ target: [t.hintOverrides.taskId, t.hintOverrides.doer], set: values });
}

/** Leaves it to the policy again. */
export async function deleteHintOverride(
	db: Db,
	t: Tables,
	taskId: string,
	doer: string
): Promise<void> {
	const { hintOverrides: o } = t;
	await db.delete(o).where(and(eq(o.taskId, taskId), eq(o.doer, doer)));
}
