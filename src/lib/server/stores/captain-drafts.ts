import { and, desc, eq, inArray, lte } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type CaptainDraftRow = Tables['captainDrafts']['$inferSelect'];

const UNDER_WAY = ['preparing', 'running', 'paused'] as const;

/** The draft of a class that is being prepared or under way; undefined = none. */
export async function draftOf(
	db: Db,
	t: Tables,
	classId: string
): Promise<CaptainDraftRow | undefined> {
	const { captainDrafts: d } = t;
	const [row] = await db
		.select()
		.from(d)
		.where(and(eq(d.classId, classId), inArray(d.status, [...UNDER_WAY])))
		.orderBy(desc(d.createdAt))
		.limit(1);
	return row;
}

/** Drafts whose time has run out, wherever they are. */
export const draftsDue = (db: Db, t: Tables, now: Date): Promise<CaptainDraftRow[]> =>
	db
		.select()
		.from(t.captainDrafts)
		.where(and(eq(t.captainDrafts.status, 'running'), lte(t.captainDrafts.nextAt, now)))
		.then((rows) => rows);

export async function insertDraft(db: Db, t: Tables, row: CaptainDraftRow): Promise<void> {
	await db.insert(t.captainDrafts).values(row);
}

export async function updateDraft(
	db: Db,
	t: Tables,
	id: string,
	values: Partial<Omit<CaptainDraftRow, 'id' | 'classId'>>
): Promise<void> {
	await db.update(t.captainDrafts).set(values).where(eq(t.captainDrafts.id, id));
}

/** Captains by student, the best one first. */
export async function rankingsOf(
	db: Db,
	t: Tables,
	draftId: string
): Promise<Map<string, string[]>> {
	const rows = await db
		.select()
		.from(t.captainRankings)
		.where(eq(t.captainRankings.draftId, draftId));
	return new Map(rows.map(({ memberId, ranking }) => [memberId, ranking]));
}

export async function putRanking(
	db: Db,
	t: Tables,
	row: Tables['captainRankings']['$inferSelect']
): Promise<void> {
	const { captainRankings: r } = t;
	await db
		.insert(r)
		.values(row)
		.onConflictDoUpdate({ target: [r.draftId, r.memberId], set: { ranking: row.ranking } });
}
