import { and, eq } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type PreviewRow = Tables['previews']['$inferSelect'];

export async function previewOf(
	db: Db,
	t: Tables,
	classId: string
): Promise<PreviewRow | undefined> {
	const [row] = await db.select().from(t.previews).where(eq(t.previews.classId, classId));
	return row;
}

/** Puts a preview in the place of the one before it. */
export async function putPreview(db: Db, t: Tables, row: PreviewRow): Promise<void> {
	await db
		.insert(t.previews)
		.values(row)
		.onConflictDoUpdate({ target: t.previews.classId, set: row });
}

/** Changes a preview that is still under way. @returns whether it was */
export async function patchPreview(
	db: Db,
	t: Tables,
	{ classId, id }: Pick<PreviewRow, 'classId' | 'id'>,
	patch: Partial<PreviewRow>
): Promise<boolean> {
	const { previews: p } = t;
	const rows = await db
		.update(p)
		.set(patch)
		.where(and(eq(p.classId, classId), eq(p.id, id), eq(p.status, 'running')))
		.returning({ id: p.id });
	return rows.length > 0;
}
