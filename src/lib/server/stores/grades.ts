import { and, asc, desc, eq, inArray, like } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';
import type { AuditRow } from './audit.ts';

export type ManualColumnRow = Tables['manualColumns']['$inferSelect'];
export type ManualMarkRow = Tables['manualMarks']['$inferSelect'];
export type SettingRow = Tables['columnSettings']['$inferSelect'];
export type OverrideRow = Tables['gradeOverrides']['$inferSelect'];
export type SchemeRow = Tables['gradeSchemes']['$inferSelect'];
export type PublicationRow = Tables['gradePublications']['$inferSelect'];

/** The columns by hand of a class in their order. */
export async function manualColumnsOf(
	db: Db,
	t: Tables,
	classId: string
): Promise<ManualColumnRow[]> {
	const { manualColumns: columns } = t;
	return db
		.select()
		.from(columns)
		.where(eq(columns.classId, classId))
		.orderBy(asc(columns.place), asc(columns.id));
}

export async function insertManualColumn(db: Db, t: Tables, row: ManualColumnRow): Promise<void> {
	await db.insert(t.manualColumns).values(row);
}

/** Changes a column that is still at `version`. @returns false when somebody else has changed it */
export async function updateManualColumn(
	db: Db,
	t: Tables,
	id: string,
	version: number,
	values: Partial<Pick<ManualColumnRow, 'title' | 'max' | 'closed' | 'source'>>
): Promise<boolean> {
	const { manualColumns: columns } = t;
	const rows = await db
		.update(columns)
		.set({ ...values, version: version + 1 })
		.where(and(eq(columns.id, id), eq(columns.version, version)))
		.returning({ id: columns.id });
	return rows.length === 1;
}

export async function deleteManualColumn(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.manualColumns).where(eq(t.manualColumns.id, id));
}

export async function marksOf(
	db: Db,
	t: Tables,
	columnIds: readonly string[]
): Promise<ManualMarkRow[]> {
	if (columnIds.length === 0) return [];
	const { manualMarks: marks } = t;
	return db
		.select()
		.from(marks)
		.where(inArray(marks.columnId, [...columnIds]));
}

export async function putMark(db: Db, t: Tables, row: ManualMarkRow): Promise<void> {
	const { cell, at } = row;
	await db
		.insert(t.manualMarks)
		.values(row)
		.onConflictDoUpdate({
			target: [t.manualMarks.columnId, t.manualMarks.memberId],
			set: { cell, at }
		});
}

export async function settingsOf(db: Db, t: Tables, classId: string): Promise<SettingRow[]> {
	return db.select().from(t.columnSettings).where(eq(t.columnSettings.classId, classId));
}

export async function putSetting(db: Db, t: Tables, row: SettingRow): Promise<void> {
	const { cap, curve, version } = row;
	await db
		.insert(t.columnSettings)
		.values(row)
		.onConflictDoUpdate({
			target: [t.columnSettings.classId, t.columnSettings.columnId],
			set: { cap, curve, version }
		});
}

export async function overridesOf(db: Db, t: Tables, classId: string): Promise<OverrideRow[]> {
	return db.select().from(t.gradeOverrides).where(eq(t.gradeOverrides.classId, classId));
}

export async function putOverride(db: Db, t: Tables, row: OverrideRow): Promise<void> {
	const { cell, reason, actorId, at, version } = row;
	const { gradeOverrides: overrides } = t;
	await db
		.insert(overrides)
		.values(row)
		.onConflictDoUpdate({
			target: [overrides.classId, overrides.columnId, overrides.memberId],
			set: { cell, reason, actorId, at, version }
		});
}

/** The versions of a class's weights, the first one first. */
export async function schemesOf(db: Db, t: Tables, classId: string): Promise<SchemeRow[]> {
	const { gradeSchemes: schemes } = t;
	return db
		.select()
		.from(schemes)
		.where(eq(schemes.classId, classId))
		.orderBy(asc(schemes.version));
}

export async function insertScheme(db: Db, t: Tables, row: SchemeRow): Promise<void> {
	await db.insert(t.gradeSchemes).values(row);
}

export async function publicationOf(
	db: Db,
	t: Tables,
	classId: string
): Promise<PublicationRow | undefined> {
	const { gradePublications: publications } = t;
	const [row] = await db.select().from(publications).where(eq(publications.classId, classId));
	return row;
}

export async function putPublication(db: Db, t: Tables, row: PublicationRow): Promise<void> {
	const { at, scheme } = row;
	await db
		.insert(t.gradePublications)
		.values(row)
		.onConflictDoUpdate({ target: t.gradePublications.classId, set: { at, scheme } });
}

/** What has been noted about the grades of a class, views of them included, the newest first. */
export async function gradeNotesOf(
	db: Db,
	t: Tables,
	classId: string,
	limit: number
): Promise<AuditRow[]> {
	const { auditLog } = t;
	return db
		.select()
		.from(auditLog)
		.where(and(eq(auditLog.classId, classId), like(auditLog.what, 'grade.%')))
		.orderBy(desc(auditLog.at), desc(auditLog.id))
		.limit(limit);
}
