import type { App } from '../../src/lib/server/app.ts';
import { newId } from '../../src/lib/server/auth/secrets.ts';
import type { Grid } from '../../src/lib/server/services/grades.ts';
import type { ManualFacts } from '../../src/lib/server/services/grade-columns.ts';
import type { Weights } from '../../src/lib/classroom/grades/placing.ts';

/** A column by hand with full marks of 100 that counts where the test puts it. */
export const column = (more: Partial<ManualFacts> = {}): ManualFacts => ({
	...{ title: { zh: '报告', en: 'Report' }, source: 'manual', max: '100', closed: false, ...more }
});

/** Weights of one part that holds all of some columns. */
export const onePart = (
	columns: readonly string[],
	more: Partial<Weights['parts'][number]> = {}
): Weights => ({
	parts: [
		{
			...{ id: 'process', weight: '100', dropLowest: 0, cap: '100' },
			columns: columns.map((id) => ({ id, weight: '1' })),
			...more
		}
	],
	bonus: { columns: [], most: '5' },
	aside: []
});

/** Cells of a student by the id of their column, as the table shows them. */
export function cellsOf(grid: Grid, member: string): Record<string, [text: string, mark: string]> {
	const row = grid.rows.find(({ id }) => id === member)!;
	return Object.fromEntries(
		grid.columns.map(({ id }, at) => [id, [row.cells[at]!, row.marks[at]!]])
	);
}

/** A class as large as there are: students with columns by hand, all filled in. */
export async function largeBook(
	{ store }: Pick<App, 'store'>,
	classId: string,
	students: number,
	columns: number
): Promise<void> {
	const { t } = store;
	const at = new Date();
	const people = Array.from({ length: students }, (_, n) => ({
		...{ id: newId(), classId, userId: null, role: 'student' as const, name: `学生 ${n + 1}` },
		...{ studentNumber: `2023${String(n).padStart(4, '0')}`, status: 'active' as const },
		...{ extraTime: 0, createdAt: at }
	}));
	const manual = Array.from({ length: columns }, (_, n) => ({
		...{ id: newId(), classId, place: n, source: 'task' as const, max: '100', closed: true },
		...{ title: { zh: `作业 ${n + 1}`, en: `Homework ${n + 1}` }, version: 1 }
	}));
	const marks = people.flatMap(({ id }, x) =>
		manual.map((column, y) => ({
			...{ columnId: column.id, memberId: id, at },
			cell: { kind: 'score' as const, score: String(40 + ((x * 7 + y * 13) % 61)) }
		}))
	);
	await store.tx(async (db) => {
		await db.insert(t.members).values(people);
		await db.insert(t.manualColumns).values(manual);
		for (let from = 0; from < marks.length; from += 1_000)
			await db.insert(t.manualMarks).values(marks.slice(from, from + 1_000));
	});
}
