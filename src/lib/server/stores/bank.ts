import { and, asc, count, eq, inArray, like, type SQL } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type BankRow = Tables['bankItems']['$inferSelect'];
export type ImportRow = Tables['bankImports']['$inferSelect'];

/** What of a bank is looked for; empty fields ask for nothing. */
export interface BankSearch {
	words: string;
	tag: string;
	kind: string;
	difficulty: number | null;
}

/** A text that stands for itself in LIKE; the signs that would not do so are left out of the search. */
const literal = (text: string): string => text.replace(/[%_\\]/g, ' ');

function matching(t: Tables, classId: string, search: BankSearch): SQL | undefined {
	const { bankItems: b } = t;
	const words = literal(search.words).trim().toLowerCase().split(/\s+/).filter(Boolean);
	return and(
		eq(b.classId, classId),
		...words.slice(0, 8).map((word) => like(b.words, `%${word}%`)),
		...(search.tag ? [like(b.tags, `%|${literal(search.tag)}|%`)] : []),
		...(search.kind ? [eq(b.kind, search.kind)] : []),
		...(search.difficulty === null ? [] : [eq(b.difficulty, search.difficulty)])
	);
}

/** Items that fit a search, with how many there are in all. */
export async function searchBank(
	db: Db,
	t: Tables,
	classId: string,
	search: BankSearch,
	{ limit, offset }: { limit: number; offset: number }
): Promise<{ rows: BankRow[]; total: number }> {
	const { bankItems: b } = t;
	const where = matching(t, classId, search);
	const [row] = await db.select({ n: count() }).from(b).where(where);
	const rows = await db
		.select()
		.from(b)
		.where(where)
		.orderBy(asc(b.category), asc(b.title), asc(b.id))
		.limit(limit)
		.offset(offset);
	return { rows, total: row?.n ?? 0 };
}

export async function countBank(db: Db, t: Tables, classId: string): Promise<number> {
	const [row] = await db
		.select({ n: count() })
		.from(t.bankItems)
		.where(eq(t.bankItems.classId, classId));
	return row?.n ?? 0;
}

/** The whole bank in the order of its categories and titles. */
export async function wholeBank(db: Db, t: Tables, classId: string): Promise<BankRow[]> {
	const { bankItems: b } = t;
	return db
		.select()
		.from(b)
		.where(eq(b.classId, classId))
		.orderBy(asc(b.category), asc(b.title), asc(b.id));
}

/** What of every item is needed to tell whether it is there already, and what it is tagged with. */
export async function bankIndex(db: Db, t: Tables, classId: string) {
	const { id, hash, version, tags } = t.bankItems;
	return db
		.select({ id, hash, version, tags })
		.from(t.bankItems)
		.where(eq(t.bankItems.classId, classId));
}

export async function bankItem(
	db: Db,
	t: Tables,
	classId: string,
	id: string
): Promise<BankRow | undefined> {
	const [row] = await db
		.select()
		.from(t.bankItems)
		.where(and(eq(t.bankItems.classId, classId), eq(t.bankItems.id, id)));
	return row;
}

/** Items by their ids, in no order. */
export async function bankItemsOf(
	db: Db,
	t: Tables,
	classId: string,
	ids: readonly string[]
): Promise<BankRow[]> {
	if (ids.length === 0) return [];
	const { bankItems: b } = t;
	return db
		.select()
		.from(b)
		.where(and(eq(b.classId, classId), inArray(b.id, [...ids])));
}

/** Writes new items; in parts, because a statement takes a limited number of values. */
export async function insertBankItems(db: Db, t: Tables, rows: readonly BankRow[]): Promise<void> {
	for (let at = 0; at < rows.length; at += 200)
		await db.insert(t.bankItems).values(rows.slice(at, at + 200));
}

/** Changes an item that is still at `version`. @returns false when somebody else has changed it */
export async function updateBankItem(
	db: Db,
	t: Tables,
	row: BankRow,
	version: number
): Promise<boolean> {
	const { bankItems: b } = t;
	const { classId, id, ...values } = row;
	const changed = await db
		.update(b)
		.set({ ...values, version: version + 1 })
		.where(and(eq(b.classId, classId), eq(b.id, id), eq(b.version, version)))
		.returning({ id: b.id });
	return changed.length === 1;
}

export async function deleteBankItem(
	db: Db,
	t: Tables,
	classId: string,
	id: string
): Promise<void> {
	await db.delete(t.bankItems).where(and(eq(t.bankItems.classId, classId), eq(t.bankItems.id, id)));
}

/** The file that a person is looking over. */
export async function importOf(
	db: Db,
	t: Tables,
	classId: string,
	userId: string
): Promise<ImportRow | undefined> {
	const { bankImports: i } = t;
	const [row] = await db
		.select()
		.from(i)
		.where(and(eq(i.classId, classId), eq(i.userId, userId)));
	return row;
}

/** Keeps a file to be looked over, instead of the one before. */
export async function putImport(db: Db, t: Tables, row: ImportRow): Promise<void> {
	const { name, format, text, at } = row;
	await db
		.insert(t.bankImports)
		.values(row)
		.onConflictDoUpdate({
			target: [t.bankImports.classId, t.bankImports.userId],
			set: { name, format, text, at }
		});
}

export async function deleteImport(
	db: Db,
	t: Tables,
	classId: string,
	userId: string
): Promise<void> {
	const { bankImports: i } = t;
	await db.delete(i).where(and(eq(i.classId, classId), eq(i.userId, userId)));
}
