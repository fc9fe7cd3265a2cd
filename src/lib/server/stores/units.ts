import { and, asc, count, eq, isNotNull, isNull, lte, max } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type UnitRow = Tables['units']['$inferSelect'];
export type MaterialRow = Tables['materials']['$inferSelect'];

/** The units of a class in their order. */
export async function unitsOf(db: Db, t: Tables, classId: string): Promise<UnitRow[]> {
	const { units } = t;
	return db
		.select()
		.from(units)
		.where(eq(units.classId, classId))
		.orderBy(asc(units.place), asc(units.id));
}

/** A unit by its id, within its class: the id of another class finds nothing. */
export async function unitById(
	db: Db,
	t: Tables,
	classId: string,
	id: string
): Promise<UnitRow | undefined> {
	const { units } = t;
	const [row] = await db
		.select()
		.from(units)
		.where(and(eq(units.classId, classId), eq(units.id, id)));
	return row;
}

export async function insertUnit(db: Db, t: Tables, row: UnitRow): Promise<void> {
	await db.insert(t.units).values(row);
}

export async function updateUnit(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Omit<UnitRow, 'id' | 'classId'>>
): Promise<void> {
	await db.update(t.units).set(values).where(eq(t.units.id, id));
}

export async function deleteUnit(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.units).where(eq(t.units.id, id));
}

/** Units that students see since a moment at the latest and that their class has not been told of. */
export async function unitsToAnnounce(db: Db, t: Tables, now: Date): Promise<UnitRow[]> {
	const { units } = t;
	return db
		.select()
		.from(units)
		.where(and(isNotNull(units.publishAt), lte(units.publishAt, now), isNull(units.announcedAt)));
}

/** Notes that the class has been told. @returns false when another server was faster */
export async function setAnnounced(db: Db, t: Tables, id: string, at: Date): Promise<boolean> {
	const { units } = t;
	const rows = await db
		.update(units)
		.set({ announcedAt: at })
		.where(and(eq(units.id, id), isNull(units.announcedAt)))
		.returning({ id: units.id });
	return rows.length === 1;
}

/** The materials of a unit in their order within each part. */
export async function materialsOf(db: Db, t: Tables, unitId: string): Promise<MaterialRow[]> {
	const { materials } = t;
	return db
		.select()
		.from(materials)
		.where(eq(materials.unitId, unitId))
		.orderBy(asc(materials.place), asc(materials.id));
}

/** A material by its id, within its unit. */
export async function materialById(
	db: Db,
	t: Tables,
	unitId: string,
	id: string
): Promise<MaterialRow | undefined> {
	const { materials } = t;
	const [row] = await db
		.select()
		.from(materials)
		.where(and(eq(materials.unitId, unitId), eq(materials.id, id)));
	return row;
}

/** How many pieces a unit has, and the place after the last. */
export async function pieces(
	db: Db,
	table: Tables['materials'] | Tables['tasks'],
	unitId: string
): Promise<{ n: number; next: number }> {
	const [row] = await db
		.select({ n: count(), last: max(table.place) })
		.from(table)
		.where(eq(table.unitId, unitId));
	return { n: row?.n ?? 0, next: (row?.last ?? -1) + 1 };
}

export async function insertMaterial(db: Db, t: Tables, row: MaterialRow): Promise<void> {
	await db.insert(t.materials).values(row);
}

/** Changes a material that is still at `version`. @returns false when somebody else has changed it */
export async function updateMaterial(
	db: Db,
	t: Tables,
	id: string,
	version: number,
	values: Partial<Omit<MaterialRow, 'id' | 'unitId' | 'version'>>
): Promise<boolean> {
	const { materials } = t;
	const rows = await db
		.update(materials)
		.set({ ...values, version: version + 1 })
		.where(and(eq(materials.id, id), eq(materials.version, version)))
		.returning({ id: materials.id });
	return rows.length === 1;
}

export async function deleteMaterial(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.materials).where(eq(t.materials.id, id));
}
