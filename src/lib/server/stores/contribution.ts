import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Db, Tables } from '../db/store.ts';

export type RoundRow = Tables['contributionRounds']['$inferSelect'];
export type FormRow = Tables['contributionForms']['$inferSelect'];

/** The rounds of a class, the newest first. */
export async function roundsOf(db: Db, t: Tables, classId: string): Promise<RoundRow[]> {
	const { contributionRounds: rounds } = t;
	return db
		.select()
		.from(rounds)
		.where(eq(rounds.classId, classId))
		.orderBy(desc(rounds.opensAt), desc(rounds.id));
}

/** A round by its id, within its class: the id of another class finds nothing. */
export async function roundById(
	db: Db,
	t: Tables,
	classId: string,
	id: string
): Promise<RoundRow | undefined> {
	const { contributionRounds: rounds } = t;
	const [row] = await db
		.select()
		.from(rounds)
		.where(and(eq(rounds.classId, classId), eq(rounds.id, id)));
	return row;
}

export async function insertRound(db: Db, t: Tables, row: RoundRow): Promise<void> {
	await db.insert(t.contributionRounds).values(row);
}

/** Changes a round that is still at `version`. @returns false when somebody else has changed it */
export async function updateRound(
	db: Db,
	t: Tables,
	id: string,
	version: number,
	values: Partial<Omit<RoundRow, 'id' | 'classId' | 'version'>>
): Promise<boolean> {
	const { contributionRounds: rounds } = t;
	const rows = await db
		.update(rounds)
		.set({ ...values, version: version + 1 })
		.where(and(eq(rounds.id, id), eq(rounds.version, version)))
		.returning({ id: rounds.id });
	return rows.length === 1;
}

export async function deleteRound(db: Db, t: Tables, id: string): Promise<void> {
	await db.delete(t.contributionRounds).where(eq(t.contributionRounds.id, id));
}

/** Everything handed in for some rounds. */
export async function formsOf(db: Db, t: Tables, roundIds: readonly string[]): Promise<FormRow[]> {
	if (roundIds.length === 0) return [];
	const { contributionForms: forms } = t;
	return db
		.select()
		.from(forms)
		.where(inArray(forms.roundId, [...roundIds]))
		.orderBy(asc(forms.at), asc(forms.memberId));
}

/** Keeps the last form of a member. */
export async function putForm(db: Db, t: Tables, row: FormRow): Promise<void> {
	const { given, reasons, at } = row;
	await db
		.insert(t.contributionForms)
		.values(row)
		.onConflictDoUpdate({
			target: [t.contributionForms.roundId, t.contributionForms.memberId],
			set: { given, reasons, at }
		});
}
